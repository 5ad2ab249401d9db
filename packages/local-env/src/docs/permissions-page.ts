/** Prints docs/reference/permissions.md. */
import { generatedNote, table } from './markdown-table.ts';
import { load } from './source.ts';

interface Permissions {
  readonly roomRoles: readonly string[];
  readonly roomKinds: readonly string[];
  readonly roomActions: Readonly<Record<string, string>>;
  mayInRoom(standing: { kind: string; role: string; readOnly: boolean }, action: string): boolean;
}

const source = 'packages/contracts/src/room-permissions.ts';
const { roomRoles, roomKinds, roomActions, mayInRoom } = await load<Permissions>(source);

/** In a direct room both are members, and it has no settings. */
const rolesIn = (kind: string): readonly string[] => (kind === 'direct' ? ['member'] : roomRoles);
const cellOf = (kind: string, role: string, action: string): string => {
  const may = (readOnly: boolean): boolean => mayInRoom({ kind, role, readOnly }, action);
  if (kind === 'direct' ? may(false) : may(true)) return 'yes';
  return may(false) ? 'unless read-only' : 'no';
};
const tableOf = (kind: string): string =>
  table(
    ['may', 'to', ...rolesIn(kind)],
    Object.entries(roomActions).map(([action, meaning]) => [
      `\`${action}\``,
      meaning,
      ...rolesIn(kind).map((role) => cellOf(kind, role, action)),
    ]),
  );

/** Kinds that do not differ share a table. */
const kindsOfTable = Map.groupBy(roomKinds, tableOf);
const sections = [...kindsOfTable].map(([rows, kinds]) => {
  const heading = `${kinds.join(' and ')} rooms`;
  return `## ${heading.charAt(0).toUpperCase()}${heading.slice(1)}\n\n${rows}`;
});

process.stdout.write(`${generatedNote(source)}

# Permissions

What the members of a room may do, by their role in it. rooms says who has which role; rooms and messages decide with this table. Whoever
is no member may do nothing: the room is \`NOT_FOUND\` for them, and so is all that is in it, except that anybody finds and joins a public
room. A member who lacks the role gets \`PERMISSION_DENIED\`, with the name from the first column as \`permission\`; an \`@room\` of
theirs is plain text.

*Unless read-only* is what a room with the setting \`readOnly\` closes for that role. Administrators and moderators of the server count as
at least moderator in every room with a name that they are a member of. From where on a member may read is the room's setting \`history\`.
Direct rooms have no settings, and both who talk there are members.

${sections.join('\n\n')}
`);
