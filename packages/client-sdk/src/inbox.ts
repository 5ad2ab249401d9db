/**
 * The inbox: every event on its way from the connection to the listeners.
 *
 * Guarantee: of each room's log the listeners get every entry once, in the order of `seq`, over any number of
 * connections; an entry is acknowledged only after all listeners have returned. Exceptions are announced: GAP says
 * which entries will not come, and an urgent message may come before its turn (never twice).
 */
import {
  type CommandParams,
  type CommandResults,
  DEFAULT_WIRE_LIMITS,
  type EventName,
  type EventParams,
  isEventName,
  isSeq,
  type RawParams,
} from '@lair/wire';
import { AckBatch } from './ack-batch.ts';
import { HoleRepair } from './hole-repair.ts';
import { RoomOrder } from './room-order.ts';

/** What an inbox calls. */
export interface InboxHandlers {
  /** Hands an event to the listeners. */
  deliver<N extends EventName>(name: N, params: EventParams[N]): void;
  /** Sends an ACK. @returns false when there is no connection to send it over */
  acknowledge(params: CommandParams['ACK']): boolean;
  /** Makes a SYNC; `onResult` is called before any event that follows the answer. */
  sync(params: CommandParams['SYNC'], onResult: (result: CommandResults['SYNC']) => void, onError: () => void): void;
}

/** See the head of this file. */
export class Inbox {
  readonly #handlers: InboxHandlers;
  readonly #order = new RoomOrder();
  readonly #acks: AckBatch;
  readonly #holes: HoleRepair;
  readonly #automaticAck: boolean;
  #myUserId: string | undefined;

  constructor(options: { readonly automaticAck: boolean; readonly ackIntervalMs: number }, handlers: InboxHandlers) {
    this.#handlers = handlers;
    this.#automaticAck = options.automaticAck;
    this.#acks = new AckBatch(options.ackIntervalMs, DEFAULT_WIRE_LIMITS.ackRoomsMax, (params) =>
      handlers.acknowledge(params),
    );
    this.#holes = new HoleRepair({
      last: (room) => this.#order.last(room),
      sync: (cursors) => this.#sync(cursors),
      giveUp: (room, from, to) => this.#takeGap({ room, from, to }),
    });
  }

  /** An event came from the server. */
  take(method: string, params: RawParams): void {
    const { room, seq } = params;
    // Also entries of a kind that this version does not know have a place in the log.
    if (typeof room === 'string' && isSeq(seq)) this.#takeEntry(method, room, seq, params);
    else if (method === 'GAP') this.#takeGap(params);
    else if (isEventName(method)) this.#deliver(method, params);
    if (method === 'SYNCED') this.#holes.onSynced();
  }

  /** Everything of the room up to `seq` is done with. */
  acknowledge(room: string, seq: number): void {
    this.#acks.note(room, seq);
  }

  /** Sends what is to be acknowledged now. */
  flushAcks(): void {
    this.#acks.flush();
  }

  /** Another user or device has logged in: its log has its own places. */
  onLogin(userId: string): void {
    this.clear();
    this.#myUserId = userId;
  }

  /** The same device is back on another connection. */
  onReconnected(): void {
    this.#acks.flush();
    this.#holes.onReconnected();
  }

  /** The server says where the device's cursor is: nothing before it will come, as after joining a room again. */
  raiseTo(room: string, delivered: number): void {
    const last = this.#order.last(room);
    if (last !== undefined && last < delivered) this.#order.advance(room, delivered);
  }

  /** The seq up to which everything of the room was handed over; undefined when nothing was. */
  last(room: string): number | undefined {
    return this.#order.last(room);
  }

  /** Forgets all places and stops all timers. */
  clear(): void {
    this.#order.clear();
    this.#acks.clear();
    this.#holes.clear();
  }

  #takeEntry(method: string, room: string, seq: number, params: RawParams): void {
    switch (this.#order.observe(room, seq, isUrgent(params))) {
      case 'deliver':
        this.#deliver(method, params);
        this.#acknowledgeUpTo(room, seq);
        this.#forgetIfLeft(method, room, params);
        break;
      case 'skip':
        this.#acknowledgeUpTo(room, seq);
        break;
      case 'deliver-early':
        this.#deliver(method, params);
        break;
      case 'hole':
        this.#holes.note(room, seq);
        break;
      case 'drop':
    }
  }

  #takeGap(params: RawParams | EventParams['GAP']): void {
    const { room, from, to } = params;
    if (typeof room !== 'string' || !isSeq(from) || !isSeq(to)) return;
    const last = this.#order.last(room);
    if (last !== undefined && from > last + 1) {
      this.#holes.note(room, to);
      return;
    }
    if (!this.#order.advance(room, to)) return;
    this.#handlers.deliver('GAP', { room, from: last === undefined ? from : last + 1, to });
    this.#acknowledgeUpTo(room, to);
  }

  #deliver(method: string, params: RawParams): void {
    // The server's events are taken as they are: checking each against its shape would cost more than all the rest.
    if (isEventName(method)) this.#handlers.deliver(method, params as never);
  }

  #acknowledgeUpTo(room: string, seq: number): void {
    if (this.#automaticAck) this.#acks.note(room, seq);
  }

  /** Joining again begins at another place. */
  #forgetIfLeft(method: string, room: string, params: RawParams): void {
    if (method !== 'ROOM_LEFT') return;
    const user = params['user'] as { id?: unknown } | undefined;
    if (user?.id !== this.#myUserId) return;
    this.#order.forget(room);
    this.#holes.forget(room);
  }

  #sync(cursors: Record<string, number>): void {
    this.#handlers.sync(
      { cursors },
      ({ rooms }) => {
        for (const { room, delivered } of rooms) this.raiseTo(room, delivered);
      },
      () => this.#holes.onSyncFailed(),
    );
  }
}

function isUrgent(params: RawParams): boolean {
  const message = params['message'] as { priority?: unknown } | undefined;
  return message?.priority === 'urgent';
}
