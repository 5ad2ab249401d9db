/** A name that goes to a proto comes back the same, and what is no name of an enum comes back as nothing. */
import { expect, test } from 'vitest';
import { messageTypeOf, protoMessageType, protoRoomKind, protoRoomRole, roomKindOf, roomRoleOf } from './enum-names.ts';

test.each([
  ['message types', protoMessageType, messageTypeOf],
  ['kinds of rooms', protoRoomKind, roomKindOf],
  ['roles in rooms', protoRoomRole, roomRoleOf],
])('%s come back as they went', (_what, protoNames, nameOf) => {
  for (const [name, protoName] of Object.entries(protoNames)) expect(nameOf(protoName)).toBe(name);
  for (const unknown of ['', 'ROOM_KIND_UNSPECIFIED', 'constructor', '__proto__'])
    expect(nameOf(unknown)).toBeUndefined();
});
