import { status } from '@grpc/grpc-js';

/** One kind of refusal, from where it happens to what a client reads. */
export interface ErrorRow {
  /** `error.code` in lair/2. */
  readonly wireCode: number;
  readonly grpcStatus: status;
  /** One sentence for people; holds nothing of the request. */
  readonly message: string;
}

/**
 * Every error that can cross an edge. Its name is `data.code` in lair/2 (INVALID_PARAMS excepted, which JSON-RPC numbers itself).
 * docs/reference/errors.md is made from this table.
 */
export const errorCatalogue = {
  INVALID_PARAMS: {
    wireCode: -32602,
    grpcStatus: status.INVALID_ARGUMENT,
    message: 'Some parameters are not valid.',
  },
  UNAUTHENTICATED: {
    wireCode: -32001,
    grpcStatus: status.UNAUTHENTICATED,
    message: 'You are not logged in.',
  },
  PERMISSION_DENIED: {
    wireCode: -32002,
    grpcStatus: status.PERMISSION_DENIED,
    message: 'You may not do this.',
  },
  NOT_FOUND: {
    wireCode: -32003,
    grpcStatus: status.NOT_FOUND,
    message: 'There is no such thing.',
  },
  ALREADY_EXISTS: {
    wireCode: -32004,
    grpcStatus: status.ALREADY_EXISTS,
    message: 'That name is taken.',
  },
  RATE_LIMITED: {
    wireCode: -32005,
    grpcStatus: status.RESOURCE_EXHAUSTED,
    message: 'Too many requests; wait a little.',
  },
  CONFLICT: {
    wireCode: -32006,
    grpcStatus: status.ABORTED,
    message: 'It has changed in the meantime.',
  },
  FAILED_PRECONDITION: {
    wireCode: -32007,
    grpcStatus: status.FAILED_PRECONDITION,
    message: 'This cannot be done in the present state.',
  },
  TOO_LARGE: {
    wireCode: -32008,
    grpcStatus: status.OUT_OF_RANGE,
    message: 'This is larger than allowed.',
  },
  UNAVAILABLE: {
    wireCode: -32009,
    grpcStatus: status.UNAVAILABLE,
    message: 'A part of the service is away; try again.',
  },
  FEATURE_DISABLED: {
    wireCode: -32010,
    grpcStatus: status.UNIMPLEMENTED,
    message: 'This feature is switched off here.',
  },
  INTERNAL: {
    wireCode: -32099,
    grpcStatus: status.INTERNAL,
    message: 'Something went wrong on our side.',
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorName = keyof typeof errorCatalogue;

export const isErrorName = (name: string): name is ErrorName => Object.hasOwn(errorCatalogue, name);

/** What the catalogue says goes beside the name, such as `what`, `reason`, `retryAfterMs`, `issues`, `limit`. */
export type ErrorData = Readonly<Record<string, unknown>>;

/**
 * A refusal that the caller is meant to see. Anything else that is thrown becomes INTERNAL, and only the log learns why.
 */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorName;
  readonly data: ErrorData;

  /** @param message one sentence for people instead of the catalogue's; must hold nothing of the request. */
  constructor(code: ErrorName, data: ErrorData = {}, options: { message?: string; cause?: unknown } = {}) {
    super(options.message ?? errorCatalogue[code].message, {
      cause: options.cause,
    });
    this.code = code;
    this.data = data;
  }
}
