/** Commands about one message have the answers of their protocol to the byte, and their refusals say what failed and why. */
import { ServiceError } from '@lair/contracts';
import { type ClassicCommand, parseClassicLine } from '@lair/wire';
import { describe, expect, test } from 'vitest';
import type { Execute } from './classic-action.ts';
import { act } from './classic-actions.ts';
import { fakeExecute, fakeMessage, fakeState, refusing } from './fake-execute.ts';

const { id } = fakeMessage(7, '');
const upper = id.toUpperCase().replace('01900000', '0190ABCD');
const none: ReadonlySet<string> = new Set();

const commandOf = (line: string): ClassicCommand => {
  const parsed = parseClassicLine(line);
  if (parsed.kind !== 'command') throw new Error(`${line} is no command`);
  return parsed.command;
};
const say = (line: string, execute: Execute): Promise<string[]> => act(commandOf(line), execute, fakeState(), none);

describe('accepted', () => {
  test('an edit is answered with what the message says now', async () => {
    const { execute, asked } = fakeExecute({ EDIT_MESSAGE: ({ content }) => ({ message: fakeMessage(7, content) }) });
    expect(await say(`EDIT_MESSAGE:${id}:a: b`, execute)).toEqual([`MESSAGE_EDITED:${id}:a: b`]);
    expect(asked).toEqual([['EDIT_MESSAGE', { message: id, content: 'a: b' }]]);
  });

  test('a deletion', async () => {
    const { execute } = fakeExecute({ DELETE_MESSAGE: () => ({ message: fakeMessage(7, '') }) });
    expect(await say(`DELETE_MESSAGE: ${id} `, execute)).toEqual([`MESSAGE_DELETED:${id}`]);
  });

  test('reactions, with the emoji as it was typed', async () => {
    const { execute, asked } = fakeExecute({
      REACT_MESSAGE: () => ({ reactions: [] }),
      UNREACT_MESSAGE: () => ({ reactions: [] }),
    });
    expect(await say(`REACT_MESSAGE:${id}:👍🏽`, execute)).toEqual([`REACTION_ADDED:${id}:👍🏽`]);
    expect(await say(`UNREACT_MESSAGE:${id}::thumbsup:`, execute)).toEqual([`REACTION_REMOVED:${id}::thumbsup:`]);
    expect(asked[1]).toEqual(['UNREACT_MESSAGE', { message: id, emoji: ':thumbsup:' }]);
  });

  test('a reply is answered with both ids, the one that was typed in lower case', async () => {
    const { execute } = fakeExecute({ REPLY_MESSAGE: ({ content }) => ({ message: fakeMessage(8, content) }) });
    expect(await say(`REPLY_MESSAGE:${upper}:yes`, execute)).toEqual([
      `REPLY_CREATED:${upper.toLowerCase()}:${fakeMessage(8, '').id}`,
    ]);
  });

  test('marks of reading, of all up to a message and of the one', async () => {
    const { execute, asked } = fakeExecute({ READ_RECEIPT: () => ({ read: 7 }) });
    expect(await say(`MARK_READ:${id}`, execute)).toEqual([`MESSAGES_READ:${id}`]);
    expect(await say(`READ_RECEIPT:${id}`, execute)).toEqual([`READ_RECEIPT_OK:${id}`]);
    expect(asked.map(([name]) => name)).toEqual(['READ_RECEIPT', 'READ_RECEIPT']);
  });
});

const failures: Readonly<Record<string, string>> = {
  [`EDIT_MESSAGE:${id}:x`]: 'Failed to edit message',
  [`DELETE_MESSAGE:${id}`]: 'Failed to delete message',
  [`REACT_MESSAGE:${id}:👍`]: 'Failed to add reaction',
  [`UNREACT_MESSAGE:${id}:👍`]: 'Failed to remove reaction',
  [`REPLY_MESSAGE:${id}:x`]: 'Failed to create reply',
  [`MARK_READ:${id}`]: 'Failed to mark as read',
  [`READ_RECEIPT:${id}`]: 'Failed to mark as read',
  [`THREAD_MESSAGE:${id}`]: 'Failed to get thread',
  [`MESSAGE_STATUS:${id}`]: 'Failed to get status',
  [`EDIT_HISTORY:${id}`]: 'Failed to get edit history',
  [`GET_REACTIONS:${id}`]: 'Failed to get reactions',
};

describe('refused', () => {
  test.each(Object.entries(failures))('%s', async (line, failed) => {
    const because = async (error: unknown): Promise<string | undefined> => (await say(line, refusing(error)))[0];
    expect(await because(new ServiceError('NOT_FOUND', { what: 'message' }))).toBe(
      `MESSAGE_ERROR:${failed}: Record not found: Message with id ${id}`,
    );
    expect(await because(new ServiceError('FAILED_PRECONDITION', { reason: 'deleted' }))).toBe(
      `MESSAGE_ERROR:${failed}: The message is deleted.`,
    );
    expect(await because(new ServiceError('FEATURE_DISABLED', { feature: 'x' }))).toBe(
      `MESSAGE_ERROR:${failed}: This feature is switched off here.`,
    );
    expect(await because(new Error('a secret'))).toBe(`MESSAGE_ERROR:${failed}: Something went wrong on our side.`);
  });

  test('an edit or deletion by somebody else, in the words of old', async () => {
    const denied = refusing(new ServiceError('PERMISSION_DENIED', { permission: 'author' }));
    expect(await say(`EDIT_MESSAGE:${id}:x`, denied)).toEqual([
      'MESSAGE_ERROR:Failed to edit message: Validation error: user_id - Permission denied: only message author can edit',
    ]);
    expect(await say(`DELETE_MESSAGE:${id}`, denied)).toEqual([
      'MESSAGE_ERROR:Failed to delete message: Validation error: user_id - Permission denied: only message author can delete',
    ]);
  });

  test('what no version has built', async () => {
    const execute = refusing(new Error('nothing is asked'));
    expect(await say(`DELIVERY_ACK:${id}`, execute)).toEqual([
      'MESSAGE_ERROR:Failed to acknowledge: This feature is switched off here.',
    ]);
    expect(await say('LIST_INVITATIONS', execute)).toEqual([
      'SYSTEM_MESSAGE:ERROR: Failed to get invitations: This feature is switched off here.',
    ]);
  });
});

describe('what a client asks to be told', () => {
  test('is what is built, anew each time', async () => {
    const state = fakeState();
    const ask = async (line: string) => act(commandOf(line), refusing(new Error('nothing is asked')), state, none);
    expect(await ask('CLIENT_CAPS:delivery,events,receipts')).toEqual(['CLIENT_CAPS_OK:events']);
    expect(state).toMatchObject({ ids: false, events: true });
    expect(await ask('CLIENT_CAPS:ids,events')).toEqual(['CLIENT_CAPS_OK:ids,events']);
    expect(await ask('CLIENT_CAPS:')).toEqual(['CLIENT_CAPS_OK:']);
    expect(state).toMatchObject({ ids: false, events: false });
  });

  test('help lists what works and nothing else', async () => {
    const help = async (features: string[]) =>
      (await act({ word: 'SHOW_HELP' }, refusing(new Error('nothing is asked')), fakeState(), new Set(features)))[0];
    const words = (text = '') => [...text.matchAll(/^• ([A-Z_]+)/gm)].map(([, word]) => word);
    const always = words(await help([]));
    expect(always).not.toContain('EDIT_MESSAGE');
    expect(always).toContain('GET_REACTIONS');
    expect(words(await help(['edits', 'read-receipts']))).toEqual(
      expect.arrayContaining(['EDIT_MESSAGE', 'EDIT_HISTORY', 'MARK_READ', 'READ_RECEIPT']),
    );
    expect(words(await help(['edits']))).not.toContain('DELETE_MESSAGE');
  });
});
