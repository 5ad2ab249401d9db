import { randomBytes } from 'node:crypto';
import type { CommandParams, Message, Room, Session, User } from '@lair/wire';
import type { ClassicClient } from '../network/classic-client.ts';
import type { Lair2Client } from '../network/lair2-client.ts';
import { patienceMs } from '../network/line-inbox.ts';
import type { SessionKind, Target } from './target.ts';

/** Somebody who is logged in with lair/2. */
export interface Person {
  readonly client: Lair2Client;
  readonly user: User;
  readonly session: Session;
  readonly username: string;
}

/** Everybody's. */
export const password = 'correct horse battery';

const run = randomBytes(3).toString('hex');
let names = 0;

/** A name that nobody has, for a user or a room: a suite may run again on the same server. */
export const freshName = (stem: string): string => `${stem}-${run}-${process.pid % 1_000}-${++names}`;

/** A new user on a connection of their own. */
export const register = async (
  target: Target,
  kind: SessionKind = 'tls',
  extra: Partial<CommandParams['REGISTER']> = {},
): Promise<Person> => {
  const client = await target.connect(kind);
  const username = extra.username ?? freshName('user');
  const { user, session } = await client.request('REGISTER', { username, password, ...extra });
  return { client, user, session, username };
};

/** The same user on another connection, with a session of its own. */
export const logInAgain = async (
  target: Target,
  { username }: Pick<Person, 'username'>,
  kind: SessionKind = 'tls',
  device?: CommandParams['LOGIN']['device'],
): Promise<Person> => {
  const client = await target.connect(kind);
  const { user, session } = await client.request('LOGIN', { username, password, ...(device ? { device } : {}) });
  return { client, user, session, username };
};

/** The same session on another connection. */
export const resume = async (target: Target, person: Person, kind: SessionKind = 'tls'): Promise<Person> => {
  const client = await target.connect(kind);
  const { user, session } = await client.request('RESUME', { token: person.session.token });
  return { client, user, session, username: person.username };
};

/** A room of the first one that the others have joined, one after the other. Everybody has taken the events of that. */
export const roomOf = async (
  [owner, ...others]: readonly [Person, ...Person[]],
  params: Partial<CommandParams['CREATE_ROOM']> = {},
): Promise<Room> => {
  const { room } = await owner.client.request('CREATE_ROOM', { name: freshName('room'), ...params });
  const members: Person[] = [];
  for (const member of [owner, ...others]) {
    if (member !== owner) await member.client.request('JOIN_ROOM', { room: room.id });
    members.push(member);
    const isTheirs = (event: { room: string; user: { id: string } }): boolean =>
      event.room === room.id && event.user.id === member.user.id;
    for (const { client } of members) await client.event('ROOM_JOINED', isTheirs);
  }
  return room;
};

/** Sends text and takes the answer. */
export const say = async (
  { client }: Pick<Person, 'client'>,
  room: string,
  content: string,
  extra: Partial<CommandParams['SEND_MESSAGE']> = {},
): Promise<Message> => (await client.request('SEND_MESSAGE', { room, content, ...extra })).message;

/** Sends direct text and takes the answer. */
export const whisper = async (from: Pick<Person, 'client'>, user: string, content: string): Promise<Message> =>
  (await from.client.request('DM', { user, content })).message;

/**
 * Takes the entries of a room's log as they come, up to and with one seq. What is asserted on the result is all that came of that room, as
 * entries of a room arrive in order.
 */
export const takeLog = async (
  { client }: Pick<Person, 'client'>,
  room: string,
  untilSeq: number,
): Promise<{ readonly method: string; readonly seq: number; readonly content: string | undefined }[]> => {
  const taken = [];
  for (;;) {
    const { method, params } = await client.events.take(
      (event) => event.params['room'] === room && typeof event.params['seq'] === 'number',
      `the entry ${untilSeq} of the room`,
    );
    const seq = params['seq'] as number;
    taken.push({ method, seq, content: (params['message'] as Message | undefined)?.content });
    if (seq >= untilSeq) return taken;
  }
};

const askEveryMs = 25;

/** Asks until the answer is right: for what is a question and has no event to wait on. */
export const until = async <T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`not right in time: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
};

/** Somebody who is logged in with the classic dialect, after the hold. */
export interface ClassicPerson {
  readonly client: ClassicClient;
  readonly username: string;
}

export const classicSuccess = 'Authentication successful! Welcome to The Lair!';

const classicPerson = async (target: Target, type: 'login' | 'register', username: string): Promise<ClassicPerson> => {
  const client = await target.connectClassic();
  const answer = await client.authenticate(type, username, password);
  if (answer !== classicSuccess) throw new Error(`${type} was answered ${answer}`);
  // The list is the first thing after the hold.
  await client.matching(/^USER_LIST:/);
  return { client, username };
};

export const classicRegister = (target: Target, username = freshName('user')): Promise<ClassicPerson> =>
  classicPerson(target, 'register', username);

export const classicLogIn = (target: Target, username: string): Promise<ClassicPerson> =>
  classicPerson(target, 'login', username);
