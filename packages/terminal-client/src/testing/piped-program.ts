import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { room, type ScriptedConnection, type ScriptedServer, startScriptedServer } from '@lair/client-sdk/testing';
import { onTestFinished } from 'vitest';

const main = join(import.meta.dirname, '../main.ts');
/** Where everybody is at the start. */
export const lobby = room('Lobby', 100);

/** The program with pipes instead of a terminal. */
export class Program {
  readonly printed: string[] = [];
  readonly exitCode: Promise<number | null>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: { readonly text: string; readonly found: () => void }[] = [];

  constructor(args: readonly string[], stateHome: string) {
    const env = { PATH: process.env['PATH'] ?? '', HOME: stateHome, NODE_NO_WARNINGS: '1' };
    this.#child = spawn(process.execPath, [main, ...args], { env });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.printed.push(line);
      for (const waiting of this.#waiting) if (line.includes(waiting.text)) waiting.found();
    });
    this.#child.stderr.on('data', (chunk: Buffer) => this.printed.push(`stderr: ${chunk}`));
    this.exitCode = new Promise((resolve) => this.#child.on('close', resolve));
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  type(...lines: string[]): void {
    for (const line of lines) this.#child.stdin.write(`${line}\n`);
  }

  end(): void {
    this.#child.stdin.end();
  }

  /** Waits until a line with this text has been printed. */
  async sees(text: string): Promise<void> {
    if (this.printed.some((line) => line.includes(text))) return;
    await new Promise<void>((found) => this.#waiting.push({ text, found }));
  }
}

/** A directory to remember logins in, removed when the test ends. */
export async function stateHome(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lair-chat-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A server that does what the test says, closed when the test ends. */
export async function server(options: Parameters<typeof startScriptedServer>[0] = {}): Promise<ScriptedServer> {
  const started = await startScriptedServer(options);
  onTestFinished(() => started.close());
  return started;
}

/** The options that lead to a server. */
export function portOf(scripted: ScriptedServer): string[] {
  return ['--port', String(scripted.port)];
}

/** What the program asks the server when it has logged in. */
export async function serveStart(connection: ScriptedConnection): Promise<void> {
  await connection.serve('LIST_ROOMS', { rooms: [lobby] });
  await connection.serve('LIST_DMS', { rooms: [] });
  await connection.serve('ROOM_INFO', { room: lobby });
}
