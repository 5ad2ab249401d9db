/** However many files are put together or read at once, what they hold in memory is bounded; what is past the bound may come again. */
import type { ServiceError } from '@lair/contracts';
import type { CallContext, Logger } from '@lair/service-kit';
import { expect, test } from 'vitest';
import type { AccessCache } from '../../access/access-cache.ts';
import type { Access } from '../../peers/rooms-peer.ts';
import { assemblyBytes, chunkBytesMax, requestBytesInFlightMax } from '../attachment-limits.ts';
import { ObjectMissingError, type ObjectStorage } from '../storage/object-storage.ts';
import type { AttachmentDeps } from './attachment-deps.ts';
import { attachmentsRpc } from './attachments-rpc.ts';

const ignore = () => undefined;
const id = '019aaaaa-0000-7000-8000-000000000001';
const context = {
  caller: { kind: 'user', userId: 'ann', username: 'ann', role: 'user' },
  requestId: 'r',
  logger: { warn: ignore, error: ignore } as unknown as Logger,
} as unknown as CallContext;

/** A storage whose reads wait until they are let go, and then find nothing. */
const newRpcs = () => {
  const gate = Promise.withResolvers<never>();
  gate.promise.catch(ignore);
  const access = { granted: () => ({ visibleAfterSeq: 0, standing: { kind: 'private', role: 'member' } }) as Access };
  const upload = { id, roomId: id, userId: 'ann', size: 5, have: 5, chunks: [0], attachmentId: undefined };
  const place = { roomId: id, uploaderId: 'ann', objectKey: 'blobs/a', size: 5, seq: 1, isDeleted: false };
  const storage = {
    read: () => gate.promise,
    putStream: async (_key: string, data: AsyncIterable<unknown>) => {
      for await (const _ of data);
    },
  };
  const rpcs = attachmentsRpc({
    access: access as unknown as AccessCache,
    uploads: { find: async () => upload, rewind: async () => undefined },
    attachments: { find: async () => place },
    storage: storage as unknown as ObjectStorage,
    logger: context.logger,
    metrics: { storageAway: ignore },
  } as unknown as AttachmentDeps);
  return { rpcs, letGo: () => gate.reject(new ObjectMissingError('gone')) };
};

const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: ServiceError) => error.code ?? error.name,
  );

test.each([
  ['put together', assemblyBytes, 'CompleteUpload', { uploadId: id }],
  ['read', chunkBytesMax, 'Download', { attachmentId: id, offset: 0, length: 0 }],
] as const)('files that are %s beyond the bound are refused for a moment', async (_what, bytes, rpc, request) => {
  const { rpcs, letGo } = newRpcs();
  const call = () => codeOf(Promise.resolve(rpcs[rpc](request as never, context)));
  const most = Math.floor(requestBytesInFlightMax / bytes);
  const inFlight = Array.from({ length: most }, call);
  expect(await call()).toBe('UNAVAILABLE');
  letGo();
  expect(await Promise.all(inFlight)).not.toContain('UNAVAILABLE');
  expect(await call()).not.toBe('UNAVAILABLE');
});
