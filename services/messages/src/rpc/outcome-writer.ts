import type { SendMessagesResponse } from '@lair/contracts/generated/lair/messages/v1/SendMessagesResponse.ts';
import type { SendOutcome } from '@lair/contracts/generated/lair/messages/v1/SendOutcome.ts';
import { responseOutcomesMax } from '../limits.ts';

/** The part of a stream that outcomes are written to. */
export interface OutcomeSink {
  write(response: SendMessagesResponse): boolean;
  once(event: 'drain', listener: () => void): unknown;
}

/** Answers on one stream: what becomes known in the same turn, or while the caller is not reading, goes in one response. */
export interface OutcomeWriter {
  add(outcome: SendOutcome): void;
  /** Calls back once everything added has been written. */
  whenWritten(then: () => void): void;
  /** Nobody reads any more: drops what waits. */
  stop(): void;
}

/** @param onBlocked told when the caller stops reading, and when it reads again. */
export const createOutcomeWriter = (sink: OutcomeSink, onBlocked: (blocked: boolean) => void): OutcomeWriter => {
  let waiting: SendOutcome[] = [];
  let isScheduled = false;
  let isBlocked = false;
  let isStopped = false;
  let written: (() => void) | undefined;

  const flush = () => {
    isScheduled = false;
    while (!isBlocked && waiting.length > 0) {
      isBlocked = !sink.write({ outcomes: waiting.splice(0, responseOutcomesMax) });
    }
    if (waiting.length === 0) written?.();
    if (!isBlocked) return;
    onBlocked(true);
    sink.once('drain', () => {
      isBlocked = false;
      onBlocked(false);
      flush();
    });
  };
  return {
    add: (outcome) => {
      if (isStopped) return;
      waiting.push(outcome);
      if (isScheduled || isBlocked) return;
      isScheduled = true;
      setImmediate(flush);
    },
    whenWritten: (then) => {
      if (waiting.length === 0) then();
      else written = then;
    },
    stop: () => {
      isStopped = true;
      waiting = [];
    },
  };
};
