// Whoever goes beyond what the operator allows of messages is told which bound it is, and nothing happens.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, register, roomOf, say, until } from '../people.ts';
import { isOwnSystem, type OwnTarget, startOwnTarget } from '../target.ts';
import { messageNow, notNow } from './scenes.ts';
import { fileParams, png, sendBytes } from './uploads.ts';

describe.runIf(isOwnSystem)('a system with bounds of its own', () => {
  let target: OwnTarget;
  let owner: Person;
  let room: string;
  beforeAll(async () => {
    target = await startOwnTarget({
      env: {
        LAIR_EDIT_WINDOW_SECONDS: '3',
        LAIR_EDITS_MAX: '1',
        LAIR_RESTORE_DAYS: '0',
        LAIR_PINS_MAX: '1',
        LAIR_CONTENT_MAX: '10',
        LAIR_ATTACHMENTS_MAX: '1',
        LAIR_ATTACHMENT_BYTES_MAX: '1000',
        LAIR_ATTACHMENT_TYPES_REFUSED: 'image/*',
      },
    });
    owner = await register(target);
    room = (await roomOf([owner])).id;
  });
  afterAll(() => target.close());

  test('refuses edits after the window, and more than there may be within it', async () => {
    const { id } = await say(owner, room, 'zero');
    const edit = (content: string) => owner.client.ask('EDIT_MESSAGE', { message: id, content });
    expect((await edit('one')).error).toBeUndefined();
    const within = (await edit('two')).error?.data;
    expect(within).toEqual({ code: 'FAILED_PRECONDITION', reason: 'no_edits', limit: 1 });
    const after = await until(
      () => edit('three'),
      ({ error }) => error?.data?.['reason'] !== 'no_edits',
    );
    expect(after.error?.data).toEqual({ code: 'FAILED_PRECONDITION', reason: 'edit_window' });
    expect(await messageNow(owner, { id })).toMatchObject({ content: 'one', edits: 1 });
  });

  test('refuses to bring back what was deleted too long ago', async () => {
    const { id } = await say(owner, room, 'gone');
    await owner.client.request('DELETE_MESSAGE', { message: id });
    expect(await owner.client.refused('RESTORE_MESSAGE', { message: id })).toMatchObject(notNow('restore_window'));
  });

  test('refuses more pins than a room may have', async () => {
    const [first, second] = [await say(owner, room, 'one'), await say(owner, room, 'two')];
    await owner.client.request('PIN_MESSAGE', { message: first.id });
    expect((await owner.client.refused('PIN_MESSAGE', { message: second.id })).data).toEqual({
      ...{ code: 'FAILED_PRECONDITION', reason: 'too_many_pins', limit: 1 },
    });
    await owner.client.request('UNPIN_MESSAGE', { message: first.id });
    await owner.client.request('PIN_MESSAGE', { message: second.id });
  });

  test('refuses longer content, sent or edited', async () => {
    const { id } = await say(owner, room, '0123456789');
    const content = '0123456789a';
    for (const [command, params] of [
      ['SEND_MESSAGE', { room }],
      ['REPLY_MESSAGE', { message: id }],
      ['EDIT_MESSAGE', { message: id }],
    ] as const) {
      const refusal = await owner.client.refused(command, { ...params, content });
      expect(refusal, command).toMatchObject({ name: 'TOO_LARGE', data: { limit: 10 } });
    }
  });

  test('refuses larger files, and files of refused types, whatever they call themselves', async () => {
    const large = fileParams(room, Buffer.alloc(1_001));
    expect(await owner.client.refused('BEGIN_UPLOAD', large)).toMatchObject({
      name: 'TOO_LARGE',
      data: { limit: 1_000 },
    });
    const honest = { ...fileParams(room, png), type: 'image/png' };
    expect(await owner.client.refused('BEGIN_UPLOAD', honest)).toMatchObject(notNow('file_type'));
    const begun = await owner.client.request('BEGIN_UPLOAD', fileParams(room, png));
    await sendBytes(owner, begun.upload, png, begun);
    const refusal = await owner.client.refused('COMPLETE_UPLOAD', { upload: begun.upload });
    expect(refusal).toMatchObject(notNow('file_type'));
  });
});
