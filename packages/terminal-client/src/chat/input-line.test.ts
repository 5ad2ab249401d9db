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
  ['/delete 17', { kind: 'message', name: 'delete', message: { number: 17 }, text: '' }],
  ['/delete #17 not  here', { kind: 'message', name: 'delete', message: { number: 17 }, text: 'not  here' }],
  ['/react 17 :+1:', { kind: 'message', name: 'react', message: { number: 17 }, text: ':+1:' }],
  ['/unreact ^ 👍', { kind: 'message', name: 'unreact', message: 'last-own', text: '👍' }],
  ['/r 17 yes', { kind: 'message', name: 'reply', message: { number: 17 }, text: 'yes' }],
  ['/history-of 17', { kind: 'message', name: 'edits', message: { number: 17 }, text: '' }],
  ['/edit 17 new text', { kind: 'edit', message: { number: 17 }, content: 'new text', isBareNumber: true }],
  ['/edit #17 new text', { kind: 'edit', message: { number: 17 }, content: 'new text', isBareNumber: false }],
  ['/edit new text', { kind: 'edit', message: 'last-own', content: 'new text', isBareNumber: false }],
  ['/edit ^ 3 apples', { kind: 'edit', message: 'last-own', content: '3 apples', isBareNumber: false }],
  ['/edit 3rd try', { kind: 'edit', message: 'last-own', content: '3rd try', isBareNumber: false }],
  ['/search "green tea" -milk', { kind: 'command', name: 'search', argument: '"green tea" -milk' }],
  ['/filter from:bob is:pinned', { kind: 'filter', params: { from: 'bob', pinned: true } }],
  ['/filter', { kind: 'filter', params: {} }],
  ['/attach cat.png', { kind: 'attach', path: 'cat.png', content: '' }],
  ['/attach "my cat.png" look: a cat', { kind: 'attach', path: 'my cat.png', content: 'look: a cat' }],
  ['/save 17', { kind: 'save', message: { number: 17 }, path: undefined }],
  ['/save 17 my\\ cat.png', { kind: 'save', message: { number: 17 }, path: 'my cat.png' }],
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
  ['/delete', '/delete <n>'],
  ['/delete it', 'number beside it'],
  ['/delete 0', 'number beside it'],
  ['/pin 17 please', 'too much'],
  ['/react 17', '<emoji>'],
  ['/reply 17', '<text>'],
  ['/edit', '/edit [n]'],
  ['/edit 42', '/edit ^ 42'],
  ['/search', '/search <words>'],
  ['/filter has:everything', 'attachment, link, reaction'],
  ['/attach', '<path>'],
  ['/attach "my cat.png', 'do not end'],
  ['/save 17 my cat.png', 'quotes'],
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

test('every command that changes a message names one, and the text behind it is left as it is', () => {
  const names = ['reply', 'delete', 'react', 'unreact'] as const;
  const texts = fc.string().filter((text) => text.trim() === text && text !== '');
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.integer({ min: 1, max: 999_999_999 }), texts, (name, number, text) => {
      for (const word of [`${number}`, `#${number}`]) {
        expect(parseInputLine(`/${name} ${word} ${text}`)).toEqual({
          kind: 'message',
          name,
          message: { number },
          text,
        });
      }
      expect(parseInputLine(`/edit #${number} ${text}`)).toMatchObject({ message: { number }, content: text });
      expect(parseInputLine(`/edit ^ ${text}`)).toMatchObject({ message: 'last-own', content: text });
    }),
  );
});

test('every command is in the help, with its usage, and the help fits 80 columns', () => {
  const help = helpLines();
  for (const name of COMMAND_NAMES) expect(help.join('\n')).toContain(COMMANDS[name].usage);
  for (const line of help) expect(line.length).toBeLessThanOrEqual(80);
});

test('no two commands answer to one word', () => {
  const words = COMMAND_NAMES.flatMap((name) => [name, ...COMMANDS[name].aliases]);
  expect(new Set(words).size).toBe(words.length);
});
