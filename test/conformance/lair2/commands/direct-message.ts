import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshName, logInAgain, say, takeLog, whisper } from '../../people.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';
import { wrongMessages } from './send-message.ts';

export const directMessage: CommandSuite = {
  phase: 'after-login',
  params: { user: 'nobody-of-that-name', content: 'hello' },
  tests: ({ target, kind, person }) => {
    test('makes the room on first use and reaches the other at once', async () => {
      const [alice, bob] = [await person(), await person()];
      const message = await whisper(alice, bob.username.toUpperCase(), 'psst');
      expect(message).toMatchObject({ seq: 1, content: 'psst', author: { username: alice.username } });
      for (const { client } of [alice, bob]) {
        expect(await client.event('MESSAGE')).toEqual({ room: message.room, seq: 1, message });
      }
    });

    test('has one room for both directions, named by id, by username, or as any room', async () => {
      const [alice, bob] = [await person(), await person()];
      const first = await whisper(alice, bob.user.id.toUpperCase(), 'one');
      const second = await whisper(bob, alice.username, 'two');
      const third = await say(alice, first.room, 'three');
      expect([second.room, third.room]).toEqual([first.room, first.room]);
      for (const member of [alice, bob]) {
        expect((await takeLog(member, first.room, 3)).map(({ content }) => content)).toEqual(['one', 'two', 'three']);
      }
    });

    test('makes one room when both begin at once, from several connections', async () => {
      const [alice, bob] = [await person(), await person()];
      const again = await logInAgain(target(), alice, kind);
      const sent = await Promise.all([
        whisper(alice, bob.username, 'a'),
        whisper(again, bob.user.id, 'b'),
        whisper(bob, alice.username, 'c'),
        whisper(alice, bob.username, 'd'),
      ]);
      expect(new Set(sent.map(({ room }) => room)).size).toBe(1);
      expect(sent.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4]);
    });

    test('reaches the other connections of the sender', async () => {
      const [alice, bob] = [await person(), await person()];
      const again = await logInAgain(target(), alice, kind, { name: 'phone', fingerprint: freshName('print') });
      const { room } = await whisper(alice, bob.username, 'from the laptop');
      expect(await again.client.event('MESSAGE')).toMatchObject({ room, message: { content: 'from the laptop' } });
    });

    test('waits for somebody who is away', async () => {
      const [alice, bob] = [await person(), await person()];
      await bob.client.close();
      const sent = [await whisper(alice, bob.username, 'first'), await whisper(alice, bob.username, 'second')];
      const back = await logInAgain(target(), bob, kind);
      expect((await takeLog(back, sent[0]?.room ?? '', 2)).map(({ content }) => content)).toEqual(['first', 'second']);
    });

    test('may be to oneself', async () => {
      const alice = await person();
      const message = await whisper(alice, alice.username, 'note');
      expect(await alice.client.event('MESSAGE')).toMatchObject({ room: message.room });
    });

    test('answers a repeat of a clientId with the first message', async () => {
      const [alice, bob] = [await person(), await person()];
      const params = { user: bob.username, content: 'once', clientId: randomUUID() };
      const answers = await Promise.all([1, 2, 3].map(() => alice.client.request('DM', params)));
      for (const { message } of answers) expect(message).toEqual(answers[0]?.message);
      expect(await alice.client.refused('DM', { ...params, content: 'other' })).toMatchObject({ name: 'CONFLICT' });
      expect((await whisper(alice, bob.username, 'next')).seq).toBe(2);
    });

    test('does not find somebody who is not there', async () => {
      const { client } = await person();
      for (const user of [freshName('nobody'), randomUUID()]) {
        expect(await client.refused('DM', { user, content: 'hello' })).toMatchObject({
          name: 'NOT_FOUND',
          data: { what: 'user' },
        });
      }
    });

    test('answers FEATURE_DISABLED before it looks for the user', async () => {
      const { client } = await person();
      const params = { user: freshName('nobody'), content: 'hello', priority: 'urgent' };
      expect(await client.refused('DM', params)).toMatchObject({
        name: 'FEATURE_DISABLED',
        data: { feature: 'priorities' },
      });
    });

    test('refuses params of the wrong kind before features and before it looks for the user', async () => {
      const { client } = await person();
      const base = { user: freshName('nobody'), content: 'hello', priority: 'urgent' };
      for (const [extra, paths] of wrongMessages) {
        expect(await wrongParams(client, 'DM', { ...base, ...extra })).toEqual(paths);
      }
      expect(await client.refused('DM', { ...base, content: 'x'.repeat(8_001) })).toMatchObject({ name: 'TOO_LARGE' });
      for (const user of [undefined, 'ab', 'no user: ever', 7]) {
        expect(await wrongParams(client, 'DM', { content: 'hello', user })).toEqual(['user']);
      }
    });
  },
};
