import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshName, logInAgain, roomOf, say, takeLog } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

/** Params of SEND_MESSAGE and DM that are wrong whatever the message goes to, with the paths that are complained of. */
export const wrongMessages: readonly (readonly [object, string[]])[] = [
  [{ content: undefined }, ['content']],
  [{ content: '' }, ['content']],
  [{ content: ' \n\t ' }, ['content']],
  [{ content: '\u0000\u0001' }, ['content']],
  [{ content: '\ud800' }, ['content']],
  [{ content: 5 }, ['content']],
  [{ type: 'system' }, ['type']],
  [{ clientId: 'not-a-uuid' }, ['clientId']],
  [{ replyTo: 'x', priority: 'high' }, ['priority', 'replyTo']],
  [{ attachments: 'x' }, ['attachments']],
  [{ content: 'x'.repeat(8_001), colour: 'red' }, ['colour', 'content']],
];

export const sendMessage: CommandSuite = {
  phase: 'after-login',
  params: { room: 'no-room-of-that-name', content: 'hello' },
  tests: ({ target, kind, person }) => {
    test('stores a message and sends it to every member, the sender included', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const message = await say(alice, room.name.toUpperCase(), 'hello');
      expect(message).toMatchObject({
        room: room.id,
        seq: 3,
        author: { id: alice.user.id, username: alice.username },
        type: 'text',
        content: 'hello',
        edits: 0,
        mentions: [],
        reactions: [],
        attachments: [],
        pinned: false,
        priority: 'normal',
      });
      expect(message).not.toHaveProperty('clientId');
      for (const { client } of [alice, bob]) {
        expect(await client.event('MESSAGE')).toEqual({ room: room.id, seq: 3, message });
      }
    });

    test('keeps the type, and the text in one form without control characters', async () => {
      const alice = await person();
      const room = await roomOf([alice]);
      expect(await say(alice, room.id, '**b**', { type: 'markdown' })).toMatchObject({ type: 'markdown' });
      expect(await say(alice, room.id, '\tif (x) {\n', { type: 'code' })).toMatchObject({ content: '\tif (x) {\n' });
      expect((await say(alice, room.id, 'cafe\u0301 \u0007\u001b[31m👋')).content).toBe('caf\u00e9 [31m👋');
      expect((await say(alice, room.id, 'two\u2028"lines" \\ </script>')).content).toBe('two\n"lines" \\ </script>');
    });

    test('counts characters, not bytes, and says what the limit is', async () => {
      const alice = await person();
      const room = await roomOf([alice]);
      expect((await say(alice, room.id, '👋'.repeat(8_000))).content).toHaveLength(16_000);
      expect(await alice.client.refused('SEND_MESSAGE', { room: room.id, content: '👋'.repeat(8_001) })).toEqual({
        code: -32008,
        name: 'TOO_LARGE',
        data: { code: 'TOO_LARGE', limit: 8_000 },
      });
    });

    test('gives messages of one connection seqs in the order in which they were sent', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const texts = Array.from({ length: 100 }, (_, i) => `message ${i}`);
      const answers = await Promise.all(texts.map((text) => say(alice, room.id, text)));
      expect(answers.map(({ seq }) => seq)).toEqual(texts.map((_, i) => 3 + i));
      for (const member of [alice, bob]) {
        expect((await takeLog(member, room.id, 102)).map(({ content }) => content)).toEqual(texts);
      }
    });

    test('gives messages of many connections seqs without holes, the same for everybody', async () => {
      const people = [await person(), await person(), await person()] as const;
      const room = await roomOf(people);
      const sends = people.flatMap((member) => Array.from({ length: 20 }, (_, i) => say(member, room.id, `text ${i}`)));
      const seqs = (await Promise.all(sends)).map(({ seq }) => seq).sort((a, b) => a - b);
      expect(seqs).toEqual(Array.from({ length: 60 }, (_, i) => 4 + i));
      const [first, ...others] = await Promise.all(people.map((member) => takeLog(member, room.id, 63)));
      expect(first?.map(({ seq }) => seq)).toEqual(seqs);
      for (const other of others) expect(other).toEqual(first);
    });

    test('answers a repeat of a clientId with the first message, and sends it once', async () => {
      const [alice, bob] = [await person(), await person()];
      const room = await roomOf([alice, bob]);
      const clientId = randomUUID();
      const first = await say(alice, room.id, 'once', { clientId });
      expect(first.clientId).toBe(clientId);
      expect(await say(alice, room.id, 'once', { clientId: clientId.toUpperCase() })).toEqual(first);
      expect(await say(alice, room.name, 'once', { clientId })).toEqual(first);
      await say(alice, room.id, 'next');
      expect((await takeLog(bob, room.id, 4)).map(({ content }) => content)).toEqual(['once', 'next']);
    });

    test('makes one message of the same clientId sent at once from several connections', async () => {
      const alice = await person();
      const again = await logInAgain(target(), alice, kind);
      const room = await roomOf([alice]);
      const clientId = randomUUID();
      const sends = [alice, again, alice, again, alice].map((from) => say(from, room.id, 'once', { clientId }));
      const [first, ...others] = await Promise.all(sends);
      for (const other of others) expect(other).toEqual(first);
      expect((await say(alice, room.id, 'next')).seq).toBe(3);
    });

    test('refuses a clientId of another message of the same author', async () => {
      const [alice, bob] = [await person(), await person()];
      const [room, elsewhere] = [await roomOf([alice, bob]), await roomOf([alice])];
      const clientId = randomUUID();
      const current = await say(alice, room.id, 'once', { clientId });
      for (const other of [
        { room: room.id, content: 'other', clientId },
        { room: room.id, content: 'once', clientId, type: 'markdown' },
        { room: elsewhere.id, content: 'once', clientId },
      ]) {
        expect(await alice.client.refused('SEND_MESSAGE', other)).toMatchObject({
          name: 'CONFLICT',
          data: { current },
        });
      }
      expect(await say(bob, room.id, 'mine', { clientId })).toMatchObject({ content: 'mine', clientId });
    });

    test('does not find a room that is not there or that the caller may not see', async () => {
      const [alice, bob] = [await person(), await person()];
      const hidden = await roomOf([alice], { kind: 'private' });
      for (const room of [freshName('none'), randomUUID(), hidden.id, hidden.name]) {
        expect(await bob.client.refused('SEND_MESSAGE', { room, content: 'hello' })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'room' },
        });
      }
    });

    test('is for members, and in a read-only room for those who run it', async () => {
      const [alice, bob, carol] = [await person(), await person(), await person()];
      const [open, readOnly] = [await roomOf([alice]), await roomOf([alice, bob], { settings: { readOnly: true } })];
      expect(await carol.client.refused('SEND_MESSAGE', { room: open.id, content: 'hi' })).toMatchObject({
        name: 'PERMISSION_DENIED',
        data: { permission: 'post' },
      });
      expect(await bob.client.refused('SEND_MESSAGE', { room: readOnly.id, content: 'hi' })).toMatchObject({
        name: 'PERMISSION_DENIED',
        data: { permission: 'post' },
      });
      await say(alice, readOnly.id, 'announcement');
      expect(await bob.client.event('MESSAGE')).toMatchObject({ message: { content: 'announcement' } });
    });

    test.each(['urgent', 'bulk'])(
      'answers FEATURE_DISABLED to priority %s, before it looks for the room',
      async (priority) => {
        const { client } = await person();
        const params = { room: freshName('none'), content: 'hello', replyTo: randomUUID(), priority };
        expect(await client.refused('SEND_MESSAGE', params)).toEqual({
          code: -32010,
          name: 'FEATURE_DISABLED',
          data: { code: 'FEATURE_DISABLED', feature: 'priorities' },
        });
      },
    );

    test('refuses params of the wrong kind before features and before it looks for the room', async () => {
      const { client } = await person();
      const base = { room: freshName('none'), content: 'hello', priority: 'urgent' };
      for (const [extra, paths] of wrongMessages) {
        expect(await wrongParams(client, 'SEND_MESSAGE', { ...base, ...extra })).toEqual(paths);
      }
      expect(await client.refused('SEND_MESSAGE', { ...base, content: 'x'.repeat(8_001) })).toMatchObject({
        name: 'TOO_LARGE',
      });
      expect(await wrongParams(client, 'SEND_MESSAGE', { content: 'hello' })).toEqual(['room']);
    });
  },
};
