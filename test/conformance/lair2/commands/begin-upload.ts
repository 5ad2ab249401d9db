import { expect, test } from 'vitest';
import { freshName, logInAgain, roomOf } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { denied, notNow, sceneOf } from '../scenes.ts';
import { fileParams, sendBytes, sha256Of } from '../uploads.ts';

const someBytes = Buffer.from('hello');
const chunkBytes = 131_072;

export const beginUpload: CommandSuite = {
  phase: 'after-login',
  params: fileParams('no-room-of-that-name', someBytes),
  tests: (place) => {
    const { person } = place;

    test('says where to begin, and on a repeat where to go on, over any connection of the user', async () => {
      const { owner, room } = await sceneOf(place);
      const bytes = Buffer.alloc(chunkBytes + 10, freshName('bytes'));
      const params = fileParams(room.name.toUpperCase(), bytes);
      const begun = await owner.client.request('BEGIN_UPLOAD', params);
      expect(begun).toEqual({ upload: begun.upload, chunk: chunkBytes, have: 0 });
      await sendBytes(owner, begun.upload, bytes.subarray(0, chunkBytes), begun);
      owner.client.destroy();
      await owner.client.closed;
      const again = await logInAgain(place.target(), owner, place.kind);
      const resumed = await again.client.request('BEGIN_UPLOAD', {
        ...fileParams(room.id, bytes, 'other name.txt'),
        sha256: sha256Of(bytes).toUpperCase(),
      });
      expect(resumed).toEqual({ ...begun, have: chunkBytes });
      await sendBytes(again, resumed.upload, bytes, resumed);
      const { attachment } = await again.client.request('COMPLETE_UPLOAD', { upload: resumed.upload });
      expect(attachment).toMatchObject({ size: bytes.length, sha256: sha256Of(bytes) });
    });

    test('is one’s own: another user with the same file begins anew', async () => {
      const { owner, member, room } = await sceneOf(place);
      const params = fileParams(room.id, Buffer.from(freshName('bytes')));
      const [first, second] = [
        await owner.client.request('BEGIN_UPLOAD', params),
        await member.client.request('BEGIN_UPLOAD', params),
      ];
      expect(second.upload).not.toBe(first.upload);
    });

    test('refuses in its order: room, permission, size', async () => {
      const { owner, member, room } = await sceneOf(place, { settings: { readOnly: true } });
      const hidden = await roomOf([owner], { kind: 'private' });
      const open = await roomOf([owner]);
      const tooLarge = { ...fileParams(room.id, someBytes), size: 104_857_601 };
      for (const name of [freshName('none'), hidden.id, hidden.name, open.id]) {
        expect(await member.client.refused('BEGIN_UPLOAD', { ...tooLarge, room: name })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
      expect(await member.client.refused('BEGIN_UPLOAD', tooLarge)).toMatchObject(denied('attach'));
      expect(await owner.client.refused('BEGIN_UPLOAD', tooLarge)).toMatchObject({
        name: 'TOO_LARGE',
        data: { limit: 104_857_600 },
      });
    });

    test('keeps what is begun and not completed within the bound', async () => {
      const { owner, room } = await sceneOf(place);
      const files = Array.from({ length: 21 }, (_, i) => fileParams(room.id, Buffer.from(`file ${i}`)));
      const outcomes = await Promise.all(files.map((params) => owner.client.ask('BEGIN_UPLOAD', params)));
      const refusals = outcomes.filter(({ error }) => error).map(({ error }) => error?.data);
      expect(refusals).toEqual([{ code: notNow('').name, reason: 'too_many_uploads', limit: 20 }]);
      // One that is begun already is no further one.
      await owner.client.request('BEGIN_UPLOAD', files[0] as (typeof files)[0]);
    });

    test('refuses params of the wrong kind before it looks for the room', async () => {
      const { client } = await person();
      const base = fileParams(freshName('none'), someBytes);
      for (const [extra, paths] of [
        [{ room: undefined }, ['room']],
        [{ name: '' }, ['name']],
        [{ name: 'x'.repeat(256) }, ['name']],
        [{ name: 'two\nlines' }, ['name']],
        [{ type: 'no type' }, ['type']],
        [{ size: 0 }, ['size']],
        [{ size: 1.5 }, ['size']],
        [{ sha256: 'abc' }, ['sha256']],
      ] as const) {
        expect(await wrongParams(client, 'BEGIN_UPLOAD', { ...base, ...extra })).toEqual(paths);
      }
    });
  },
};
