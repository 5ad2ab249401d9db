import { status } from '@grpc/grpc-js';
import { ERROR_CODES } from '@lair/wire';

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
    wireCode: ERROR_CODES.INVALID_PARAMS,
    grpcStatus: status.INVALID_ARGUMENT,
    message: 'Some parameters are not valid.',
  },
  UNAUTHENTICATED: {
    wireCode: ERROR_CODES.UNAUTHENTICATED,
    grpcStatus: status.UNAUTHENTICATED,
    message: 'You are not logged in.',
  },
  PERMISSION_DENIED: {
    wireCode: ERROR_CODES.PERMISSION_DENIED,
    grpcStatus: status.PERMISSION_DENIED,
    message: 'You may not do this.',
  },
  NOT_FOUND: {
    wireCode: ERROR_CODES.NOT_FOUND,
    grpcStatus: status.NOT_FOUND,
    message: 'There is no such thing.',
  },
  ALREADY_EXISTS: {
    wireCode: ERROR_CODES.ALREADY_EXISTS,
    grpcStatus: status.ALREADY_EXISTS,
    message: 'That name is taken.',
  },
  RATE_LIMITED: {
    wireCode: ERROR_CODES.RATE_LIMITED,
    grpcStatus: status.RESOURCE_EXHAUSTED,
    message: 'Too many requests; wait a little.',
  },
  CONFLICT: {
    wireCode: ERROR_CODES.CONFLICT,
    grpcStatus: status.ABORTED,
    message: 'It has changed in the meantime.',
  },
  FAILED_PRECONDITION: {
    wireCode: ERROR_CODES.FAILED_PRECONDITION,
    grpcStatus: status.FAILED_PRECONDITION,
    message: 'This cannot be done in the present state.',
  },
  TOO_LARGE: {
    wireCode: ERROR_CODES.TOO_LARGE,
    grpcStatus: status.OUT_OF_RANGE,
    message: 'This is larger than allowed.',
  },
  UNAVAILABLE: {
    wireCode: ERROR_CODES.UNAVAILABLE,
    grpcStatus: status.UNAVAILABLE,
    message: 'A part of the service is away; try again.',
  },
  FEATURE_DISABLED: {
    wireCode: ERROR_CODES.FEATURE_DISABLED,
    grpcStatus: status.UNIMPLEMENTED,
    message: 'This feature is switched off here.',
  },
  INTERNAL: {
    wireCode: ERROR_CODES.INTERNAL,
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
