import { type ServiceError as GrpcError, Metadata, type StatusObject, status } from '@grpc/grpc-js';
import { type ErrorData, type ErrorName, errorCatalogue, isErrorName, ServiceError } from '@lair/contracts';

/** Trailing metadata that carries the catalogue's name and data of a refusal, as JSON. */
const detailKey = 'lair-error-bin';

/**
 * Tells the caller's channel not to try again (gRPC A6, client retries; ADR-0008). A call is tried again at the hop that lost its peer; a service that
 * answers UNAVAILABLE has done so already, and tries would multiply with every hop.
 */
const pushbackKey = 'grpc-retry-pushback-ms';
const doNotRetry = '-1';

/** What an rpc's failure looks like on the wire. Only a ServiceError tells more than INTERNAL. */
export const toGrpcStatus = (error: unknown, traceId: string): Partial<StatusObject> => {
  const refusal = error instanceof ServiceError ? error : new ServiceError('INTERNAL', { traceId });
  const metadata = new Metadata();
  if (refusal.code === 'UNAVAILABLE') metadata.set(pushbackKey, doNotRetry);
  metadata.set(detailKey, Buffer.from(JSON.stringify({ name: refusal.code, data: refusal.data })));
  return { code: errorCatalogue[refusal.code].grpcStatus, details: refusal.message, metadata };
};

const fromDetail = (error: GrpcError): { name: ErrorName; data: ErrorData } | undefined => {
  const [detail] = error.metadata?.get(detailKey) ?? [];
  if (!Buffer.isBuffer(detail)) return undefined;
  const { name, data } = JSON.parse(detail.toString()) as { name: string; data: ErrorData };
  return isErrorName(name) ? { name, data } : undefined;
};

/** How long a caller should wait when a peer did not say, milliseconds. */
const defaultRetryAfterMs = 1_000;

/** What a peer's failure means to the one who called: its own refusal, or UNAVAILABLE, or INTERNAL. */
export const fromGrpcError = (error: unknown): ServiceError => {
  if (error instanceof ServiceError) return error;
  const grpcError = error as GrpcError;
  const detail = fromDetail(grpcError);
  if (detail) return new ServiceError(detail.name, detail.data, { message: grpcError.details, cause: error });
  switch (grpcError.code) {
    case status.UNAVAILABLE:
    case status.DEADLINE_EXCEEDED:
    case status.CANCELLED:
      return new ServiceError('UNAVAILABLE', { retryAfterMs: defaultRetryAfterMs }, { cause: error });
    default:
      return new ServiceError('INTERNAL', {}, { cause: error });
  }
};
