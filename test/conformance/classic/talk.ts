import { expect } from 'vitest';
import { type ClassicPerson, freshName } from '../people.ts';

/** Whatever tells who is there comes at any time, between answers too. */
export const isBoard = (text: string): boolean => /^(USER_LIST|ROOM_STATUS):/.test(text);

/** The next line that is not about who is there. */
export const answer = async ({ client }: ClassicPerson): Promise<string> =>
  (await client.lines.take(({ text }) => !isBoard(text), 'an answer')).text;

/** Says a line and takes as many answers. */
export const ask = async (person: ClassicPerson, line: string, count = 1): Promise<string[]> => {
  person.client.say(line);
  const answers = [];
  for (let i = 0; i < count; i++) answers.push(await answer(person));
  return answers;
};

/** Says text with a session that has asked for ids. @returns the message's id. */
export const saidId = async (person: ClassicPerson, text: string): Promise<string> => {
  const [sent = ''] = await ask(person, text);
  expect(sent).toMatch(/^MESSAGE_SENT:/);
  return sent.split(':')[1] ?? '';
};

/** Says text and has the others take it. @returns its id. */
export const saidToAll = async (
  author: ClassicPerson,
  text: string,
  ...others: readonly ClassicPerson[]
): Promise<string> => {
  const id = await saidId(author, text);
  for (const other of others) expect(await answer(other)).toContain(text);
  return id;
};

/** Ids and times of messages, as patterns. */
export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';
export const ts = '[0-9]{13}';

/** An id that no message has. */
export const nobodysId = '019ab0c5-1234-7c00-8d20-7d3f4e5a6b72';

/** A new room, whose owner is the first, and which is the current one of all. */
export const inNewRoom = async (...people: readonly ClassicPerson[]): Promise<string> => {
  const room = freshName('room');
  const [owner, ...others] = people as readonly [ClassicPerson, ...ClassicPerson[]];
  expect(await ask(owner, `CREATE_ROOM:${room}`, 2)).toEqual([`ROOM_CREATED:${room}`, `CURRENT_ROOM:${room}`]);
  for (const person of others) await ask(person, `JOIN_ROOM:${room}`, 2);
  return room;
};

export const toLobby = async (...people: readonly ClassicPerson[]): Promise<void> => {
  for (const person of people) {
    expect(await ask(person, 'JOIN_ROOM:Lobby', 2)).toEqual(['ROOM_JOINED:Lobby', 'CURRENT_ROOM:Lobby']);
  }
};

/** Nothing has come that nobody took: for the end of a test whose last line is known to come after all others. */
export const nothingMore = (...people: readonly ClassicPerson[]): void => {
  for (const { client } of people) expect(client.lines.peek(({ text }) => !isBoard(text))).toEqual([]);
};
