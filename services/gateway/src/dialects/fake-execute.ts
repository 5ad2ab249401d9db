import { ServiceError } from '@lair/contracts';
import type { CommandName, CommandParams, CommandResults, Message, Room } from '@lair/wire';
import type { ClassicState, Execute } from './classic-action.ts';

// Stand-ins for tests of what the dialect makes of commands and their answers.

type Handlers = { [N in CommandName]?: (params: CommandParams[N]) => CommandResults[N] };

/** Answers commands by functions, and notes what was asked. A command without one is not there. */
export const fakeExecute = (
  handlers: Handlers,
): { readonly execute: Execute; readonly asked: [CommandName, unknown][] } => {
  const asked: [CommandName, unknown][] = [];
  const execute: Execute = async (name, params) => {
    asked.push([name, params]);
    const handler = handlers[name];
    if (!handler) throw new ServiceError('FEATURE_DISABLED', { feature: 'none' });
    return handler(params);
  };
  return { execute, asked };
};

/** Commands that all refuse alike. */
export const refusing =
  (error: unknown): Execute =>
  () =>
    Promise.reject(error);

/** A session in a room called den. */
export const fakeState = (more: Partial<ClassicState> = {}): ClassicState => ({
  currentRoom: { id: 'den-id', name: 'den' },
  ids: false,
  events: false,
  enter: () => Promise.resolve(),
  ...more,
});

/** When all fake messages were said, milliseconds since the Unix epoch. */
export const saidAtMs = Date.parse('2025-01-31T12:00:00.123Z');

/** A message of ann's; its id ends in its seq. */
export const fakeMessage = (seq: number, content: string, more: Partial<Message> = {}): Message => ({
  id: `01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  room: 'den-id',
  seq,
  author: { id: 'ann-id', username: 'ann' },
  type: 'text',
  content,
  createdAt: new Date(saidAtMs).toISOString(),
  edits: 0,
  mentions: [],
  reactions: [],
  attachments: [],
  pinned: false,
  priority: 'normal',
  ...more,
});

/** A room, direct with `partner` if there is one, with a number of unread entries. */
export const fakeRoom = (name: string, unread: number, partner?: string): Room => ({
  id: `${name}${partner ?? ''}-id`,
  name,
  kind: partner === undefined ? 'public' : 'direct',
  topic: '',
  members: 3,
  head: unread,
  settings: { readOnly: false },
  createdAt: new Date(saidAtMs).toISOString(),
  me: { role: 'member', delivered: 0, read: 0, unread, mentions: 0 },
  ...(partner === undefined ? {} : { with: { id: `${partner}-id`, username: partner } }),
});
