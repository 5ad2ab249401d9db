/** Guarantee: a file arrives as it was sent, over any interruptions, without a byte sent twice in vain; what differs is never called right. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attachment } from '@lair/wire';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { FileChangedError, FileDiffersError, LairError, ProtocolError } from '../errors.ts';
import { type ConnectedClient, loggedInClient } from '../testing/connected-client.ts';
import { type ScriptedConnection, testId } from '../testing/index.ts';
import { fileSource } from './file-source.ts';
import type { TransferProgress } from './transfer-options.ts';
import { sha256Of, sourceOf } from './upload-source.ts';

const upload = testId(1);
const content = Buffer.from('hello, leaf');
const sha256 = createHash('sha256').update(content).digest('hex');
const attachment: Attachment = { id: testId(2), name: 'leaf.txt', type: 'text/plain', size: content.length, sha256 };
const file = { name: 'leaf.txt' };
const chunk = 4;

/** Serves chunks up to so many bytes. @returns what came: `offset:text` */
async function serveChunks(connection: ScriptedConnection, have: number, upTo = content.length): Promise<string[]> {
  const came: string[] = [];
  for (let there = have; there < upTo; ) {
    const request = await connection.take('UPLOAD_CHUNK');
    const { offset, data } = request.params;
    const bytes = Buffer.from(data, 'base64');
    came.push(`${offset}:${bytes}`);
    there = offset + bytes.length;
    connection.answer(request, { have: there });
  }
  return came;
}

async function begin({ connection }: Pick<ConnectedClient, 'connection'>, have = 0) {
  return (await connection.serve('BEGIN_UPLOAD', { upload, chunk, have })).params;
}

const ended = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined).catch((error: unknown) => error);

test('a file is announced with its hash, sent in chunks of the size that the server names, and completed', async () => {
  const all = await loggedInClient();
  const progress: TransferProgress[] = [];
  const uploaded = all.client.upload('tea', file, content, { onProgress: (at) => progress.push(at) });
  expect(await begin(all)).toEqual({
    ...{ room: 'tea', name: 'leaf.txt', type: 'application/octet-stream', size: content.length, sha256 },
  });
  expect(await serveChunks(all.connection, 0)).toEqual(['0:hell', '4:o, l', '8:eaf']);
  expect((await all.connection.serve('COMPLETE_UPLOAD', { attachment })).params).toEqual({ upload });
  expect(await uploaded).toEqual(attachment);
  expect(progress).toEqual([0, 4, 8, 11].map((done) => ({ done, size: 11 })));
});

test('an upload that was begun before goes on from what is there', async () => {
  const all = await loggedInClient();
  const uploaded = all.client.upload('tea', { ...file, type: 'text/plain', sha256 }, new Blob([content]));
  expect(await begin(all, 8)).toMatchObject({ type: 'text/plain', sha256 });
  expect(await serveChunks(all.connection, 8)).toEqual(['8:eaf']);
  await all.connection.serve('COMPLETE_UPLOAD', { attachment });
  expect(await uploaded).toEqual(attachment);
});

test('an upload goes on over the next connection', async () => {
  const all = await loggedInClient();
  const uploaded = all.client.upload('tea', file, content);
  await begin(all);
  await serveChunks(all.connection, 0, 4);
  await all.connection.take('UPLOAD_CHUNK');
  all.connection.kill();
  const again = await all.server.greet();
  await again.logIn();
  expect(await serveChunks(again, 4)).toEqual(['4:o, l', '8:eaf']);
  await again.take('COMPLETE_UPLOAD');
  again.kill();
  const last = await all.server.greet();
  await last.logIn();
  await last.serve('COMPLETE_UPLOAD', { attachment });
  expect(await uploaded).toEqual(attachment);
});

test('where the server has less than was believed, the upload goes on from there', async () => {
  const all = await loggedInClient();
  const uploaded = all.client.upload('tea', file, content);
  await begin(all, 8);
  all.connection.refuse(await all.connection.take('UPLOAD_CHUNK'), 'CONFLICT', { current: { have: 4 } });
  expect(await serveChunks(all.connection, 4)).toEqual(['4:o, l', '8:eaf']);
  const incomplete = { reason: 'incomplete', have: 8 };
  all.connection.refuse(await all.connection.take('COMPLETE_UPLOAD'), 'FAILED_PRECONDITION', incomplete);
  expect(await serveChunks(all.connection, 8)).toEqual(['8:eaf']);
  await all.connection.serve('COMPLETE_UPLOAD', { attachment });
  expect(await uploaded).toEqual(attachment);
});

test('an upload that is thrown back again and again is given up', async () => {
  const all = await loggedInClient();
  const uploaded = ended(all.client.upload('tea', file, content));
  await begin(all, 4);
  for (let tries = 0; tries <= 5; tries++)
    all.connection.refuse(await all.connection.take('UPLOAD_CHUNK'), 'CONFLICT', { current: { have: 0 } });
  expect(await uploaded).toBeInstanceOf(ProtocolError);
  expect(all.connection.untaken).toEqual([]);
});

test.each([-1, 12, 1.5, 'all'])('a server that claims to have %s bytes is not believed', async (have) => {
  const all = await loggedInClient();
  const uploaded = ended(all.client.upload('tea', file, content));
  await begin(all, have as number);
  expect(await uploaded).toBeInstanceOf(ProtocolError);
});

test('bytes that are not those that were announced are refused by the server, and the caller is told', async () => {
  const all = await loggedInClient();
  const uploaded = ended(all.client.upload('tea', { ...file, sha256: 'a'.repeat(64) }, content));
  await begin(all, 11);
  all.connection.refuse(await all.connection.take('COMPLETE_UPLOAD'), 'FAILED_PRECONDITION', { reason: 'hash' });
  expect(await uploaded).toMatchObject({ code: 'FAILED_PRECONDITION', data: { reason: 'hash' } });
  expect(await uploaded).toBeInstanceOf(LairError);
});

test('a chunk that is refused for a moment is sent again', async () => {
  const all = await loggedInClient({ sendRetry: { baseDelayMs: 1 } });
  const uploaded = all.client.upload('tea', file, content);
  await begin(all, 8);
  all.connection.refuse(await all.connection.take('UPLOAD_CHUNK'), 'UNAVAILABLE', { retryAfterMs: 1 });
  expect(await serveChunks(all.connection, 8)).toEqual(['8:eaf']);
  await all.connection.serve('COMPLETE_UPLOAD', { attachment });
  expect(await uploaded).toEqual(attachment);
});

test('an upload that is aborted ends at once with the reason, and asks nothing more', async () => {
  const all = await loggedInClient();
  const abort = new AbortController();
  const uploaded = ended(all.client.upload('tea', file, content, { signal: abort.signal }));
  await begin(all);
  const request = await all.connection.take('UPLOAD_CHUNK');
  const reason = new Error('enough');
  abort.abort(reason);
  expect(await uploaded).toBe(reason);
  all.connection.answer(request, { have: 4 });
  const asked = all.client.ping();
  await all.connection.serve('PING', { time: '2026-01-31T12:00:00.000Z' });
  await asked;
});

test('a size that is not that of the source is refused before anything is sent', async () => {
  const all = await loggedInClient();
  await expect(all.client.upload('tea', { ...file, size: 5 }, content)).rejects.toThrow(TypeError);
  expect(all.connection.untaken).toEqual([]);
});

test('a hash is that of all bytes, whatever they come from', async () => {
  const bytes = randomBytes(2 * 1024 * 1024 + 1);
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(await sha256Of(sourceOf(bytes), undefined)).toBe(expected);
  expect(await sha256Of(sourceOf(new Blob([bytes])), undefined)).toBe(expected);
  const folder = await mkdtemp(join(tmpdir(), 'lair-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'leaf'), bytes);
  await using source = await fileSource(join(folder, 'leaf'));
  expect(source.size).toBe(bytes.length);
  expect(await sha256Of(source, undefined)).toBe(expected);
  await truncate(join(folder, 'leaf'), 10);
  await expect(sha256Of(source, undefined)).rejects.toThrow(FileChangedError);
});

test('a folder is not uploaded', async () => {
  await expect(fileSource(tmpdir())).rejects.toThrow(TypeError);
});

/** Serves a download from these bytes. */
async function serveDownload(connection: ScriptedConnection, bytes: Buffer, size = bytes.length): Promise<void> {
  const request = await connection.take('DOWNLOAD');
  const { offset = 0 } = request.params;
  connection.answer(request, { data: bytes.subarray(offset, offset + chunk).toString('base64'), size });
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part);
  return Buffer.concat(parts).toString();
}

test('an attachment is read chunk by chunk to its end', async () => {
  const all = await loggedInClient();
  const progress: number[] = [];
  const got = read(all.client.download(attachment, { onProgress: ({ done }) => progress.push(done) }));
  for (let n = 0; n < 3; n++) await serveDownload(all.connection, content);
  expect(await got).toBe('hello, leaf');
  expect(progress).toEqual([0, 4, 8, 11]);
});

test('a download can go on where it stopped', async () => {
  const all = await loggedInClient();
  const got = read(all.client.download(attachment, { offset: 8 }));
  await serveDownload(all.connection, content);
  expect(await got).toBe('eaf');
});

test('a place outside the attachment is refused before anything is asked', async () => {
  const all = await loggedInClient();
  for (const offset of [-1, 12, 0.5])
    await expect(read(all.client.download(attachment, { offset }))).rejects.toThrow(RangeError);
  expect(all.connection.untaken).toEqual([]);
});

test('an attachment that arrives with other bytes fails at its end', async () => {
  const all = await loggedInClient();
  const got = ended(read(all.client.download(attachment)));
  for (let n = 0; n < 3; n++) await serveDownload(all.connection, Buffer.from('hello, loaf'));
  expect(await got).toMatchObject({ name: 'FileDiffersError', what: 'sha256' });
});

test.each([
  ['too short', content.subarray(0, 4), 4],
  ['too long', Buffer.concat([content, content]), 22],
  ['empty', Buffer.alloc(0), 11],
])('an attachment that is %s fails at once', async (_what, bytes, size) => {
  const all = await loggedInClient();
  const got = ended(read(all.client.download(attachment)));
  await serveDownload(all.connection, bytes, size);
  expect(await got).toBeInstanceOf(FileDiffersError);
});

test('a download that nobody reads on asks nothing more', async () => {
  const all = await loggedInClient();
  const chunks = all.client.download(attachment)[Symbol.asyncIterator]();
  const first = chunks.next();
  await serveDownload(all.connection, content);
  expect(Buffer.from((await first).value as Uint8Array).toString()).toBe('hell');
  await chunks.return?.();
  expect(all.connection.untaken).toEqual([]);
});

test('whatever the size, the chunks and the losses, what is uploaded is what was given', async () => {
  const all = await loggedInClient();
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.nat(200), { maxLength: 5 }),
      async (bytes, chunkBytes, losses) => {
        const uploaded = all.client.upload('tea', file, bytes);
        let there = Buffer.alloc(0);
        all.connection.answer(await all.connection.take('BEGIN_UPLOAD'), { upload, chunk: chunkBytes, have: 0 });
        for (;;) {
          const request = await all.connection.takeAny();
          const loss = losses.pop();
          if (loss !== undefined) there = there.subarray(0, loss);
          if (request.method === 'COMPLETE_UPLOAD') {
            if (there.length === bytes.length) {
              all.connection.answer(request as never, { attachment });
              break;
            }
            const incomplete = { reason: 'incomplete', have: there.length };
            all.connection.refuse(request, 'FAILED_PRECONDITION', incomplete);
            continue;
          }
          const { offset, data } = request.params as { offset: number; data: string };
          if (offset > there.length) {
            all.connection.refuse(request, 'CONFLICT', { current: { have: there.length } });
            continue;
          }
          const came = Buffer.from(data, 'base64');
          expect(came.length).toBeLessThanOrEqual(chunkBytes);
          there = Buffer.concat([there, came.subarray(there.length - offset)]);
          all.connection.answer(request as never, { have: there.length });
        }
        await uploaded;
        expect(there.equals(bytes)).toBe(true);
      },
    ),
  );
});
