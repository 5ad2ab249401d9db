import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshName } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { leave, notNow, sceneOf } from '../scenes.ts';
import { download, fileParams, png, sendBytes, sha256Of, upload } from '../uploads.ts';

const notFound = { name: 'NOT_FOUND', data: { what: 'upload' } };

export const completeUpload: CommandSuite = {
  phase: 'after-login',
  params: { upload: '6f9619ff-8b86-4011-b42d-00c04fc964ff' },
  tests: (place) => {
    test('answers the attachment, with the type that its bytes have, and the same on a repeat', async () => {
      const { owner, room } = await sceneOf(place);
      const begun = await owner.client.request('BEGIN_UPLOAD', fileParams(room.id, png, 'not-a-text.txt'));
      await sendBytes(owner, begun.upload, png, begun);
      const complete = () => owner.client.request('COMPLETE_UPLOAD', { upload: begun.upload });
      const { attachment } = await complete();
      expect(attachment).toEqual({
        id: attachment.id,
        name: 'not-a-text.txt',
        type: 'image/png',
        size: png.length,
        sha256: sha256Of(png),
        width: 2,
        height: 1,
      });
      for (const repeat of await Promise.all([complete(), complete()])) expect(repeat).toEqual({ attachment });
    });

    test('makes attachments of their own of the same bytes', async () => {
      const { owner, member, room } = await sceneOf(place);
      const bytes = Buffer.from(freshName('the same bytes'));
      const [mine, theirs] = [await upload(owner, room.id, bytes), await upload(member, room.id, bytes, 'other.txt')];
      expect(theirs).toMatchObject({ name: 'other.txt', sha256: mine.sha256 });
      expect(theirs.id).not.toBe(mine.id);
      for (const [who, { id }] of [
        [owner, mine],
        [member, theirs],
      ] as const) {
        expect(await download(who, id)).toEqual(bytes);
      }
    });

    test('refuses bytes that were not announced, and leaves nothing of them', async () => {
      const { owner, room } = await sceneOf(place);
      const [announced, sent] = [Buffer.from(freshName('good')), Buffer.from(freshName('evil'))];
      const params = fileParams(room.id, announced);
      const begun = await owner.client.request('BEGIN_UPLOAD', params);
      await sendBytes(owner, begun.upload, sent.subarray(0, announced.length), begun);
      const refused = (method: string, more: object = {}) =>
        owner.client.refused(method, { upload: begun.upload, ...more });
      expect(await refused('COMPLETE_UPLOAD')).toMatchObject(notNow('hash'));
      expect(await refused('COMPLETE_UPLOAD')).toMatchObject(notFound);
      expect(await refused('UPLOAD_CHUNK', { offset: 0, data: 'aGVsbG8=' })).toMatchObject(notFound);
      const again = await owner.client.request('BEGIN_UPLOAD', params);
      expect(again.have).toBe(0);
      expect(again.upload).not.toBe(begun.upload);
    });

    test('refuses what lacks bytes, and says how many are there', async () => {
      const { owner, member, room } = await sceneOf(place);
      const bytes = Buffer.from(freshName('bytes'));
      const begun = await owner.client.request('BEGIN_UPLOAD', fileParams(room.id, bytes));
      await sendBytes(owner, begun.upload, bytes.subarray(0, 3), begun);
      const params = { upload: begun.upload };
      for (const refusal of [
        await member.client.refused('COMPLETE_UPLOAD', params),
        await owner.client.refused('COMPLETE_UPLOAD', { upload: randomUUID() }),
      ]) {
        expect(refusal).toMatchObject(notFound);
      }
      expect(await owner.client.refused('COMPLETE_UPLOAD', params)).toEqual({
        code: -32007,
        name: 'FAILED_PRECONDITION',
        data: { code: 'FAILED_PRECONDITION', reason: 'incomplete', have: 3 },
      });
      expect(await wrongParams(owner.client, 'COMPLETE_UPLOAD', { upload: 'x' })).toEqual(['upload']);
      await leave(owner, room, member);
      expect(await owner.client.refused('COMPLETE_UPLOAD', params)).toMatchObject(notFound);
    });
  },
};
