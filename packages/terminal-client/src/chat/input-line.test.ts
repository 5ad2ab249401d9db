/** Guarantee: what is typed is either said as it is or one command; nothing that looks like a command is said by accident. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMAND_NAMES, COMMANDS, helpLines } from './command-list.ts';
import { parseInputLine } from './input-line.ts';

test.each([
  ['hello there', { kind: 'say', content: 'hello there' }],
  ['  indented', { kind: 'say', content: '  indented' }],
  ['//etc/hosts', { kind: 'say', content: '/etc/hosts' }],
  ['   ', { kind: 'nothing' }],
  ['/join dev', { kind: 'command', name: 'join', argument: 'dev' }],
  ['/JOIN the long room ', { kind: 'command', name: 'join', argument: 'the long room' }],
  ['/rooms', { kind: 'command', name: 'rooms', argument: '' }],
  ['/q', { kind: 'command', name: 'quit', argument: '' }],
  ['/dm bob hi  there: 1', { kind: 'dm', user: 'bob', content: 'hi  there: 1' }],
  ['/dm bob', { kind: 'dm', user: 'bob', content: undefined }],
  ['/history', { kind: 'history', limit: 20 }],
  ['/history 200', { kind: 'history', limit: 200 }],
])('%j is understood', (line, meaning) => {
  expect(parseInputLine(line)).toEqual(meaning);
});

test.each([
  ['/jion dev', 'did you mean /join?'],
  ['/xyzzy', '/help lists the commands'],
  ['/ hello', '/help lists the commands'],
  ['/join', '/join <room>'],
  ['/dm', '/dm <user>'],
  ['/who me', '/who'],
  ['/history 0', '1 to 200'],
  ['/history 201', '1 to 200'],
  ['/history ten', '1 to 200'],
])('%j is a mistake, and the answer says what to type', (line, hint) => {
  const meaning = parseInputLine(line);
  expect(meaning.kind === 'mistake' ? meaning.message : meaning).toContain(hint);
});

test('a line with one slash is never said', () => {
  fc.assert(
    fc.property(fc.string(), (rest) => {
      fc.pre(!rest.startsWith('/'));
      expect(parseInputLine(`/${rest}`).kind).not.toBe('say');
    }),
  );
});

test('every command is in the help, with its usage', () => {
  const help = helpLines().join('\n');
  for (const name of COMMAND_NAMES) expect(help).toContain(COMMANDS[name].usage);
});
