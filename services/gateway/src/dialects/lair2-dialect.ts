import { randomUUID } from 'node:crypto';
import { errorCatalogue, toWireUserReference } from '@lair/contracts';
import { ERROR_CODES, errorLine, eventLine, parseClientLine, type RequestId, resultLine, wireError } from '@lair/wire';
import { type Admitted, admit } from '../commands/dispatch.ts';
import { fixedLimits } from '../limits.ts';
import { carryOut } from './carry-out.ts';
import type { Dialect, DialectDeps, DialectHost, Turn } from './dialect.ts';
import { toWireError } from './wire-errors.ts';

const notificationKinds = {
  NOTIFICATION_KIND_DM: 'dm',
  NOTIFICATION_KIND_REPLY: 'reply',
  NOTIFICATION_KIND_MENTION: 'mention',
} as const;

/** Commands after which the user's rooms are followed. */
const loginCommands: ReadonlySet<string> = new Set(['REGISTER', 'LOGIN', 'RESUME']);

/** JSON-RPC lines, over TLS or inside a classic session. */
export const createLair2Dialect = (host: DialectHost, deps: DialectDeps): Dialect => {
  let parseErrors = 0;

  const request = (method: string, params: unknown, id: RequestId | undefined): Turn | undefined => {
    let command: Admitted;
    try {
      command = admit(method, params, host, deps);
    } catch (error) {
      // A notification has no answer, whatever is wrong with it.
      if (id !== undefined) host.writeLine(errorLine(id, toWireError(error, randomUUID())));
      return undefined;
    }
    return { effect: command.effect, run: () => run(command, id) };
  };

  const run = async (command: Admitted, id: RequestId | undefined): Promise<void> => {
    try {
      const result = await carryOut(command, deps);
      if (id !== undefined) host.writeLine(resultLine(id, result));
      command.replied();
      if (loginCommands.has(command.name)) await host.startFollowing();
    } catch (error) {
      if (id !== undefined) host.writeLine(errorLine(id, toWireError(error, command.requestId)));
    }
  };

  return {
    name: 'lair/2',
    read: (line) => {
      const parsed = parseClientLine(line);
      switch (parsed.kind) {
        case 'request':
          return request(parsed.method, parsed.params, parsed.id);
        case 'notification':
          return request(parsed.method, parsed.params, undefined);
        case 'problem': {
          if (parsed.answer) host.writeLine(errorLine(parsed.id, parsed.error));
          if (parsed.error.code === ERROR_CODES.PARSE_ERROR && ++parseErrors >= fixedLimits.parseErrorsMax)
            host.close();
          return undefined;
        }
      }
    },
    lineTooLong: (limit) =>
      host.writeLine(errorLine(null, wireError('TOO_LARGE', errorCatalogue.TOO_LARGE.message, { limit }))),
    wants: () => true,
    push: (_follower, batch, firstIndex) => host.writeBatch(batch, firstIndex),
    gap: (room, from, to) => host.writeLine(eventLine('GAP', { room, from, to })),
    presence: ({ userId, username, online }) =>
      host.writeLine(eventLine('PRESENCE', { user: { id: userId, username }, state: online ? 'online' : 'offline' })),
    notify: ({ kind, roomId, messageId, author, excerpt }) =>
      host.writeLine(
        eventLine('NOTIFICATION', {
          kind: notificationKinds[kind as keyof typeof notificationKinds] ?? 'mention',
          room: roomId,
          message: messageId,
          author: toWireUserReference(author),
          excerpt,
        }),
      ),
    synced: () => host.writeLine(eventLine('SYNCED', {})),
    revoked: (reason) => {
      host.writeLine(eventLine('SESSION_REVOKED', { reason }));
      host.close();
    },
    shutdown: (reconnectWithinMs) => host.writeLine(eventLine('SHUTDOWN', { reconnectWithinMs })),
    closed: () => undefined,
  };
};
