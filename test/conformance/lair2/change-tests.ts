import { randomUUID } from 'node:crypto';
import type { CommandName, LogEventName, Message } from '@lair/wire';
import { expect, test } from 'vitest';
import { type Person, roomOf, say, takeLog, whisper } from '../people.ts';
import { type Place, wrongParams } from './command-suite.ts';
import { away, messageNotFound, type Scene, sceneOf } from './scenes.ts';

/** A command that changes a message, as far as all of them are alike. */
export interface ChangeCommand {
  readonly command: CommandName;
  /** Its params beside the message. */
  readonly params?: object;
  /** The entry of the log that it becomes. */
  readonly event: LogEventName;
  /** What has to happen first so that the command has something to do, as that many entries of the log. The room's owner may do it. */
  readonly first?: { readonly entries: number; do(owner: Person, message: Message): Promise<unknown> };
  /** The entry's params beside room and seq, after the owner has changed a message of theirs and got this answer. */
  eventParams(answer: Record<string, unknown>, scene: Scene, message: Message): object;
}

const noMessage = '6f9619ff-8b86-4011-b42d-00c04fc964ff';

/** Params of the right shape. */
export const changeParams = ({ params }: Pick<ChangeCommand, 'params'>): object => ({ message: noMessage, ...params });

/** Declares the tests that every command has which changes a message. */
export const changeTests = (place: Place, change: ChangeCommand): void => {
  const { command, params = {}, event, first } = change;
  const { person } = place;
  /** The owner's message, ready to be changed, and the seq of the last entry. */
  const begin = async (scene: Scene): Promise<{ message: Message; seq: number }> => {
    const message = await say(scene.owner, scene.room.id, 'the message');
    await first?.do(scene.owner, message);
    return { message, seq: message.seq + (first?.entries ?? 0) };
  };
  /** Also holds the answer against its declared shape. */
  const act = (from: Person, message: Message, extra: object = {}): Promise<Record<string, unknown>> =>
    from.client.request(command, { message: message.id, ...params, ...extra } as never);

  test('is heard by every member, and again by who comes back and has not acknowledged it', async () => {
    const scene = await sceneOf(place);
    const { owner, member, room } = scene;
    const { message, seq } = await begin(scene);
    const answer = await act(owner, message);
    const expected = { room: room.id, seq: seq + 1, ...change.eventParams(answer, scene, message) };
    const isIt = (entry: { seq: number; room: string }) => entry.room === room.id && entry.seq === seq + 1;
    for (const { client } of [owner, member]) expect(await client.event(event, isIt as never)).toEqual(expected);
    const back = await (await away(place, member)).comeBack();
    expect(await back.client.event(event, isIt as never)).toEqual(expected);
  });

  test('does a repeat of a clientId no second time, and refuses it for something else, saying what for', async () => {
    const scene = await sceneOf(place);
    const { owner, member, room } = scene;
    const [ofSend, ofChange] = [randomUUID(), randomUUID()];
    const sent = await say(owner, room.id, 'sent', { clientId: ofSend });
    const { message, seq } = await begin(scene);
    const conflict = async (name: string, other: object, currentId: string) => {
      const refusal = await owner.client.refused(name, other);
      expect(refusal).toMatchObject({ name: 'CONFLICT', data: { current: { id: currentId } } });
      return refusal.data['current'];
    };
    const used = { message: message.id, ...params, clientId: ofSend };
    expect(await conflict(command, used, sent.id)).toEqual(sent);
    const answer = await act(owner, message, { clientId: ofChange });
    expect(await act(owner, message, { clientId: ofChange.toUpperCase() })).toEqual(answer);
    const repeats = await Promise.all([1, 2, 3].map(() => act(owner, message, { clientId: ofChange })));
    for (const repeat of repeats) expect(repeat).toEqual(answer);
    await conflict(command, { message: sent.id, ...params, clientId: ofChange }, message.id);
    await conflict('SEND_MESSAGE', { room: room.id, content: 'sent', clientId: ofChange }, message.id);
    const otherCommand = command === 'PIN_MESSAGE' ? 'UNPIN_MESSAGE' : 'PIN_MESSAGE';
    await conflict(otherCommand, { message: message.id, clientId: ofChange }, message.id);
    await say(owner, room.id, 'next');
    const log = await takeLog(member, room.id, seq + 2);
    expect(log.slice(-2).map(({ method }) => method)).toEqual([event, 'MESSAGE']);
  });

  test('does not find a message that is not there or that the caller may not read, if it can be one', async () => {
    const [alice, bob] = await Promise.all([person(), person()]);
    const [open, hidden] = [await roomOf([alice]), await roomOf([alice], { kind: 'private' })];
    const theirs = [
      randomUUID(),
      (await say(alice, open.id, 'open')).id,
      (await say(alice, hidden.id, 'hidden')).id,
      (await whisper(alice, alice.username, 'mine')).id,
    ];
    for (const message of theirs) {
      expect(await bob.client.refused(command, { message, ...params })).toMatchObject(messageNotFound);
    }
    for (const message of [undefined, 7, '', 'not-an-id']) {
      expect(await wrongParams(bob.client, command, { ...params, message })).toEqual(['message']);
    }
    expect(await wrongParams(bob.client, command, { ...changeParams(change), clientId: 'x' })).toEqual(['clientId']);
  });
};
