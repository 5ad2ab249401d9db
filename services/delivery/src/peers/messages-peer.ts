import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { ReadLogRequest } from '@lair/contracts/generated/lair/messages/v1/ReadLogRequest.ts';
import type { ReadLogResponse__Output } from '@lair/contracts/generated/lair/messages/v1/ReadLogResponse.ts';
import type { Peer } from '@lair/service-kit';
import { limits } from '../limits.ts';

/** A page of a room's log. @throws ServiceError UNAVAILABLE when messages is away. */
export type ReadLog = (request: ReadLogRequest, requestId?: string) => Promise<ReadLogResponse__Output>;

/** What delivery asks of messages, with its own token. */
export interface MessagesPeer {
  readonly readLog: ReadLog;
  /** The head of each room; 0 for one nobody wrote to. @throws ServiceError UNAVAILABLE when messages is away. */
  heads(roomIds: readonly string[], requestId: string): Promise<ReadonlyMap<string, number>>;
}

const inChunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) => items.slice(chunk * size, (chunk + 1) * size));

export const createMessagesPeer = (peer: Peer<MessagesServiceDefinition>): MessagesPeer => ({
  readLog: (request, requestId) => peer.call('ReadLog', request, { requestId }),
  heads: async (roomIds, requestId) => {
    const chunks = inChunks(roomIds, limits.roomsPerHeadsCallMax);
    const answers = await Promise.all(chunks.map((chunk) => peer.call('GetHeads', { roomIds: chunk }, { requestId })));
    return new Map(answers.flatMap(({ heads }) => heads.map(({ roomId, head }) => [roomId, head])));
  },
});
