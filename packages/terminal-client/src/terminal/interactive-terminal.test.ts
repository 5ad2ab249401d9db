/** Guarantee: what arrives never destroys what is being typed, and a secret is neither shown nor kept. */
import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { expect, onTestFinished, test } from 'vitest';
import { InteractiveTerminal } from './interactive-terminal.ts';

interface FakeTerminal {
  readonly terminal: InteractiveTerminal;
  readonly lines: string[];
  /** Types keys and waits until they have been handled. */
  type(keys: string): Promise<void>;
  /** What the screen got since the last call. */
  screen(): string;
}

function fakeTerminal(): FakeTerminal {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  output.setEncoding('utf8');
  const terminal = new InteractiveTerminal(input as unknown as ReadStream, output as unknown as WriteStream);
  onTestFinished(() => terminal.close());
  const lines: string[] = [];
  return {
    terminal,
    lines,
    type: async (keys) => {
      input.write(keys);
      await new Promise((resolve) => setImmediate(resolve));
    },
    screen: () => (output.read() as string | null) ?? '',
  };
}

test('a line that arrives is printed above the prompt, and the typed text is drawn again and stays', async () => {
  const { terminal, lines, type, screen } = fakeTerminal();
  terminal.setPrompt('[Lobby] ');
  terminal.listen(
    (line) => lines.push(line),
    () => {},
  );
  await type('hel');
  screen();
  terminal.print('bob: hi');
  const drawn = screen();
  expect(drawn).toContain('bob: hi\n');
  expect(drawn.indexOf('[Lobby] hel')).toBeGreaterThan(drawn.indexOf('bob: hi\n'));
  await type('lo\r');
  expect(lines).toEqual(['hello']);
});

test('a prompt that changes keeps the typed text', async () => {
  const { terminal, lines, type, screen } = fakeTerminal();
  terminal.setPrompt('[Lobby] ');
  terminal.listen(
    (line) => lines.push(line),
    () => {},
  );
  await type('hel');
  screen();
  terminal.setPrompt('[dev] ');
  expect(screen()).toContain('[dev] hel');
  await type('lo\r');
  expect(lines).toEqual(['hello']);
});

test('a secret is not shown, and the arrow keys do not bring it back', async () => {
  const { terminal, lines, type, screen } = fakeTerminal();
  const asked = terminal.askSecret('Password: ');
  expect(screen()).toContain('Password: ');
  await type('correct horse\r');
  expect(await asked).toBe('correct horse');
  terminal.listen(
    (line) => lines.push(line),
    () => {},
  );
  await type('\u001b[A\r');
  expect(lines).toEqual(['']);
  expect(screen()).not.toContain('horse');
});

test('a question whose input ends has no answer', async () => {
  const { terminal, type } = fakeTerminal();
  const asked = terminal.ask('Name: ');
  await type('\u0004');
  expect(await asked).toBeUndefined();
});

test('Ctrl-C asks to leave', async () => {
  const { terminal, type } = fakeTerminal();
  const left = new Promise<void>((resolve) => terminal.listen(() => {}, resolve));
  await type('half a line\u0003');
  await left;
});
