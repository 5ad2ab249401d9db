import { isErrorName, ServiceError } from '@lair/contracts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { SendItem } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import type { SendMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse__Output } from '@lair/contracts/generated/lair/messages/v1/SendMessagesResponse.ts';
import type { SendOutcome__Output } from '@lair/contracts/generated/lair/messages/v1/SendOutcome.ts';
import type { Logger } from '@lair/service-kit';

/** The open duplex call, as far as it is used here. */
export interface SendCall {
  write(request: SendMessagesRequest): boolean;
  end(): unknown;
  on(event: 'data', listener: (response: SendMessagesResponse__Output) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'drain' | 'end', listener: () => void): unknown;
}

/** One message to send. */
export type Draft = Readonly<
  Required<Pick<SendItem, 'room' | 'type' | 'content' | 'requestId'>> &
    Pick<SendItem, 'clientId' | 'replyTo' | 'attachments'>
>;

interface Entry {
  readonly draft: Draft;
  readonly token: string;
  readonly deadlineMs: number;
  readonly resolve: (message: Message__Output) => void;
  readonly reject: (error: ServiceError) => void;
}

export interface MessagesStreamOptions {
  readonly open: () => Promise<SendCall>;
  readonly logger: Logger;
  readonly onBatch: (items: number) => void;
  readonly itemsMax: number;
  readonly timeoutMs: number;
  readonly reopenFirstMs: number;
  readonly reopenLongestMs: number;
  readonly now?: () => number;
}

/**
 * Sends of many connections to messages, on one duplex stream in batches.
 *
 * What is sent during one tick of the event loop, or while the stream takes nothing, goes as one batch; there is no timer per send. The
 * order of `send` is the order of commit, for each room. When the stream breaks, sends with a clientId go again on the next one, in their
 * order and ahead of newer ones, until their time is over, because repeating them does no harm; the others are answered UNAVAILABLE, because nobody knows whether
 * they were committed. A send that waits longer than `timeoutMs` is answered UNAVAILABLE too.
 */
export class MessagesStream {
  readonly #options: MessagesStreamOptions;
  readonly #now: () => number;
  readonly #sweep: NodeJS.Timeout;
  #waiting: Entry[] = [];
  #inFlight = new Map<number, Entry>();
  #call: SendCall | undefined;
  #opening = false;
  #full = false;
  #scheduled = false;
  #closed = false;
  #failures = 0;
  #lastCorrelation = 0;

  constructor(options: MessagesStreamOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#sweep = setInterval(() => this.#expire(), 1_000);
    this.#sweep.unref();
  }

  /** @throws ServiceError what messages answered, or UNAVAILABLE. */
  send(draft: Draft, token: string): Promise<Message__Output> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(unavailable());
      const deadlineMs = this.#now() + this.#options.timeoutMs;
      this.#waiting.push({ draft, token, deadlineMs, resolve, reject });
      this.#schedule();
    });
  }

  /** Ends the stream; what has no answer yet is answered UNAVAILABLE. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#sweep);
    const call = this.#call;
    this.#call = undefined;
    call?.end();
    for (const entry of [...this.#inFlight.values(), ...this.#waiting]) entry.reject(unavailable());
    this.#inFlight.clear();
    this.#waiting = [];
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(this.#flush);
  }

  readonly #flush = (): void => {
    this.#scheduled = false;
    if (!this.#call) {
      if (this.#waiting.length > 0) this.#open();
      return;
    }
    while (this.#waiting.length > 0 && !this.#full) {
      const entries = this.#waiting.splice(0, this.#options.itemsMax);
      const request = this.#batchOf(entries);
      this.#options.onBatch(entries.length);
      this.#full = !this.#call.write(request);
    }
  };

  #batchOf(entries: readonly Entry[]): SendMessagesRequest {
    const identities = new Map<string, number>();
    const items = entries.map((entry): SendItem => {
      let identity = identities.get(entry.token);
      if (identity === undefined) {
        identity = identities.size;
        identities.set(entry.token, identity);
      }
      const correlation = ++this.#lastCorrelation;
      this.#inFlight.set(correlation, entry);
      return { ...entry.draft, correlation, identity };
    });
    return { identityTokens: [...identities.keys()], items };
  }

  #open(): void {
    if (this.#opening || this.#closed) return;
    this.#opening = true;
    this.#options.open().then(
      (call) => {
        this.#opening = false;
        if (this.#closed) return void call.end();
        this.#call = call;
        this.#full = false;
        let lost = false;
        const onLost = (error?: Error) => {
          if (lost) return;
          lost = true;
          if (this.#call === call) this.#lost(error);
        };
        call.on('data', ({ outcomes }) => {
          this.#failures = 0;
          for (const outcome of outcomes) this.#settle(outcome);
        });
        call.on('drain', () => {
          this.#full = false;
          this.#flush();
        });
        call.on('error', onLost);
        call.on('end', () => onLost());
        this.#flush();
      },
      (error: unknown) => {
        this.#opening = false;
        this.#reopenLater(error);
      },
    );
  }

  #settle({ correlation, message, error }: SendOutcome__Output): void {
    const entry = this.#inFlight.get(correlation);
    if (!entry) return; // answered already: it took too long
    this.#inFlight.delete(correlation);
    if (message) entry.resolve(message);
    else entry.reject(toServiceError(error?.name, error?.dataJson));
  }

  #lost(error: Error | undefined): void {
    this.#call = undefined;
    const again: Entry[] = [];
    for (const entry of this.#inFlight.values()) {
      if (entry.draft.clientId !== undefined) again.push(entry);
      else entry.reject(unavailable(error));
    }
    this.#inFlight.clear();
    this.#waiting = again.concat(this.#waiting);
    this.#reopenLater(error);
  }

  #reopenLater(error: unknown): void {
    if (this.#closed) return;
    this.#options.logger.warn({ err: error }, 'the stream of sends broke');
    const waitMs = Math.min(this.#options.reopenFirstMs * 2 ** this.#failures++, this.#options.reopenLongestMs);
    setTimeout(() => {
      if (!this.#call && this.#waiting.length > 0) this.#open();
    }, waitMs);
  }

  #expire(): void {
    const now = this.#now();
    // Entries are in the order of their deadlines: those that go again go first.
    for (const [correlation, entry] of this.#inFlight) {
      if (entry.deadlineMs > now) break;
      this.#inFlight.delete(correlation);
      entry.reject(unavailable());
    }
    while (this.#waiting[0] && this.#waiting[0].deadlineMs <= now) this.#waiting.shift()?.reject(unavailable());
  }
}

const unavailable = (cause?: unknown): ServiceError =>
  new ServiceError('UNAVAILABLE', { retryAfterMs: 1_000 }, { cause });

const toServiceError = (name = '', dataJson = ''): ServiceError => {
  if (!isErrorName(name))
    return new ServiceError('INTERNAL', {}, { cause: new Error('messages answered an unknown error') });
  return new ServiceError(name, dataJson === '' ? {} : (JSON.parse(dataJson) as Record<string, unknown>));
};
