/**
 * The stream of sends. Requests are taken as they come, each send goes its own way (send-one.ts), and outcomes go back as they become
 * known, several together. A send that fails is an outcome like any other: nothing ends the stream but its caller, and this service
 * when it stops.
 *
 * A caller that does not read its outcomes is not read from either.
 */
import { ServiceError } from '@lair/contracts';
import type { SendItem__Output } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import type { SendMessagesRequest__Output } from '@lair/contracts/generated/lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse } from '@lair/contracts/generated/lair/messages/v1/SendMessagesResponse.ts';
import type { SendOutcome } from '@lair/contracts/generated/lair/messages/v1/SendOutcome.ts';
import type { Caller, DuplexHandler, IdentityVerifier, Logger, UserCaller } from '@lair/service-kit';
import { requestItemsMax, retryAfterBusyMs } from '../limits.ts';
import { toMessage } from '../message-mapping.ts';
import type { MessagesMetrics } from '../messages-metrics.ts';
import { createInOrder } from './in-order.ts';
import { createOutcomeWriter } from './outcome-writer.ts';
import { invalidParams } from './request-checks.ts';
import { type SendDeps, sendOne } from './send-one.ts';

type SendCall = Parameters<DuplexHandler<SendMessagesRequest__Output, SendMessagesResponse>>[0];

export interface SendMessagesDeps extends SendDeps {
  readonly verifier: IdentityVerifier;
  readonly metrics: Pick<MessagesMetrics, 'answered'>;
}

export interface SendMessages {
  readonly handler: DuplexHandler<SendMessagesRequest__Output, SendMessagesResponse>;
  /** Refuses what comes from now on, answers what is in flight, and ends the streams. */
  close(): Promise<void>;
}

/** Who a token of a batch speaks for, or why it speaks for nobody. */
type Identity = Caller | ServiceError;

const toServiceError = (error: unknown): ServiceError =>
  error instanceof ServiceError ? error : new ServiceError('INTERNAL', {}, { cause: error });

const identify = async (verifier: IdentityVerifier, token: string): Promise<Identity> =>
  verifier.verify(token).catch(toServiceError);

/** The callers of a batch: as they are, when every token has been seen before; else to come. */
const identifyAll = (verifier: IdentityVerifier, tokens: readonly string[]): Identity[] | Promise<Identity[]> => {
  const identities = tokens.map((token) => verifier.verified(token) ?? identify(verifier, token));
  return identities.some((identity) => identity instanceof Promise)
    ? Promise.all(identities)
    : (identities as Identity[]);
};

const requireUser = (identity: Identity | undefined): UserCaller => {
  if (identity instanceof ServiceError) throw identity;
  if (identity?.kind !== 'user') throw new ServiceError('UNAUTHENTICATED', { reason: 'no user' });
  return identity;
};

const failure = (correlation: number, { code, data }: ServiceError): SendOutcome => ({
  correlation,
  error: { name: code, dataJson: JSON.stringify(data) },
});

interface OpenStream {
  /** Answers what is in flight, ends the stream, and resolves when that is done or the caller is gone. */
  end(): Promise<void>;
}

const openStream = (call: SendCall, deps: SendMessagesDeps, isClosing: () => boolean, logger: Logger): OpenStream => {
  const inOrder = createInOrder();
  const identified = createInOrder();
  const gone = Promise.withResolvers<void>();
  let inFlight = 0;
  let isEnding = false;
  let isGone = false;
  const writer = createOutcomeWriter(call, (blocked) => (blocked ? call.pause() : call.resume()));

  const endWhenAnswered = () => {
    if (isEnding && !isGone && inFlight === 0) writer.whenWritten(() => call.end());
  };
  const send = async (item: SendItem__Output, identity: Identity | undefined): Promise<SendOutcome> => {
    try {
      if (isClosing()) throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterBusyMs });
      const message = await sendOne(deps, inOrder, requireUser(identity), item);
      deps.metrics.answered('OK');
      return { correlation: item.correlation, message: toMessage(message) };
    } catch (cause) {
      const error = toServiceError(cause);
      if (error.code === 'INTERNAL') logger.error({ err: cause, requestId: item.requestId }, 'a send failed');
      else logger.debug({ requestId: item.requestId, code: error.code }, 'refused');
      deps.metrics.answered(error.code);
      return failure(item.correlation, error);
    }
  };
  const answer = (outcome: SendOutcome) => {
    inFlight--;
    writer.add(outcome);
    endWhenAnswered();
  };
  const start = (item: SendItem__Output, identity: Identity | undefined): void => {
    send(item, identity)
      .then(answer)
      .catch((error: unknown) => logger.error({ err: error }, 'an outcome could not be written'));
  };

  const take = ({ items, identityTokens }: SendMessagesRequest__Output) => {
    inFlight += items.length;
    if (items.length > requestItemsMax) {
      const tooMany = invalidParams([{ path: 'items', message: `must be at most ${requestItemsMax}` }]);
      for (const { correlation } of items) answer(failure(correlation, tooMany));
      return;
    }
    // Batches stay in order though the signatures of one may have to be checked first.
    identified
      .run(['batch'], identifyAll(deps.verifier, identityTokens), (identities) => {
        for (const item of items) start(item, identities[item.identity]);
      })
      .catch((error: unknown) => logger.error({ err: error }, 'a batch of sends failed'));
  };
  const end = () => {
    isEnding = true;
    endWhenAnswered();
    return gone.promise;
  };
  const leave = () => {
    isGone = true;
    writer.stop();
    gone.resolve();
  };

  call.on('data', take);
  call.on('end', end);
  call.on('cancelled', leave);
  call.on('close', leave);
  call.on('finish', leave);
  return { end };
};

export const createSendMessages = (deps: SendMessagesDeps): SendMessages => {
  const streams = new Set<OpenStream>();
  let isClosing = false;
  return {
    handler: (call, { logger }) => {
      if (isClosing) throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterBusyMs });
      const stream = openStream(call, deps, () => isClosing, logger);
      streams.add(stream);
      call.once('close', () => streams.delete(stream));
    },
    close: async () => {
      isClosing = true;
      await Promise.all([...streams].map((stream) => stream.end()));
    },
  };
};
