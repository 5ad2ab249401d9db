import type { CommandName, CommandParams, Message, Room } from '@lair/wire';
import { expect } from 'vitest';
import { type Person, resume, roomOf } from '../people.ts';
import type { Place } from './command-suite.ts';

/** What most tests of messages begin with. */
export interface Scene {
  /** The room's owner. */
  readonly owner: Person;
  /** A member. */
  readonly member: Person;
  readonly room: Room;
}

/** An owner and a member in a room of theirs. */
export const sceneOf = async (
  { person }: Pick<Place, 'person'>,
  params: Partial<CommandParams['CREATE_ROOM']> = {},
): Promise<Scene> => {
  const [owner, member] = await Promise.all([person(), person()]);
  return { owner, member, room: await roomOf([owner, member], params) };
};

/** Answers a message and takes what was stored. */
export const answer = async (
  { client }: Pick<Person, 'client'>,
  message: string,
  content: string,
  extra: Partial<CommandParams['REPLY_MESSAGE']> = {},
): Promise<Message> => (await client.request('REPLY_MESSAGE', { message, content, ...extra })).message;

/** A message as somebody sees it now. */
export const messageNow = async ({ client }: Pick<Person, 'client'>, { id }: Pick<Message, 'id'>): Promise<Message> =>
  (await client.request('GET_MESSAGE', { message: id })).message;

/** A message as events show it, in which no reaction is anybody's own. */
export const asInEvents = (message: Message): Message => ({
  ...message,
  reactions: message.reactions.map((reaction) => ({ ...reaction, mine: false })),
});

/** Who did something, as events show it. */
export const referenceTo = ({ user, username }: Person): { readonly id: string; readonly username: string } => ({
  id: user.id,
  username,
});

/** One entry of a room's log as it was sent. */
export interface Entry {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Takes the entries of a room's log as they come, up to and with one seq. */
export const takeEntries = async (
  { client }: Pick<Person, 'client'>,
  room: Pick<Room, 'id'>,
  untilSeq: number,
): Promise<Entry[]> => {
  const taken: Entry[] = [];
  for (;;) {
    const entry = await client.events.take(
      ({ params }) => params['room'] === room.id && typeof params['seq'] === 'number',
      `the entry ${untilSeq} of the room`,
    );
    taken.push(entry);
    if ((entry.params['seq'] as number) >= untilSeq) return taken;
  }
};

/** Somebody who goes away and comes back to what they missed of a room. */
export const away = async (
  { target, kind }: Pick<Place, 'target' | 'kind'>,
  person: Person,
): Promise<{ comeBack(): Promise<Person> }> => {
  await person.client.close();
  return { comeBack: () => resume(target(), person, kind) };
};

/** How a command is refused that is about a message which the caller may not know of. */
export const messageNotFound = { name: 'NOT_FOUND', data: { what: 'message' } };

/** How a command is refused that asks for a permission. */
export const denied = (permission: string) => ({ name: 'PERMISSION_DENIED', data: { permission } });

/** How a command is refused that cannot be carried out now. */
export const notNow = (reason: string) => ({ name: 'FAILED_PRECONDITION', data: { reason } });

/** Asks for a message by every command that reads one of them, and expects each to say that it is not there. */
export const expectHidden = async (
  { client }: Pick<Person, 'client'>,
  message: string,
  commands: readonly CommandName[],
): Promise<void> => {
  for (const command of commands) {
    expect(await client.refused(command, { message })).toMatchObject(messageNotFound);
  }
};

/** Somebody leaves a room, as another member is told: from then on they can do nothing there. */
export const leave = async (who: Person, room: Pick<Room, 'id'>, witness: Person): Promise<void> => {
  await who.client.request('LEAVE_ROOM', { room: room.id });
  await witness.client.event('ROOM_LEFT', (event) => event.room === room.id && event.user.id === who.user.id);
};
