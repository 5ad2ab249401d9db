import { join } from 'node:path';
import protobuf from 'protobufjs';
import type { SessionEnded, SessionEnded__Output } from './generated/lair/auth/v1/SessionEnded.ts';
import type { HeadsAnnouncement, HeadsAnnouncement__Output } from './generated/lair/delivery/v1/HeadsAnnouncement.ts';
import type { Notification, Notification__Output } from './generated/lair/delivery/v1/Notification.ts';
import type { PresenceChange, PresenceChange__Output } from './generated/lair/delivery/v1/PresenceChange.ts';
import type { PushBatch, PushBatch__Output } from './generated/lair/delivery/v1/PushBatch.ts';
import type { LogEventBatch, LogEventBatch__Output } from './generated/lair/messages/v1/LogEventBatch.ts';
import type { MembershipHint, MembershipHint__Output } from './generated/lair/rooms/v1/MembershipHint.ts';
import type { RoomChange, RoomChange__Output } from './generated/lair/rooms/v1/RoomChange.ts';
import type { RoomChangeBatch, RoomChangeBatch__Output } from './generated/lair/rooms/v1/RoomChangeBatch.ts';
import { protoRoot } from './load-proto.ts';
import { protoFiles, protoOptions } from './proto-options.ts';

/** Turns one kind of payload into bytes for NATS or Postgres and back. */
export interface PayloadCodec<Input, Output> {
  encode(value: Input): Uint8Array;
  /** @throws when the bytes are not such a message. */
  decode(bytes: Uint8Array): Output;
}

const root = new protobuf.Root();
root.resolvePath = (_origin, target) => join(protoRoot, target);
root.loadSync([...protoFiles], { keepCase: protoOptions.keepCase });

const codec = <Input extends object, Output>(name: string): PayloadCodec<Input, Output> => {
  const type = root.lookupType(name);
  return {
    encode: (value) => type.encode(type.fromObject(value)).finish(),
    decode: (bytes) => type.toObject(type.decode(bytes), protoOptions) as Output,
  };
};

/** Payload of the log's JetStream subjects. */
export const logEventBatchCodec = codec<LogEventBatch, LogEventBatch__Output>('lair.messages.v1.LogEventBatch');
/** Payload of the push subjects. */
export const pushBatchCodec = codec<PushBatch, PushBatch__Output>('lair.delivery.v1.PushBatch');
/** Payload of the heads subject. */
export const headsAnnouncementCodec = codec<HeadsAnnouncement, HeadsAnnouncement__Output>(
  'lair.delivery.v1.HeadsAnnouncement',
);
/** Payload of the presence subject. */
export const presenceChangeCodec = codec<PresenceChange, PresenceChange__Output>('lair.delivery.v1.PresenceChange');
/** Payload of a user's notifications. */
export const notificationCodec = codec<Notification, Notification__Output>('lair.delivery.v1.Notification');
/** One change, as the outbox of rooms keeps it. */
export const roomChangeCodec = codec<RoomChange, RoomChange__Output>('lair.rooms.v1.RoomChange');
/** Payload of the room changes' JetStream subjects. */
export const roomChangeBatchCodec = codec<RoomChangeBatch, RoomChangeBatch__Output>('lair.rooms.v1.RoomChangeBatch');
/** Payload of a user's subject. */
export const membershipHintCodec = codec<MembershipHint, MembershipHint__Output>('lair.rooms.v1.MembershipHint');
/** Payload of the ended sessions' subject. */
export const sessionEndedCodec = codec<SessionEnded, SessionEnded__Output>('lair.auth.v1.SessionEnded');
