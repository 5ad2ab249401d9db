import { membershipHintCodec, type Subjects } from '@lair/contracts';
import type { PresenceChange__Output } from '@lair/contracts/generated/lair/delivery/v1/PresenceChange.ts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import { LOBBY_NAME, roomLines } from '@lair/wire';
import type { Subscription } from 'nats';
import type { Peers } from '../peers/peers.ts';

/** A classic session that is told who is there. */
export interface BoardMember {
  boardLine(line: string): void;
}

export interface ClassicBoardOptions {
  readonly nats: NatsConnection;
  readonly subjects: Subjects;
  readonly peers: Peers;
  readonly logger: Logger;
  readonly everyMs: number;
  readonly statusWaitingMax: number;
  readonly userListMax: number;
}

/**
 * USER_LIST and ROOM_STATUS for all classic sessions of this gateway. The classic client redraws itself for each, so both are sent at most
 * once per `everyMs`: of several changes of the list only the last state, and ROOM_STATUS lines one after the other.
 *
 * Hears of joins and leaves everywhere through the hints that rooms gives every user's gateway; only while a classic session is here.
 */
export class ClassicBoard {
  readonly #options: ClassicBoardOptions;
  readonly #members = new Set<BoardMember>();
  readonly #statuses: string[] = [];
  #hints: Subscription | undefined;
  #listChanged = false;
  #lastList = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ClassicBoardOptions) {
    this.#options = options;
  }

  add(member: BoardMember): void {
    this.#members.add(member);
    this.#hints ??= this.#hearHints();
  }

  remove(member: BoardMember): void {
    this.#members.delete(member);
    if (this.#members.size > 0) return;
    this.#hints?.unsubscribe();
    this.#hints = undefined;
    this.#statuses.length = 0;
    this.#lastList = '';
  }

  presenceChanged(changes: readonly PresenceChange__Output[]): void {
    if (this.#members.size === 0) return;
    this.#listChanged = true;
    for (const { username, online } of changes) if (online) this.#queueStatus(LOBBY_NAME, username);
    this.#schedule();
  }

  /** USER_LIST as it is now. @throws ServiceError UNAVAILABLE when delivery is away. */
  async userList(): Promise<string> {
    const names: string[] = [];
    let cursor = '';
    do {
      const page = await this.#options.peers.delivery.call('ListOnline', { cursor, limit: 500 });
      names.push(...page.users.map(({ username }) => username));
      cursor = page.nextCursor;
    } while (cursor !== '' && names.length < this.#options.userListMax);
    return roomLines.userList(names.slice(0, this.#options.userListMax));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#hints?.unsubscribe();
    this.#members.clear();
  }

  #hearHints(): Subscription {
    const { nats, subjects, logger } = this.#options;
    return nats.subscribe(subjects.memberships('*'), {
      callback: (error, message) => {
        if (error) {
          logger.error({ err: error }, 'hints cannot be heard');
          return;
        }
        const { userId, room: view, member } = membershipHintCodec.decode(message.data);
        if (view?.room?.kind !== 'ROOM_KIND_PUBLIC') return; // who is in a private room is nobody else's business
        const roomName = member ? view.room.name : LOBBY_NAME;
        this.#roomStatus(roomName, userId).catch((cause: unknown) =>
          logger.warn({ err: cause }, 'a ROOM_STATUS has no username'),
        );
      },
    });
  }

  async #roomStatus(roomName: string, userId: string): Promise<void> {
    const user = (await this.#options.peers.users.lookup([userId])).get(userId);
    if (!user) return;
    this.#queueStatus(roomName, user.username);
    this.#schedule();
  }

  #queueStatus(roomName: string, username: string): void {
    const line = roomLines.roomStatus(roomName, username);
    if (this.#statuses.includes(line)) return;
    if (this.#statuses.length >= this.#options.statusWaitingMax) this.#statuses.shift();
    this.#statuses.push(line);
  }

  #schedule(): void {
    if (this.#timer) return;
    this.#send();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#listChanged || this.#statuses.length > 0) this.#schedule();
    }, this.#options.everyMs);
  }

  #send(): void {
    this.#sendNext().catch((error: unknown) =>
      this.#options.logger.warn({ err: error }, 'the board could not be written'),
    );
  }

  async #sendNext(): Promise<void> {
    const status = this.#statuses.shift();
    if (this.#listChanged) {
      this.#listChanged = false;
      const list = await this.userList();
      if (list !== this.#lastList) this.#tell(list);
      this.#lastList = list;
    }
    if (status !== undefined) this.#tell(status);
  }

  #tell(line: string): void {
    for (const member of this.#members) member.boardLine(line);
  }
}
