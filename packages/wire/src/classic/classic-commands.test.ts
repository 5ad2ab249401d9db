// A command of ours is never mistaken for chat, which would show its author's intent to a whole room, and chat is
// never changed by being looked at.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReservedName } from '../reserved-names.ts';
import { type ClassicCommand, classicCommandForms, parseClassicLine } from './classic-commands.ts';

const id = '0198a8b2-1111-7111-8111-abcdefabcdef';

describe('commands', () => {
  test.each<[string, ClassicCommand]>([
    ['REQUEST_USER_LIST', { word: 'REQUEST_USER_LIST' }],
    ['SHOW_HELP', { word: 'SHOW_HELP' }],
    ['LEAVE_ROOM', { word: 'LEAVE_ROOM' }],
    ['LIST_ROOMS', { word: 'LIST_ROOMS' }],
    ['CREATE_ROOM: den ', { word: 'CREATE_ROOM', room: 'den' }],
    ['CREATE_ROOM:', { word: 'CREATE_ROOM', room: '' }],
    ['JOIN_ROOM:den', { word: 'JOIN_ROOM', room: 'den' }],
    ['DM:bob:see http://x:80', { word: 'DM', user: 'bob', text: 'see http://x:80' }],
    [`EDIT_MESSAGE:${id}:a:b`, { word: 'EDIT_MESSAGE', message: id, text: 'a:b' }],
    [`REPLY_MESSAGE:${id}:yes`, { word: 'REPLY_MESSAGE', message: id, text: 'yes' }],
    [`REACT_MESSAGE:${id}:👍`, { word: 'REACT_MESSAGE', message: id, emoji: '👍' }],
    [`UNREACT_MESSAGE:${id}:👍`, { word: 'UNREACT_MESSAGE', message: id, emoji: '👍' }],
    [`DELETE_MESSAGE: ${id} `, { word: 'DELETE_MESSAGE', message: id }],
    [`MARK_READ:${id}`, { word: 'MARK_READ', message: id }],
    ['SEARCH_MESSAGES: red fox ', { word: 'SEARCH_MESSAGES', query: 'red fox' }],
    ['GET_HISTORY:50', { word: 'GET_HISTORY', limit: 50 }],
    ['GET_HISTORY: 7 ', { word: 'GET_HISTORY', limit: 7 }],
    ['GET_HISTORY:', { word: 'GET_HISTORY', limit: 20 }],
    ['GET_HISTORY:lots', { word: 'GET_HISTORY', limit: 20 }],
    ['GET_HISTORY:-3', { word: 'GET_HISTORY', limit: 20 }],
    ['GET_HISTORY:0', { word: 'GET_HISTORY', limit: 1 }],
    ['GET_HISTORY:99999999999999999999', { word: 'GET_HISTORY', limit: 100 }],
    [`GET_HISTORY:10:${id.toUpperCase()}`, { word: 'GET_HISTORY', limit: 10, before: id }],
    [`DM_HISTORY:bob:10:${id}`, { word: 'DM_HISTORY', user: 'bob', limit: 10, before: id }],
    ['DM_HISTORY:bob:10', { word: 'DM_HISTORY', user: 'bob', limit: 10 }],
    [`THREAD_MESSAGE:${id}`, { word: 'THREAD_MESSAGE', message: id, limit: 20 }],
    [`THREAD_MESSAGE:${id}:5`, { word: 'THREAD_MESSAGE', message: id, limit: 5 }],
    ['INVITE_USER:bob:den', { word: 'INVITE_USER', user: 'bob', room: 'den' }],
    ['ACCEPT_INVITATION:den', { word: 'ACCEPT_INVITATION', room: 'den' }],
    ['ACCEPT_INVITATION:LATEST', { word: 'ACCEPT_INVITATION' }],
    ['DECLINE_INVITATION: LATEST ', { word: 'DECLINE_INVITATION' }],
    ['CLIENT_CAPS:ids, events,telepathy', { word: 'CLIENT_CAPS', capabilities: ['ids', 'events'] }],
    ['CLIENT_CAPS:', { word: 'CLIENT_CAPS', capabilities: [] }],
    ['SEND_PRIORITY:urgent:fire: now', { word: 'SEND_PRIORITY', lane: 'urgent', text: 'fire: now' }],
    [
      'FILTER_MESSAGES:from=bob,limit=5:red: fox',
      { word: 'FILTER_MESSAGES', filters: { from: 'bob', limit: '5' }, query: 'red: fox' },
    ],
    ['FILTER_MESSAGES::', { word: 'FILTER_MESSAGES', filters: {}, query: '' }],
    ['UNREAD_COUNT', { word: 'UNREAD_COUNT' }],
  ])('%s', (line, command) => {
    expect(parseClassicLine(line)).toEqual({ kind: 'command', command });
  });
});

test.each([
  'hello',
  '',
  'note: bring milk',
  ' LIST_ROOMS',
  'LIST_ROOMS ',
  'LIST_ROOMS please',
  'list_rooms',
  'CREATE_ROOM',
  'join_room:den',
  'ACTION:waves',
  'NB: no command',
  'WHATEVER_IT:is',
  'toString:x',
  'CONSTRUCTOR:x',
  `${'A'.repeat(40)}:x`,
  '👋:👋',
])('%j is chat, unchanged', (line) => {
  expect(parseClassicLine(line)).toEqual({ kind: 'chat', text: line });
});

test.each([
  ['LIST_ROOMS:', 'LIST_ROOMS'],
  ['LEAVE_ROOM:den', 'LEAVE_ROOM'],
  ['DM:bob', 'DM:<user>:<text>'],
  ['DM::hello', 'DM:<user>:<text>'],
  ['DM:bob:', 'DM:<user>:<text>'],
  [`EDIT_MESSAGE:${id}`, 'EDIT_MESSAGE:<message id>:<text>'],
  ['DELETE_MESSAGE: ', 'DELETE_MESSAGE:<message id>'],
  ['SEARCH_MESSAGES:', 'SEARCH_MESSAGES:<words>'],
  ['GET_HISTORY:10:7', 'GET_HISTORY:<number>[:<before message id>]'],
  [`GET_HISTORY:10:${id}:x`, 'GET_HISTORY:<number>[:<before message id>]'],
  ['DM_HISTORY:bob', 'DM_HISTORY:<user>:<number>[:<before message id>]'],
  ['ACCEPT_INVITATION:', 'ACCEPT_INVITATION:<room> or ACCEPT_INVITATION:LATEST'],
  ['SEND_PRIORITY:soon:x', 'SEND_PRIORITY:<bulk|normal|urgent>:<text>'],
  ['FILTER_MESSAGES:from=bob', 'FILTER_MESSAGES:<key=value,key=value>:<words>'],
  ['FILTER_MESSAGES:colour=red:x', 'FILTER_MESSAGES:<key=value,key=value>:<words>'],
])('%s gets its usage and goes nowhere', (line, form) => {
  expect(parseClassicLine(line)).toEqual({ kind: 'usage', form });
});

test('every word of ours, followed by anything, is a command or its usage', () => {
  const words = classicCommandForms().map(({ word }) => word);
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.string({ unit: 'binary' }), (word, rest) => {
      expect(parseClassicLine(`${word}:${rest}`).kind).not.toBe('chat');
    }),
  );
});

test('nobody can have the name of one of our words', () => {
  for (const { word } of classicCommandForms()) expect(isReservedName(word)).toBe(true);
});
