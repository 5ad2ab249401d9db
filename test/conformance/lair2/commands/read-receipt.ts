import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshName, logInAgain, roomOf, say } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { messageNotFound, sceneOf } from '../scenes.ts';

export const readReceipt: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name', seq: 1 },
  tests: (place) => {
    test('moves what is unread, by place or by message, for all devices of the user, and only forward', async () => {
      const { owner, member, room } = await sceneOf(place);
      const phone = { name: 'phone', fingerprint: freshName('print') };
      const onPhone = await logInAgain(place.target(), member, place.kind, phone);
      const sent = [];
      for (const text of ['one', `two for @${member.username}`, 'three', `four for @${member.username}`]) {
        sent.push(await say(owner, room.id, text));
      }
      const me = async ({ client }: typeof member) => (await client.request('ROOM_INFO', { room: room.id })).room.me;
      const read = async (params: object) =>
        (await member.client.request('READ_RECEIPT', { room: room.name.toUpperCase(), ...params } as never)).read;
      expect(await me(member)).toMatchObject({ mentions: 2 });
      expect(await read({ seq: 4 })).toBe(4);
      for (const device of [member, onPhone]) {
        expect(await me(device)).toMatchObject({ read: 4, unread: 2, mentions: 1 });
      }
      const lower = await member.client.request('READ_RECEIPT', { message: sent[0]?.id ?? '' });
      expect(lower).toEqual({ read: 4 });
      const byMessage = await onPhone.client.request('READ_RECEIPT', { message: sent[2]?.id.toUpperCase() ?? '' });
      expect(byMessage).toEqual({ read: 5 });
      expect(await me(member)).toMatchObject({ read: 5, unread: 1, mentions: 1 });
      expect(await read({ seq: 1_000_000 })).toBe(6);
      expect(await me(member)).toMatchObject({ read: 6, unread: 0, mentions: 0 });
      expect(await me(owner)).toMatchObject({ mentions: 0 });
      await say(owner, room.id, `five for @${member.username}`);
      expect(await me(member)).toMatchObject({ read: 6, unread: 1, mentions: 1 });
    });

    test('does not find a room or a message that is not the caller’s to read', async () => {
      const [alice, bob] = await Promise.all([place.person(), place.person()]);
      const open = await roomOf([alice]);
      const { id } = await say(alice, open.id, 'hello');
      for (const room of [freshName('none'), randomUUID(), open.id, open.name]) {
        expect(await bob.client.refused('READ_RECEIPT', { room, seq: 1 })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
      for (const message of [randomUUID(), id]) {
        expect(await bob.client.refused('READ_RECEIPT', { message })).toMatchObject(messageNotFound);
      }
    });

    test('takes one of its two forms', async () => {
      const { client } = await place.person();
      const wrong = (params: object) => wrongParams(client, 'READ_RECEIPT', params);
      for (const params of [{}, { room: 'Lobby' }, { seq: 1 }, { room: 'Lobby', seq: 1, message: randomUUID() }]) {
        expect(await wrong(params)).toEqual(['']);
      }
      expect(await wrong({ room: 'Lobby', seq: -1 })).toEqual(['seq']);
      expect(await wrong({ message: 'x' })).toEqual(['message']);
    });
  },
};
