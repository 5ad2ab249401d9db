// Nobody reads where they are no member, what lies before a member's time stays closed where the room says so, and a private room does not
// even show that it exists.
import { type RoomKind, roomRoles } from '@lair/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAccess, isVisible } from './access.ts';
import type { HistoryVisibility, RoomView } from './room.ts';

const view = fc.record({
  room: fc.record({
    id: fc.uuid(),
    name: fc.string(),
    nameKey: fc.string(),
    kind: fc.constantFrom<RoomKind>('public', 'private', 'direct'),
    topic: fc.string(),
    members: fc.nat(),
    settings: fc.record({
      retentionDays: fc.constant(undefined),
      maxMembers: fc.constant(undefined),
      slowModeSeconds: fc.constant(undefined),
      readOnly: fc.boolean(),
      history: fc.constantFrom<HistoryVisibility>('beginning', 'joining'),
    }),
    createdAtMs: fc.nat(),
  }),
  membership: fc.option(fc.record({ role: fc.constantFrom(...roomRoles), joinedAtMs: fc.nat(), startSeq: fc.nat() }), {
    nil: undefined,
  }),
  directWith: fc.constant(undefined),
}) satisfies fc.Arbitrary<RoomView>;

test('without a membership there is no reading, and nothing to see but public rooms', () => {
  fc.assert(
    fc.property(view, (seen) => {
      const stranger = { ...seen, membership: undefined };
      expect(decideAccess(stranger)).toMatchObject({ canRead: false });
      expect(isVisible(stranger)).toBe(seen.room.kind === 'public');
    }),
  );
});

test('every member of a room with a name, and both of a direct one, see and read', () => {
  fc.assert(
    fc.property(view, (seen) => {
      fc.pre(seen.membership !== undefined && (seen.room.kind !== 'direct' || seen.membership.role === 'member'));
      expect(isVisible(seen)).toBe(true);
      expect(decideAccess(seen).canRead).toBe(true);
    }),
  );
});

test('history is visible from the beginning, or from the seq a membership starts at', () => {
  fc.assert(
    fc.property(view, (seen) => {
      fc.pre(seen.membership !== undefined);
      const { visibleAfterSeq, historyFromJoining } = decideAccess(seen);
      expect(historyFromJoining).toBe(seen.room.settings.history === 'joining');
      expect(visibleAfterSeq).toBe(historyFromJoining ? seen.membership?.startSeq : 0);
    }),
  );
});

test('the room says itself whether it is read-only', () => {
  fc.assert(fc.property(view, (seen) => void expect(decideAccess(seen).readOnly).toBe(seen.room.settings.readOnly)));
});
