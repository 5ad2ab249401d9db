import type { RpcServiceName } from './load-proto.ts';

/** A process that calls others and has a service secret. */
export type ServiceName = 'gateway' | 'auth' | 'rooms' | 'messages' | 'delivery';

/** Who may call an rpc: a user (by their own token, passed on by a gateway), named services, or anybody. */
export type RpcCaller = 'user' | 'anybody' | ServiceName;

export interface RpcPolicy {
  readonly callers: readonly RpcCaller[];
  /** A repeat does no harm, so a client may try again after UNAVAILABLE. */
  readonly repeatSafe: boolean;
  /** Default deadline in milliseconds; 0: none (streams). */
  readonly deadlineMs: number;
}

/** Every rpc with who may call it, whether to retry it, and how long to wait. A test holds it against the protos. */
export const rpcPolicies = {
  auth: {
    Register: { callers: ['gateway'], repeatSafe: false, deadlineMs: 10_000 },
    Login: { callers: ['gateway'], repeatSafe: false, deadlineMs: 10_000 },
    Resume: { callers: ['gateway'], repeatSafe: true, deadlineMs: 5_000 },
    RefreshIdentity: {
      callers: ['gateway'],
      repeatSafe: true,
      deadlineMs: 5_000,
    },
    EndSession: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    LookupUsers: {
      callers: ['gateway', 'rooms', 'messages', 'delivery'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
    GetSigningKeys: {
      callers: ['anybody'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
    IssueServiceToken: {
      callers: ['anybody'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
  },
  rooms: {
    CreateRoom: { callers: ['user'], repeatSafe: false, deadlineMs: 5_000 },
    JoinRoom: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    LeaveRoom: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    ListRooms: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    GetRoom: { callers: ['user'], repeatSafe: true, deadlineMs: 2_000 },
    ListMembers: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    ListMemberships: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    OpenDirectRoom: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    ListDirectRooms: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    GetAccess: {
      callers: ['messages', 'delivery'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
    ListAccess: { callers: ['messages'], repeatSafe: true, deadlineMs: 5_000 },
    FindMembers: { callers: ['messages'], repeatSafe: true, deadlineMs: 2_000 },
  },
  messages: {
    SendMessages: { callers: ['gateway'], repeatSafe: false, deadlineMs: 0 },
    GetMessage: { callers: ['user'], repeatSafe: true, deadlineMs: 2_000 },
    GetHistory: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    ReadLog: { callers: ['delivery'], repeatSafe: true, deadlineMs: 5_000 },
    GetHeads: {
      callers: ['gateway', 'rooms', 'delivery'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
    // Changes are repeat-safe only with a client_id; those without one must not be sent twice.
    EditMessage: { callers: ['user'], repeatSafe: false, deadlineMs: 5_000 },
    GetEditHistory: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    DeleteMessage: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    RestoreMessage: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    AddReaction: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    RemoveReaction: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    PinMessage: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    UnpinMessage: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    ListPins: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    GetThread: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    CountMentions: { callers: ['user'], repeatSafe: true, deadlineMs: 2_000 },
    SearchMessages: { callers: ['user'], repeatSafe: true, deadlineMs: 10_000 },
    FilterMessages: { callers: ['user'], repeatSafe: true, deadlineMs: 10_000 },
    BeginUpload: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    UploadChunk: { callers: ['user'], repeatSafe: true, deadlineMs: 30_000 },
    CompleteUpload: { callers: ['user'], repeatSafe: true, deadlineMs: 120_000 },
    Download: { callers: ['user'], repeatSafe: true, deadlineMs: 30_000 },
  },
  delivery: {
    Connect: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    ReadRoom: { callers: ['user'], repeatSafe: true, deadlineMs: 5_000 },
    Acknowledge: { callers: ['gateway'], repeatSafe: true, deadlineMs: 5_000 },
    GetCursors: { callers: ['user'], repeatSafe: true, deadlineMs: 2_000 },
    MarkRead: { callers: ['user'], repeatSafe: true, deadlineMs: 2_000 },
    ListOnline: {
      callers: ['user', 'gateway'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
    GetPresence: {
      callers: ['user', 'gateway'],
      repeatSafe: true,
      deadlineMs: 2_000,
    },
  },
} as const satisfies Record<RpcServiceName, Record<string, RpcPolicy>>;
