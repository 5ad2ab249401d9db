/**
 * Instances of messages that share a folder of attachments, what a client does with files, and a look at what is stored.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ServiceError } from '@lair/contracts';
import type { Attachment__Output } from '@lair/contracts/generated/lair/messages/v1/Attachment.ts';
import type { BeginUploadRequest } from '@lair/contracts/generated/lair/messages/v1/BeginUploadRequest.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import type { TestUser } from '../harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from '../harness/messages-world.ts';

export type MessagesPeer = Peer<MessagesServiceDefinition>;

export interface AttachmentWorld {
  readonly world: MessagesWorld;
  /** The folder that is configured. */
  readonly directory: string;
  start(overrides?: Record<string, string>): Promise<Instance>;
  /** The keys of all objects in the folder, sorted. */
  objects(): Promise<string[]>;
  rows(): Promise<{ uploads: number; attachments: number; blobs: number }>;
  /** A message that carries these attachments, as if its author had sent it. */
  carry(room: string, author: TestUser, seq: number, ...attachments: string[]): Promise<string>;
  close(): Promise<void>;
}

export const createAttachmentWorld = async (): Promise<AttachmentWorld> => {
  const world = await createMessagesWorld();
  const directory = world.attachmentsDirectory;
  const root = join(directory, world.backends.namespace);
  return {
    world,
    directory,
    // Permissions are asked for every time: what a test changes holds at once.
    start: (overrides) => world.start({ LAIR_ACCESS_CACHE_SECONDS: '0', ...overrides }),
    objects: async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = entries.filter((entry) => entry.isFile());
      return files.map(({ parentPath, name }) => relative(root, join(parentPath, name))).sort();
    },
    rows: async () => {
      const [row] = await world.query<{ uploads: number; attachments: number; blobs: number }>(
        `SELECT (SELECT count(*) FROM messages.uploads)::int AS uploads,
           (SELECT count(*) FROM messages.attachments)::int AS attachments,
           (SELECT count(*) FROM messages.blobs)::int AS blobs`,
      );
      return row as { uploads: number; attachments: number; blobs: number };
    },
    carry: async (room, author, seq, ...attachments) => {
      const id = randomUUID();
      await world.query(
        `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at, attachments)
         VALUES ($1, $2, $3, $4, $5, 'file', '', now(), $6)`,
        [id, room, seq, author.id, author.username, attachments.length],
      );
      await world.query('UPDATE messages.attachments SET message_id = $1 WHERE id = ANY ($2::uuid[])', [
        id,
        attachments,
      ]);
      return id;
    },
    close: world.close,
  };
};

export const sha256Of = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Bytes that are like no others. */
export const noise = (bytes: number): Buffer => {
  const data = randomBytes(bytes);
  data[0] = 0; // no text, and no format that is known
  return data;
};

export interface UploadOptions {
  readonly name?: string;
  readonly type?: string;
  /** What is announced instead of the truth. */
  readonly announced?: Partial<BeginUploadRequest>;
}

const announce = (
  room: string,
  data: Buffer,
  { name = 'notes.bin', type = 'application/octet-stream', announced = {} }: UploadOptions,
) => ({
  room,
  name,
  type,
  size: data.length,
  sha256: sha256Of(data),
  ...announced,
});

export interface Client {
  begin(room: string, data: Buffer, options?: UploadOptions): ReturnType<typeof callBegin>;
  chunk(uploadId: string, offset: number, data: Buffer): Promise<number>;
  /** Sends all that is missing. */
  fill(uploadId: string, data: Buffer, from?: number): Promise<number>;
  complete(uploadId: string): Promise<Attachment__Output>;
  /** All of it. */
  upload(room: string, data: Buffer, options?: UploadOptions): Promise<Attachment__Output>;
  /** The whole file, piece by piece. */
  download(attachmentId: string): Promise<Buffer>;
  piece(attachmentId: string, offset?: number, length?: number): Promise<{ data: Buffer; size: number }>;
}

const callBegin = (peer: MessagesPeer, user: TestUser, request: BeginUploadRequest) =>
  peer.call('BeginUpload', request, { userToken: user.token });

/** A user at one instance, as a gateway would pass on what they want. */
export const clientOf = (peer: MessagesPeer, user: TestUser): Client => {
  const token = { userToken: user.token };
  const client: Client = {
    begin: (room, data, options = {}) => callBegin(peer, user, announce(room, data, options)),
    chunk: async (uploadId, offset, data) => (await peer.call('UploadChunk', { uploadId, offset, data }, token)).have,
    fill: async (uploadId, data, from = 0) => {
      let have = from;
      while (have < data.length) have = await client.chunk(uploadId, have, data.subarray(have, have + 128 * 1024));
      return have;
    },
    complete: async (uploadId) =>
      (await peer.call('CompleteUpload', { uploadId }, token)).attachment as Attachment__Output,
    upload: async (room, data, options) => {
      const { uploadId, have } = await client.begin(room, data, options);
      await client.fill(uploadId, data, have);
      return client.complete(uploadId);
    },
    piece: (attachmentId, offset = 0, length = 0) => peer.call('Download', { attachmentId, offset, length }, token),
    download: async (attachmentId) => {
      const pieces: Buffer[] = [];
      for (let offset = 0; ; ) {
        const { data, size } = await client.piece(attachmentId, offset);
        pieces.push(data);
        offset += data.length;
        if (offset >= size || data.length === 0) return Buffer.concat(pieces);
      }
    },
  };
  return client;
};

/** What a refused call was refused with. */
export const refusalOf = async (work: Promise<unknown>): Promise<{ code: string; [detail: string]: unknown }> => {
  const error = await work.then(
    () => {
      throw new Error('it was not refused');
    },
    (thrown: ServiceError) => thrown,
  );
  return { code: error.code, ...error.data };
};
