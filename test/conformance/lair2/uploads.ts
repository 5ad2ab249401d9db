import { createHash } from 'node:crypto';
import type { Attachment, CommandParams } from '@lair/wire';
import type { Person } from '../people.ts';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What BEGIN_UPLOAD is told of a text file. */
export const fileParams = (room: string, bytes: Buffer, name = 'leaf.txt'): CommandParams['BEGIN_UPLOAD'] => ({
  ...{ room, name, type: 'text/plain', size: bytes.length, sha256: sha256Of(bytes) },
});

/** Brings the bytes of an upload, from a place on. */
export const sendBytes = async (
  { client }: Pick<Person, 'client'>,
  upload: string,
  bytes: Buffer,
  { chunk, have }: { readonly chunk: number; readonly have: number },
): Promise<void> => {
  const offsets = Array.from({ length: Math.ceil((bytes.length - have) / chunk) }, (_, i) => have + i * chunk);
  await Promise.all(
    offsets.map((offset) => {
      const data = bytes.subarray(offset, offset + chunk).toString('base64');
      return client.request('UPLOAD_CHUNK', { upload, offset, data });
    }),
  );
};

/** A file that is ready to be sent. */
export const upload = async (
  from: Pick<Person, 'client'>,
  room: string,
  bytes: Buffer,
  name?: string,
): Promise<Attachment> => {
  const begun = await from.client.request('BEGIN_UPLOAD', fileParams(room, bytes, name));
  await sendBytes(from, begun.upload, bytes, begun);
  return (await from.client.request('COMPLETE_UPLOAD', { upload: begun.upload })).attachment;
};

/** All bytes of an attachment. */
export const download = async ({ client }: Pick<Person, 'client'>, attachment: string): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let have = 0;
  for (;;) {
    const { data, size } = await client.request('DOWNLOAD', { attachment, offset: have });
    const part = Buffer.from(data, 'base64');
    parts.push(part);
    have += part.length;
    if (have >= size || part.length === 0) return Buffer.concat(parts);
  }
};

/** A picture of two by one pixels. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGNgYGCA4AMADAABx5QbJgAAAABJRU5ErkJggg==',
  'base64',
);

/** A second of silence, in little. */
export const wav = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([44, 0, 0, 0]),
  Buffer.from('WAVEfmt '),
  Buffer.from([16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]),
  Buffer.from('data'),
  Buffer.from([8, 0, 0, 0, ...Array(8).fill(128)]),
]);
