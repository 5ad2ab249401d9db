/** Message priority from publish to socket. Only `normal` is used so far. */
export type Lane = 'urgent' | 'normal' | 'bulk';

/** Every NATS subject and JetStream name, in one place. */
export interface Subjects {
  /** JetStream stream of the rooms' logs. */
  readonly eventsStream: string;
  /** What eventsStream takes in. */
  readonly eventsFilter: string;
  /** messages → delivery: `LogEventBatch` of one partition. JetStream. */
  events(lane: Lane, partition: number): string;
  /** The durable consumer of delivery for one lane and partition. */
  eventsConsumer(lane: Lane, partition: number): string;
  /** JetStream stream of changes to rooms. */
  readonly roomChangesStream: string;
  /** What roomChangesStream takes in. */
  readonly roomChangesFilter: string;
  /** rooms → messages: `RoomChangeBatch` of one partition. JetStream. */
  roomChanges(partition: number): string;
  /** The durable consumer of messages that appends room changes to the log. */
  readonly roomChangesConsumer: string;
  /** delivery → gateways: `PushBatch` of one room. */
  push(lane: Lane, roomId: string): string;
  /** A room's pushes in every lane, to subscribe. */
  pushAllLanes(roomId: string): string;
  /** delivery → gateways: `HeadsAnnouncement`. */
  readonly heads: string;
  /** rooms → gateways that have the user connected: `MembershipHint`. */
  memberships(userId: string): string;
  /** delivery → gateways that have the user connected: `Notification`. */
  notifications(userId: string): string;
  /** Everything about a user, to subscribe: `memberships` and `notifications`. */
  userAll(userId: string): string;
  /** Presence changes: `PresenceChange`. */
  readonly presence: string;
  /** auth → gateways: `SessionEnded`. */
  readonly sessionsEnded: string;
}

/**
 * @param namespace first token of every subject, so that deployments and tests can share one NATS; letters, digits, `_` and `-`.
 */
export const subjects = (namespace: string): Subjects => {
  const upper = namespace.toUpperCase();
  return {
    eventsStream: `${upper}_EVENTS`,
    eventsFilter: `${namespace}.events.>`,
    events: (lane, partition) => `${namespace}.events.${lane}.${partition}`,
    eventsConsumer: (lane, partition) => `delivery-${lane}-${partition}`,
    roomChangesStream: `${upper}_ROOM_CHANGES`,
    roomChangesFilter: `${namespace}.rooms.changes.>`,
    roomChanges: (partition) => `${namespace}.rooms.changes.${partition}`,
    roomChangesConsumer: 'messages-room-changes',
    push: (lane, roomId) => `${namespace}.push.${lane}.${roomId}`,
    pushAllLanes: (roomId) => `${namespace}.push.*.${roomId}`,
    heads: `${namespace}.heads`,
    memberships: (userId) => `${namespace}.users.${userId}.memberships`,
    notifications: (userId) => `${namespace}.users.${userId}.notifications`,
    userAll: (userId) => `${namespace}.users.${userId}.*`,
    presence: `${namespace}.presence`,
    sessionsEnded: `${namespace}.sessions.ended`,
  };
};
