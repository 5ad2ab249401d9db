import type { CommandName } from '@lair/wire';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { answeredCommands, type Lair2Client } from '../../network/lair2-client.ts';
import { type Person, register } from '../people.ts';
import { type SessionKind, sessionKinds, startTarget, type Target } from '../target.ts';

/** Where a command's tests run. */
export interface Place {
  /** The session over which the clients of a test speak. */
  readonly kind: SessionKind;
  target(): Target;
  /** Somebody new who is logged in. */
  person(): Promise<Person>;
  /** A connection on which nobody has logged in. */
  stranger(): Promise<Lair2Client>;
}

/** When a command may be given. */
export type Phase = 'before-login' | 'after-login' | 'always';

/** One command's own tests. What holds for every command is tested by `runCommandSuites`. */
export interface CommandSuite {
  readonly phase: Phase;
  /** Params of the right shape, whether or not what they name exists. */
  readonly params: object;
  /** Declares the tests. */
  readonly tests: (place: Place) => void;
}

/** Declares the tests of some commands, over both sessions, on one server. */
export const runCommandSuites = (suites: Partial<Record<CommandName, CommandSuite>>): void => {
  let target: Target;
  beforeAll(async () => {
    target = await startTarget();
  });
  // Everybody is in the Lobby: those of earlier tests would hear of everybody who comes after them.
  afterEach(() => target.dismissClients());
  afterAll(() => target.close());
  const entries = Object.entries(suites) as [CommandName, CommandSuite][];

  describe.each(sessionKinds)('over %s', (kind) => {
    const place: Place = {
      kind,
      target: () => target,
      person: () => register(target, kind),
      stranger: () => target.connect(kind),
    };
    describe.each(entries)('%s', (name, suite) => {
      suite.tests(place);
      gates(name, suite, place);
    });
  });

  test('every command was answered', () => {
    expect(entries.map(([name]) => name).filter((name) => !answeredCommands.has(name))).toEqual([]);
  });
};

/** The gates that every command has, in their order: state before params. */
const gates = (name: CommandName, { phase, params }: CommandSuite, place: Place): void => {
  const wrong = { ...params, nonsense: 1 };
  if (phase === 'after-login') {
    test('is refused before login, whatever its params are', async () => {
      const client = await place.stranger();
      expect(await client.refused(name, wrong)).toMatchObject({ name: 'UNAUTHENTICATED' });
      expect(await client.refused(name, params)).toMatchObject({ name: 'UNAUTHENTICATED' });
      await client.close();
    });
  }
  if (phase === 'before-login') {
    test('is refused after login, whatever its params are', async () => {
      const { client } = await place.person();
      for (const any of [wrong, params]) {
        expect(await client.refused(name, any)).toMatchObject({
          name: 'FAILED_PRECONDITION',
          data: { reason: 'logged_in' },
        });
      }
      await client.close();
    });
  }
  test('refuses a param that it does not have, by its name, before anything else of the command', async () => {
    const client = phase === 'after-login' ? (await place.person()).client : await place.stranger();
    expect(await client.refused(name, wrong)).toEqual({
      code: -32602,
      name: 'INVALID_PARAMS',
      data: { issues: [{ path: 'nonsense', message: 'is not a param of this command' }] },
    });
    await client.close();
  });
};

/** The paths of the params that an answer complains of. */
export const wrongParams = async (client: Lair2Client, method: CommandName, params: object): Promise<string[]> => {
  const { name, data } = await client.refused(method, params);
  expect(name).toBe('INVALID_PARAMS');
  return (data['issues'] as { path: string }[]).map(({ path }) => path).sort();
};
