/** Who talks to whom. */
export interface Workload {
  readonly name: string;
  /** `room`: members of rooms, some of whom send. `direct`: pairs, one of whom sends to the other. */
  readonly kind: 'room' | 'direct';
  /** Rooms, or pairs. */
  readonly rooms: number;
  /** Connected members of each room, the senders among them; 2 in a pair. */
  readonly membersPerRoom: number;
  readonly sendersPerRoom: number;
  /** Messages of each sender that wait for their answers at once, in a closed loop. */
  readonly window: number;
}

/** The workloads that the project's figures are given for. */
export const WORKLOADS = {
  w1: { name: 'w1', kind: 'room', rooms: 1, membersPerRoom: 100, sendersPerRoom: 1, window: 60 },
  w1b: { name: 'w1b', kind: 'room', rooms: 10, membersPerRoom: 50, sendersPerRoom: 1, window: 60 },
  w2: { name: 'w2', kind: 'direct', rooms: 100, membersPerRoom: 2, sendersPerRoom: 1, window: 16 },
} as const satisfies Record<string, Workload>;

/** One user of a workload. */
export interface PlannedUser {
  readonly name: string;
  /** Index of the room or pair. */
  readonly room: number;
  readonly isSender: boolean;
}

/** Everybody in a workload. In a pair the sender comes first. @param prefix begins every name, unique to the run */
export function plannedUsers(workload: Workload, prefix: string): PlannedUser[] {
  const users: PlannedUser[] = [];
  for (let room = 0; room < workload.rooms; room++) {
    for (let member = 0; member < workload.membersPerRoom; member++) {
      users.push({ name: userName(prefix, room, member), room, isSender: member < workload.sendersPerRoom });
    }
  }
  return users;
}

/** The name of a member. */
export function userName(prefix: string, room: number, member: number): string {
  return `${prefix}-${room}-${member}`;
}

/** The name of a room. */
export function roomName(prefix: string, room: number): string {
  return `${prefix}-room-${room}`;
}
