// Nobody reads or posts where they are no member, and a private room does not even show that it exists.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAccess, isVisible } from './access.ts';
import { type RoomView, roomRoles } from './room.ts';

const view = fc.record({
  room: fc.record({
    id: fc.uuid(),
    name: fc.string(),
    nameKey: fc.string(),
    kind: fc.constantFrom('public' as const, 'private' as const, 'direct' as const),
    topic: fc.string(),
    members: fc.nat(),
    settings: fc.record({
      retentionDays: fc.constant(undefined),
      maxMembers: fc.constant(undefined),
      slowModeSeconds: fc.constant(undefined),
      readOnly: fc.boolean(),
    }),
    createdAtMs: fc.nat(),
  }),
  membership: fc.option(fc.record({ role: fc.constantFrom(...roomRoles), joinedAtMs: fc.nat(), startSeq: fc.nat() }), {
    nil: undefined,
  }),
  directWith: fc.constant(undefined),
}) satisfies fc.Arbitrary<RoomView>;

test('without a membership there is neither reading nor posting, and nothing to see but public rooms', () => {
  fc.assert(
    fc.property(view, (seen) => {
      const stranger = { ...seen, membership: undefined };
      expect(decideAccess(stranger)).toEqual({ canRead: false, canPost: false });
      expect(isVisible(stranger)).toBe(seen.room.kind === 'public');
    }),
  );
});

test('every member sees and reads; who may post may read', () => {
  fc.assert(
    fc.property(view, (seen) => {
      fc.pre(seen.membership !== undefined);
      expect(isVisible(seen)).toBe(true);
      expect(decideAccess(seen).canRead).toBe(true);
    }),
  );
});

test.for(roomRoles)('in a read-only room a %s posts only from moderator up; elsewhere always', (role) => {
  fc.assert(
    fc.property(view, ({ room, directWith }) => {
      const { canPost } = decideAccess({ room, directWith, membership: { role, joinedAtMs: 0, startSeq: 0 } });
      expect(canPost).toBe(!room.settings.readOnly || ['owner', 'admin', 'moderator'].includes(role));
    }),
  );
});
