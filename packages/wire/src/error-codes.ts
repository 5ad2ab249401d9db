/**
 * Every error of lair/2: its name and the number that stands for it in `error.code`. The first four are JSON-RPC's
 * own; the names of the others are also sent, as `error.data.code`.
 */
export const ERROR_CODES = {
  /** The line is not UTF-8 or not JSON. The third on one connection closes it. */
  PARSE_ERROR: -32700,
  /** JSON, but not one JSON-RPC request. */
  INVALID_REQUEST: -32600,
  /** No such command. */
  METHOD_NOT_FOUND: -32601,
  /** A param is missing, unknown or wrong; `data.issues` says which and why. */
  INVALID_PARAMS: -32602,
  /** Log in first, or the credentials are wrong. */
  UNAUTHENTICATED: -32001,
  /** The caller may see the thing but not do this with it. */
  PERMISSION_DENIED: -32002,
  /** No such thing, or the caller may not see it. */
  NOT_FOUND: -32003,
  /** The name is taken. */
  ALREADY_EXISTS: -32004,
  /** Too many; try again after `data.retryAfterMs`. */
  RATE_LIMITED: -32005,
  /** The thing is not in the state that the caller took it to be in. */
  CONFLICT: -32006,
  /** Not now: `data.reason` says what has to change first. */
  FAILED_PRECONDITION: -32007,
  /** Over `data.limit`. */
  TOO_LARGE: -32008,
  /** A part of the server is away; try again after `data.retryAfterMs`. */
  UNAVAILABLE: -32009,
  /** The command exists, but this server has it switched off. */
  FEATURE_DISABLED: -32010,
  /** A fault of the server; quote `data.traceId` to its operator. */
  INTERNAL: -32099,
} as const;

/** Name of an error. */
export type ErrorName = keyof typeof ERROR_CODES;
/** Names that JSON-RPC itself defines; they carry no `data.code`. */
export type JsonRpcErrorName = 'PARSE_ERROR' | 'INVALID_REQUEST' | 'METHOD_NOT_FOUND' | 'INVALID_PARAMS';
/** Names of lair/2's own errors, sent as `data.code`. */
export type LairErrorName = Exclude<ErrorName, JsonRpcErrorName>;

/** One thing that is wrong with a request's params. */
export interface ParamIssue {
  /** The param, with dots into objects (`device.name`); empty when it is about the params as a whole. */
  readonly path: string;
  /** What is wrong, to be read after the path. Never repeats the value. */
  readonly message: string;
}

/** What each error carries in `data` besides `code`. */
export interface ErrorDetails {
  PARSE_ERROR: Record<never, never>;
  INVALID_REQUEST: Record<never, never>;
  METHOD_NOT_FOUND: Record<never, never>;
  INVALID_PARAMS: { readonly issues: readonly ParamIssue[] };
  UNAUTHENTICATED: Record<never, never>;
  /** `permission`: what is missing. */
  PERMISSION_DENIED: { readonly permission: string };
  /** `what`: "room", "message", "user", … */
  NOT_FOUND: { readonly what: string };
  /** `what`: "room", "user", … */
  ALREADY_EXISTS: { readonly what: string };
  RATE_LIMITED: { readonly retryAfterMs: number };
  /** `current`: the thing as it is. */
  CONFLICT: { readonly current?: unknown };
  /**
   * `reason`: a constant for programs, like `direct_room`. `limit`: how many there may be, where the reason is that there are as many.
   * `have`: how many bytes are there, where the reason is that some are missing.
   */
  FAILED_PRECONDITION: { readonly reason: string; readonly limit?: number; readonly have?: number };
  /** `limit`: the bound that was exceeded, in the unit of the thing (characters, bytes, …). */
  TOO_LARGE: { readonly limit: number };
  UNAVAILABLE: { readonly retryAfterMs: number };
  FEATURE_DISABLED: { readonly feature: string };
  INTERNAL: { readonly traceId: string };
}

/** The `error` member of an answer. */
export interface WireErrorBody {
  readonly code: number;
  /** One sentence for people. */
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const jsonRpcNames: ReadonlySet<ErrorName> = new Set<JsonRpcErrorName>([
  'PARSE_ERROR',
  'INVALID_REQUEST',
  'METHOD_NOT_FOUND',
  'INVALID_PARAMS',
]);
const nameOfCode = new Map<number, ErrorName>(
  Object.entries(ERROR_CODES).map(([name, code]) => [code, name as ErrorName]),
);

/** The name that a numeric code stands for, or undefined for a number that is not in the table. */
export function errorNameOf(code: number): ErrorName | undefined {
  return nameOfCode.get(code);
}

/** Whether a text is the name of an error in the table. */
export function isErrorName(name: string): name is ErrorName {
  return Object.hasOwn(ERROR_CODES, name);
}

/**
 * Makes the `error` member for an answer.
 *
 * @param message one sentence for people; it must not repeat what the user sent
 */
export function wireError<N extends ErrorName>(name: N, message: string, details: ErrorDetails[N]): WireErrorBody {
  const code = ERROR_CODES[name];
  const own = jsonRpcNames.has(name) ? details : { code: name, ...details };
  return Object.keys(own).length === 0 ? { code, message } : { code, message, data: { ...own } };
}

/** An error answer of the server, as a client throws it. `name` is 'WireError'; decide by `errorName`. */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** The error's name in the table; INTERNAL for a code that this version does not know. */
  readonly errorName: ErrorName;
  /** The number that was sent. */
  readonly code: number;
  /** What was sent beside it: see `ErrorDetails`. Sent by the server, so check before use. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(body: WireErrorBody) {
    super(body.message);
    this.errorName = errorNameOf(body.code) ?? 'INTERNAL';
    this.code = body.code;
    this.data = body.data ?? {};
  }

  /** Time to wait before the same request may succeed, in milliseconds, if the server named one. */
  get retryAfterMs(): number | undefined {
    const value = this.data['retryAfterMs'];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
  }
}
