import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { leave, sceneOf } from '../scenes.ts';
import { fileParams } from '../uploads.ts';

const bytes = Buffer.from('hello, world');

export const uploadChunk: CommandSuite = {
  phase: 'after-login',
  params: { upload: '6f9619ff-8b86-4011-b42d-00c04fc964ff', offset: 0, data: 'aGVsbG8=' },
  tests: (place) => {
    test('adds bytes behind those that are there, and passes over what it has', async () => {
      const { owner, room } = await sceneOf(place);
      const { upload } = await owner.client.request('BEGIN_UPLOAD', fileParams(room.id, bytes));
      const add = (from: number, to: number) =>
        owner.client.request('UPLOAD_CHUNK', {
          upload: upload.toUpperCase(),
          offset: from,
          data: bytes.subarray(from, to).toString('base64'),
        });
      expect(await add(0, 5)).toEqual({ have: 5 });
      expect(await add(0, 5)).toEqual({ have: 5 });
      expect(await add(2, 4)).toEqual({ have: 5 });
      expect(await add(3, 8)).toEqual({ have: 8 });
      expect(await add(8, bytes.length)).toEqual({ have: bytes.length });
      expect(await add(0, bytes.length)).toEqual({ have: bytes.length });
      const { attachment } = await owner.client.request('COMPLETE_UPLOAD', { upload });
      const { data } = await owner.client.request('DOWNLOAD', { attachment: attachment.id });
      expect(Buffer.from(data, 'base64')).toEqual(bytes);
    });

    test('refuses in its order: too big a chunk, upload, size, a hole', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { upload, chunk } = await owner.client.request('BEGIN_UPLOAD', fileParams(room.id, bytes));
      const base = { upload, offset: 0, data: bytes.toString('base64') };
      const tooBig = Buffer.alloc(chunk + 1).toString('base64');
      const wrong = await wrongParams(owner.client, 'UPLOAD_CHUNK', { ...base, upload: randomUUID(), data: tooBig });
      expect(wrong).toEqual(['data']);
      const notFound = { name: 'NOT_FOUND', data: { what: 'upload' } };
      const beyond = { ...base, offset: 6 };
      expect(await owner.client.refused('UPLOAD_CHUNK', { ...beyond, upload: randomUUID() })).toMatchObject(notFound);
      expect(await member.client.refused('UPLOAD_CHUNK', beyond)).toMatchObject(notFound);
      expect(await owner.client.refused('UPLOAD_CHUNK', beyond)).toMatchObject({
        name: 'TOO_LARGE',
        data: { limit: bytes.length },
      });
      expect(await owner.client.refused('UPLOAD_CHUNK', { ...base, offset: 3, data: 'aGVsbG8=' })).toMatchObject({
        name: 'CONFLICT',
        data: { current: { have: 0 } },
      });
      await leave(owner, room, member);
      expect(await owner.client.refused('UPLOAD_CHUNK', base)).toMatchObject(notFound);
    });

    test('refuses params of the wrong kind before it looks for the upload', async () => {
      const { client } = await place.person();
      const base = { upload: randomUUID(), offset: 0, data: 'aGVsbG8=' };
      for (const [extra, paths] of [
        [{ upload: 'x' }, ['upload']],
        [{ offset: -1 }, ['offset']],
        [{ data: '' }, ['data']],
        [{ data: 'no base64' }, ['data']],
        [{ data: 'aGVsbG8' }, ['data']],
      ] as const) {
        expect(await wrongParams(client, 'UPLOAD_CHUNK', { ...base, ...extra })).toEqual(paths);
      }
    });
  },
};
