import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshName, say } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { leave, sceneOf } from '../scenes.ts';
import { download, upload } from '../uploads.ts';

const notFound = { name: 'NOT_FOUND', data: { what: 'attachment' } };

export const downloadAttachment: CommandSuite = {
  phase: 'after-login',
  params: { attachment: '6f9619ff-8b86-4011-b42d-00c04fc964ff' },
  tests: (place) => {
    test('reads any part of the bytes', async () => {
      const { owner, member, room } = await sceneOf(place);
      const bytes = Buffer.alloc(200_000, freshName('bytes'));
      const { id } = await upload(owner, room.id, bytes);
      await say(owner, room.id, '', { attachments: [id] });
      const part = async (params: object) => {
        const { data, size } = await member.client.request('DOWNLOAD', { attachment: id, ...params });
        expect(size).toBe(bytes.length);
        return Buffer.from(data, 'base64');
      };
      expect(await part({ offset: 7, length: 5 })).toEqual(bytes.subarray(7, 12));
      expect(await part({ offset: bytes.length - 3, length: 100 })).toEqual(bytes.subarray(-3));
      expect(await part({})).toEqual(bytes.subarray(0, 131_072));
      expect(await part({ length: 1_000_000 })).toHaveLength(131_072);
      for (const offset of [bytes.length, bytes.length + 1_000]) expect(await part({ offset })).toHaveLength(0);
      expect((await download(member, id)).equals(bytes)).toBe(true);
    });

    test('is the sender’s until a message carries it, and then of who can read that', async () => {
      const { owner, member, room } = await sceneOf(place);
      const stranger = await place.person();
      const { id } = await upload(owner, room.id, Buffer.from('hello'));
      const refused = async ({ client }: typeof owner, attachment = id) =>
        expect(await client.refused('DOWNLOAD', { attachment })).toMatchObject(notFound);
      await download(owner, id);
      await refused(member);
      const message = await say(owner, room.id, 'see', { attachments: [id] });
      expect(message.attachments.map((attachment) => attachment.id)).toEqual([id]);
      await download(member, id);
      await refused(stranger);
      await refused(owner, randomUUID());
      await leave(member, room, owner);
      await refused(member);
    });

    test('ends when the message is deleted, for its author, too, and goes on when it is restored', async () => {
      const { owner, member, room } = await sceneOf(place);
      const { id } = await upload(owner, room.id, Buffer.from('hello'));
      const message = await say(owner, room.id, 'see', { attachments: [id] });
      await owner.client.request('DELETE_MESSAGE', { message: message.id });
      for (const { client } of [owner, member]) {
        expect(await client.refused('DOWNLOAD', { attachment: id })).toMatchObject(notFound);
      }
      const restored = await owner.client.request('RESTORE_MESSAGE', { message: message.id });
      expect(restored.message.attachments).toEqual(message.attachments);
      expect((await download(member, id)).toString()).toBe('hello');
    });

    test('refuses params of the wrong kind before it looks for the attachment', async () => {
      const { client } = await place.person();
      for (const [extra, paths] of [
        [{ attachment: 'x' }, ['attachment']],
        [{ offset: -1 }, ['offset']],
        [{ length: 0 }, ['length']],
      ] as const) {
        expect(await wrongParams(client, 'DOWNLOAD', { attachment: randomUUID(), ...extra })).toEqual(paths);
      }
    });
  },
};
