/**
 * Protects: a role on the whole server counts for a moderator's in named rooms that its holder is a member of, and nowhere else; it takes
 * nothing away.
 */
import {
  leastRoles,
  mayInRoom,
  type RoomAction,
  type RoomStanding,
  roomActions,
  roomKinds,
  roomRoles,
} from '@lair/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { permits, standingOf } from './standing.ts';

const serverRoles = ['user', 'moderator', 'admin'] as const;
const standings: fc.Arbitrary<RoomStanding> = fc.record({
  kind: fc.constantFrom(...roomKinds),
  role: fc.option(fc.constantFrom(...roomRoles), { nil: undefined, freq: 6 }),
  readOnly: fc.boolean(),
});
const callers = fc.record({ role: fc.constantFrom(...serverRoles) });
const actions = fc.constantFrom(...(Object.keys(roomActions) as RoomAction[]));

test('whatever a membership alone permits stays permitted', () => {
  fc.assert(
    fc.property(standings, callers, actions, (standing, caller, action) => {
      if (mayInRoom(standing, action)) expect(permits({ standing }, caller, action)).toBe(true);
    }),
  );
});

test('what a membership does not permit is permitted only where it would be to a moderator, by a role on the server', () => {
  fc.assert(
    fc.property(standings, callers, actions, (standing, caller, action) => {
      const raised = permits({ standing }, caller, action) && !mayInRoom(standing, action);
      const would =
        caller.role !== 'user' &&
        standing.kind !== 'direct' &&
        standing.role !== undefined &&
        mayInRoom({ ...standing, role: 'moderator' }, action);
      if (raised) expect(would).toBe(true);
      if (would) expect(permits({ standing }, caller, action)).toBe(true);
    }),
  );
});

test('kind and read-only of the room stay, and so does a role that is higher', () => {
  fc.assert(
    fc.property(standings, callers, (standing, caller) => {
      const raised = standingOf({ standing }, caller);
      expect({ kind: raised.kind, readOnly: raised.readOnly }).toEqual({
        kind: standing.kind,
        readOnly: standing.readOnly,
      });
      if (standing.role === 'owner' || standing.role === 'admin') expect(raised).toEqual(standing);
    }),
  );
});

test('who is no member may do nothing, whatever their role on the server', () => {
  fc.assert(
    fc.property(standings, callers, actions, (standing, caller, action) => {
      expect(permits({ standing: { ...standing, role: undefined } }, caller, action)).toBe(false);
    }),
  );
});

test('nobody moderates a direct room', () => {
  const standing = { kind: 'direct', role: 'member', readOnly: false } as const;
  expect(leastRoles.direct['delete-any']).toBe('nobody');
  expect(permits({ standing }, { role: 'admin' }, 'delete-any')).toBe(false);
});
