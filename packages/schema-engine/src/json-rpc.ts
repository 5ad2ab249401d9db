import { createInterface } from 'node:readline';
import type { Engine } from './load-engine.ts';

/** JSON-RPC's code that Prisma's CLI expects for an error with details in `data`. */
const engineErrorCode = 4466;

interface Call {
  readonly id: number;
  /** Absent in the CLI's answers to what the engine asked it to print. */
  readonly method?: string;
  readonly params: unknown;
}

/** Answers calls from standard input, one JSON line each, until it ends. */
export async function serve(engine: Engine): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const { id, method, params } = JSON.parse(line) as Call;
    if (method !== undefined) await answer(engine, id, method, params);
  }
}

async function answer(engine: Engine, id: number, method: string, params: unknown): Promise<void> {
  try {
    const result = await engine.call(method, params);
    const printed = method === 'diff' ? (result as { stdout?: string | null } | undefined)?.stdout : undefined;
    // The native engine prints the difference through the CLI, which expects a call with an id for it.
    if (printed != null) send({ id: `print-${id}`, method: 'print', params: { content: printed } });
    send({ id, result: result ?? {} });
  } catch (error) {
    const { message, meta, code } = error as { message?: string; meta?: unknown; code?: string };
    send({
      id,
      error: {
        code: engineErrorCode,
        message: 'An error happened. Check the data field for details.',
        data: {
          is_panic: false,
          message: engine.panicMessage() || message || String(error),
          meta: meta ?? null,
          error_code: code ?? null,
        },
      },
    });
  }
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}
