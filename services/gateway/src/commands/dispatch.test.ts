/** A request is refused by the first gate that it fails, in the documented order, for every command of the protocol. */
import { ServiceError } from '@lair/contracts';
import { COMMAND_NAMES, FEATURE_COMMANDS, type FeatureName, featureOfCommand, parseParams } from '@lair/wire';
import { expect, test, vi } from 'vitest';
import type { Identity } from '../peers/identity.ts';
import type { CommandClient, CommandDeps } from './command.ts';
import { commandTable } from './command-table.ts';
import { admit, UnknownCommand } from './dispatch.ts';
import { featuresWithout } from './features.ts';

const depsWithout = (...off: FeatureName[]): CommandDeps =>
  ({ parseParams, features: featuresWithout(new Set(off)) }) as unknown as CommandDeps;
const deps = depsWithout();
const client = (over: Partial<CommandClient> = {}): CommandClient =>
  ({ identity: undefined, directRooms: new Map(), spend: () => 0, ...over }) as unknown as CommandClient;
const somebody = {} as Identity;
const refusal = (method: string, params: unknown, over: Partial<CommandClient>, features = deps): string => {
  try {
    admit(method, params, client(over), features);
    return 'admitted';
  } catch (error) {
    if (error instanceof UnknownCommand) return 'METHOD_NOT_FOUND';
    return error instanceof ServiceError ? error.code : String(error);
  }
};
const wrong = { 'no such param': 1 };
const broke = { spend: () => 250 };

test('the table has every command, and each costs something', () => {
  expect(Object.keys(commandTable).sort()).toEqual([...COMMAND_NAMES].sort());
  for (const row of Object.values(commandTable)) expect(row.cost).toBeGreaterThan(0);
});

test('1: an unknown command is unknown whatever else is wrong', () => {
  expect(refusal('NONSENSE', wrong, broke)).toBe('METHOD_NOT_FOUND');
  expect(refusal('toString', {}, {})).toBe('METHOD_NOT_FOUND');
});

const commandsOfProtocol = [...new Set([...COMMAND_NAMES, ...Object.keys(FEATURE_COMMANDS)])];

test.each(commandsOfProtocol)('2: %s runs only in its phase', (method) => {
  const openToAll = ['HELLO', 'PING'].includes(method);
  const beforeLogin = ['REGISTER', 'LOGIN', 'RESUME'].includes(method);
  const nobody = refusal(method, wrong, broke);
  const loggedIn = refusal(method, wrong, { ...broke, identity: somebody });
  const isBuilt = (COMMAND_NAMES as readonly string[]).includes(method);
  expect(nobody).toBe(openToAll || beforeLogin ? 'RATE_LIMITED' : 'UNAUTHENTICATED');
  expect(loggedIn).toBe(beforeLogin ? 'FAILED_PRECONDITION' : isBuilt ? 'RATE_LIMITED' : 'FEATURE_DISABLED');
});

test.each(Object.keys(FEATURE_COMMANDS))('3: %s is refused with its feature while that is off', (method) => {
  const feature = featureOfCommand(method) as FeatureName;
  const admitIt = () => admit(method, wrong, client({ ...broke, identity: somebody }), depsWithout(feature));
  expect(admitIt).toThrow(expect.objectContaining({ code: 'FEATURE_DISABLED', data: { feature } }));
  expect(refusal(method, wrong, broke, depsWithout(feature))).toBe('UNAUTHENTICATED');
});

test('4: without budget the wait is named, and 5: with it the params are judged', () => {
  expect(() => admit('PING', wrong, client(broke), deps)).toThrow(
    expect.objectContaining({ code: 'RATE_LIMITED', data: { retryAfterMs: 250 } }),
  );
  expect(refusal('PING', wrong, {})).toBe('INVALID_PARAMS');
  expect(refusal('SEND_MESSAGE', { room: 'x', content: 'a'.repeat(8_001) }, { identity: somebody })).toBe('TOO_LARGE');
});

const id = '01900000-0000-7000-8000-000000000001';
const toNobody = { SEND_MESSAGE: { room: 'x' }, DM: { user: 'bob' }, REPLY_MESSAGE: { message: id } } as const;

test.each([
  [{ type: 'image' }, 'attachments'],
  [{ replyTo: id }, 'threads'],
  [{ attachments: [id] }, 'attachments'],
  [{ priority: 'urgent' }, 'priorities'],
] as const)('6: a message with %j needs the feature %s', (extra, feature) => {
  for (const [method, target] of Object.entries(toNobody)) {
    if (method === 'REPLY_MESSAGE' && 'replyTo' in extra) continue;
    const me = client({ identity: somebody });
    const params = { ...target, content: 'y', ...extra };
    const admitIt = () => admit(method, params, me, depsWithout(feature));
    expect(admitIt).toThrow(expect.objectContaining({ code: 'FEATURE_DISABLED', data: { feature } }));
    if (feature !== 'priorities') expect(refusal(method, params, { identity: somebody })).toBe('admitted');
  }
});

test('the first message to somebody is a change, the next ones are sends', () => {
  const me = client({ identity: somebody });
  const effect = () => admit('DM', { user: 'Bob', content: 'hi' }, me, deps).effect;
  expect(effect()).toBe('change');
  me.directRooms.set('bob', 'room');
  expect(effect()).toBe('send');
});

test('the budget is asked for the cost of the command', () => {
  const spend = vi.fn(() => 0);
  admit('CREATE_ROOM', { name: 'den' }, client({ identity: somebody, spend }), deps);
  expect(spend).toHaveBeenCalledExactlyOnceWith(commandTable.CREATE_ROOM.cost);
});
