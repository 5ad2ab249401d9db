// What somebody does to a message is answered to the byte, seen by whoever is in its room, on another gateway too, and by nobody else; and
// nobody does what is not theirs to do.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClassicPerson, classicLogIn, classicRegister, freshName, logInAgain, roomOf, say } from '../people.ts';
import { isOwnSystem, type OwnTarget, startTarget, type Target } from '../target.ts';
import { answer, ask, inNewRoom, nobodysId, nothingMore, saidId, saidToAll, toLobby } from './talk.ts';

let target: Target;
let elsewhere: Target;
/** With ids. */
let alice: ClassicPerson;
/** As the unmodified client, on another gateway. */
let bob: ClassicPerson;
/** With ids and events, on another gateway. */
let carol: ClassicPerson;

beforeAll(async () => {
  target = await startTarget();
  elsewhere = isOwnSystem ? await (target as OwnTarget).gatewayWith({}) : target;
  [alice, bob, carol] = await Promise.all([
    classicRegister(target),
    classicRegister(elsewhere),
    classicRegister(elsewhere),
  ]);
  await ask(alice, 'CLIENT_CAPS:ids');
  await ask(carol, 'CLIENT_CAPS:ids,events');
});
afterAll(() => target.close());

const notFound = (id: string): string => `Record not found: Message with id ${id}`;
const denied = (deed: string): string =>
  `Validation error: user_id - Permission denied: only message author can ${deed}`;

/** The id of a message in a room that only alice is in. */
const hiddenId = async (): Promise<string> => {
  const back = await logInAgain(target, alice);
  const room = await roomOf([back], { kind: 'private' });
  const { id } = await say(back, room.id, 'hidden');
  await back.client.close();
  return id;
};

describe('EDIT_MESSAGE', () => {
  test('is told to everybody in the room, once, and not to its author', async () => {
    await inNewRoom(alice, bob, carol);
    const id = await saidToAll(alice, 'helo', bob, carol);
    expect(await ask(alice, `EDIT_MESSAGE:${id}:hello: all`)).toEqual([`MESSAGE_EDITED:${id}:hello: all`]);
    for (const person of [bob, carol]) {
      expect(await answer(person)).toBe(`MESSAGE_EDITED:${alice.username}:${id}:hello: all`);
    }
    expect(await ask(bob, 'GET_HISTORY:1')).toEqual([`HISTORY:${alice.username}:hello: all`]);
    const text = freshName('after it');
    await saidToAll(alice, text, bob, carol);
    nothingMore(alice, bob, carol);
  });

  test('comes as one line without control characters, whatever it was made of', async () => {
    await inNewRoom(alice, bob);
    const id = await saidToAll(alice, 'one', bob);
    const again = await logInAgain(target, alice);
    await again.client.request('EDIT_MESSAGE', { message: id, content: 'two\nlines\tand a tab' });
    expect(await answer(bob)).toBe(`MESSAGE_EDITED:${alice.username}:${id}:two lines and a tab`);
    await again.client.close();
    nothingMore(alice);
  });

  test('in a conversation is told wherever the other is', async () => {
    await inNewRoom(carol);
    await toLobby(alice);
    await ask(carol, `DM:${alice.username}:psst`);
    const [, id = ''] = (await answer(alice)).split(':');
    expect(await ask(carol, `EDIT_MESSAGE:${id}:hush`)).toEqual([`MESSAGE_EDITED:${id}:hush`]);
    expect(await answer(alice)).toBe(`MESSAGE_EDITED:${carol.username}:${id}:hush`);
    nothingMore(alice, carol);
  });

  test('is not told to those who have another room in front of them', async () => {
    await inNewRoom(alice, bob);
    const id = await saidToAll(alice, 'first', bob);
    await toLobby(bob);
    await ask(alice, `EDIT_MESSAGE:${id}:second`);
    await ask(alice, `DM:${bob.username}:done`);
    expect(await answer(bob)).toBe(`PRIVATE_MESSAGE:${alice.username}:done`);
    nothingMore(bob);
  });

  test('refuses what is not there, not theirs, deleted, empty or too long', async () => {
    await inNewRoom(alice, carol);
    const id = await saidToAll(alice, 'mine', carol);
    const refuses = async (person: ClassicPerson, line: string, why: string): Promise<void> => {
      expect(await ask(person, line)).toEqual([`MESSAGE_ERROR:Failed to edit message: ${why}`]);
    };
    await refuses(alice, `EDIT_MESSAGE:${nobodysId}:x`, notFound(nobodysId));
    await refuses(alice, 'EDIT_MESSAGE:no-id:x', notFound('no-id'));
    const hidden = await hiddenId();
    await refuses(carol, `EDIT_MESSAGE:${hidden}:x`, notFound(hidden));
    await refuses(carol, `EDIT_MESSAGE:${id}:x`, denied('edit'));
    const [empty] = await ask(alice, `EDIT_MESSAGE:${id}: `);
    expect(empty).toMatch(/^MESSAGE_ERROR:Failed to edit message: The content must not be empty/);
    await refuses(alice, `EDIT_MESSAGE:${id}:${'x'.repeat(8_001)}`, 'This is longer than 8000 characters.');
    await ask(alice, `DELETE_MESSAGE:${id}`);
    expect(await answer(carol)).toBe(`MESSAGE_DELETED:${alice.username}:${id}`);
    await refuses(alice, `EDIT_MESSAGE:${id}:x`, 'The message is deleted.');
    nothingMore(alice, carol);
  });
});

describe('DELETE_MESSAGE', () => {
  test('is told to those who asked for events, and the message is gone', async () => {
    await inNewRoom(alice, bob, carol);
    const id = await saidToAll(alice, 'oh no', bob, carol);
    expect(await ask(alice, `DELETE_MESSAGE: ${id} `)).toEqual([`MESSAGE_DELETED:${id}`]);
    expect(await answer(carol)).toBe(`MESSAGE_DELETED:${alice.username}:${id}`);
    expect(await ask(alice, `DELETE_MESSAGE:${id}`)).toEqual([`MESSAGE_DELETED:${id}`]);
    await saidToAll(alice, 'next', bob, carol);
    expect(await ask(bob, 'GET_HISTORY:5')).toEqual([`HISTORY:${alice.username}:next`]);
    nothingMore(alice, bob, carol);
  });

  test('is for the author and for moderators of the room', async () => {
    await inNewRoom(alice, bob, carol);
    const text = freshName('of carol');
    const id = await saidToAll(carol, text, alice, bob);
    expect(await ask(bob, `DELETE_MESSAGE:${id}`)).toEqual([
      `MESSAGE_ERROR:Failed to delete message: ${denied('delete')}`,
    ]);
    expect(await ask(alice, `DELETE_MESSAGE:${id}`)).toEqual([`MESSAGE_DELETED:${id}`]);
    expect(await answer(carol)).toBe(`MESSAGE_DELETED:${alice.username}:${id}`);
    for (const missing of [nobodysId, 'no-id']) {
      expect(await ask(alice, `DELETE_MESSAGE:${missing}`)).toEqual([
        `MESSAGE_ERROR:Failed to delete message: ${notFound(missing)}`,
      ]);
    }
    nothingMore(alice, bob, carol);
  });

  test('undone by a moderator shows the message again, as an edit, to those who were told', async () => {
    await inNewRoom(alice, bob, carol);
    const id = await saidToAll(alice, 'back soon', bob, carol);
    await ask(alice, `DELETE_MESSAGE:${id}`);
    expect(await answer(carol)).toBe(`MESSAGE_DELETED:${alice.username}:${id}`);
    const again = await logInAgain(target, alice);
    await again.client.request('RESTORE_MESSAGE', { message: id });
    expect(await answer(carol)).toBe(`MESSAGE_EDITED:${alice.username}:${id}:back soon`);
    await again.client.close();
    await saidToAll(alice, 'next', bob, carol);
    nothingMore(alice, bob, carol);
  });
});

describe('REACT_MESSAGE', () => {
  test('is told to those who asked for events, each change once', async () => {
    await inNewRoom(alice, bob, carol);
    const id = await saidToAll(alice, 'cake', bob, carol);
    for (let i = 0; i < 2; i++) {
      expect(await ask(alice, `REACT_MESSAGE:${id}:🎂`)).toEqual([`REACTION_ADDED:${id}:🎂`]);
    }
    expect(await answer(carol)).toBe(`REACTION_ADDED:${alice.username}:${id}:🎂`);
    expect(await ask(bob, `REACT_MESSAGE:${id.toUpperCase()}::heart:`)).toEqual([`REACTION_ADDED:${id}::heart:`]);
    expect(await answer(carol)).toMatch(new RegExp(`^REACTION_ADDED:${bob.username}:${id}:❤`));
    await saidToAll(alice, 'next', bob, carol);
    nothingMore(alice, bob, carol);
  });

  test('refuses what is no emoji, not there, or deleted', async () => {
    await inNewRoom(alice);
    const id = await saidId(alice, 'cake');
    const refusal = async (line: string): Promise<string | undefined> => (await ask(alice, line))[0];
    const failed = 'MESSAGE_ERROR:Failed to add reaction:';
    expect(await refusal(`REACT_MESSAGE:${id}:cake`)).toMatch(new RegExp(`^${failed} The emoji `));
    expect(await refusal(`REACT_MESSAGE:${nobodysId}:🎂`)).toBe(`${failed} ${notFound(nobodysId)}`);
    expect(await refusal('REACT_MESSAGE:no-id:🎂')).toBe(`${failed} ${notFound('no-id')}`);
    await ask(alice, `DELETE_MESSAGE:${id}`);
    expect(await refusal(`REACT_MESSAGE:${id}:🎂`)).toBe(`${failed} The message is deleted.`);
    nothingMore(alice);
  });
});

describe('UNREACT_MESSAGE', () => {
  test('takes back one’s own, and nothing to take back is no error', async () => {
    await inNewRoom(alice, carol);
    const id = await saidToAll(alice, 'cake', carol);
    await ask(alice, `REACT_MESSAGE:${id}:🎂`);
    expect(await answer(carol)).toBe(`REACTION_ADDED:${alice.username}:${id}:🎂`);
    expect(await ask(carol, `UNREACT_MESSAGE:${id}:🎂`)).toEqual([`REACTION_REMOVED:${id}:🎂`]);
    for (let i = 0; i < 2; i++) {
      expect(await ask(alice, `UNREACT_MESSAGE:${id}:🎂`)).toEqual([`REACTION_REMOVED:${id}:🎂`]);
    }
    expect(await answer(carol)).toBe(`REACTION_REMOVED:${alice.username}:${id}:🎂`);
    expect(await ask(alice, `UNREACT_MESSAGE:${nobodysId}:🎂`)).toEqual([
      `MESSAGE_ERROR:Failed to remove reaction: ${notFound(nobodysId)}`,
    ]);
    nothingMore(alice, carol);
  });
});

test('somebody who was away is shown what messages say now, in order, and none that is gone', async () => {
  const [dave, lobby] = [await classicRegister(elsewhere), freshName('in the lobby')];
  await toLobby(alice);
  dave.client.close();
  await dave.client.closed;
  const kept = await saidId(alice, `${lobby} kep`);
  const gone = await saidId(alice, `${lobby} gone`);
  await ask(alice, `EDIT_MESSAGE:${kept}:${lobby} kept`);
  await ask(alice, `EDIT_MESSAGE:${gone}:${lobby} still gone`);
  await ask(alice, `REACT_MESSAGE:${gone}:🎂`);
  await ask(alice, `DELETE_MESSAGE:${gone}`);
  await ask(alice, `REPLY_MESSAGE:${kept}:${lobby} answer`);
  for (const text of ['psst', 'hush']) await ask(alice, `DM:${dave.username}:${text}`);
  const [hush = ''] = await ask(alice, `DM_HISTORY:${dave.username}:1`, 2);
  await ask(alice, `DELETE_MESSAGE:${hush.split(':')[1]}`);
  await saidId(alice, `${lobby} last`);

  const back = await classicLogIn(target, dave.username);
  await back.client.line(`${alice.username}: ${lobby} kept`);
  await back.client.line(`MESSAGE_EDITED:${alice.username}:${kept}:${lobby} kept`);
  await back.client.line(`REPLY:${alice.username}:${kept}:${lobby} answer`);
  await back.client.line(`${alice.username}: ${lobby} last`);
  await back.client.line(`PRIVATE_MESSAGE:${alice.username}:psst`);
  await ask(alice, `DM:${dave.username}:later`);
  await back.client.line(`PRIVATE_MESSAGE:${alice.username}:later`);
  expect(back.client.lines.peek(({ text }) => text.includes(gone) || /gone|hush/.test(text))).toEqual([]);
  await toLobby(bob, carol);
});

test.runIf(isOwnSystem)('a gateway without a feature says so, and lists what it has', async () => {
  const gateway = await (target as OwnTarget).gatewayWith({ LAIR_FEATURES_OFF: 'edits,reactions' });
  const erin = await classicRegister(gateway);
  await ask(erin, 'CLIENT_CAPS:ids');
  await inNewRoom(erin);
  const id = await saidId(erin, 'x');
  const off = 'This feature is switched off here.';
  expect(await ask(erin, `EDIT_MESSAGE:${id}:y`)).toEqual([`MESSAGE_ERROR:Failed to edit message: ${off}`]);
  expect(await ask(erin, `REACT_MESSAGE:${id}:🎂`)).toEqual([`MESSAGE_ERROR:Failed to add reaction: ${off}`]);
  const [help = ''] = await ask(erin, 'SHOW_HELP');
  expect(help).not.toMatch(/EDIT_MESSAGE|REACT_MESSAGE|EDIT_HISTORY/);
  expect(help).toMatch(/• DELETE_MESSAGE/);
  expect(await ask(erin, `DELETE_MESSAGE:${id}`)).toEqual([`MESSAGE_DELETED:${id}`]);
  await gateway.close();
});
