import type { LairClient, Room } from '@lair/client-sdk';

/** The part of a client that a directory needs. */
export type RoomSource = Pick<LairClient, 'roomInfo' | 'listRooms' | 'listDms'>;

const PAGE_ITEMS = 200;
/** Pages of the caller's rooms that are read at the start; the rest is looked up when something happens there. */
const PAGES_MAX = 5;

/** Remembers which room an id is, because events name rooms by id only. */
export class RoomDirectory {
  readonly #source: RoomSource;
  readonly #rooms = new Map<string, Room>();

  constructor(source: RoomSource) {
    this.#source = source;
  }

  /** Reads the caller's own rooms. */
  async load(): Promise<void> {
    await Promise.all([
      this.#loadPages((page) => this.#source.listRooms({ ...page, mine: true })),
      this.#loadPages((page) => this.#source.listDms(page)),
    ]);
  }

  /** Remembers what the server said about a room. */
  put(room: Room): void {
    this.#rooms.set(room.id, room);
  }

  /** What is remembered of a room. */
  get(id: string): Room | undefined {
    return this.#rooms.get(id);
  }

  /** A room, asked for if it is not known; undefined when the server does not say. */
  async find(id: string): Promise<Room | undefined> {
    const known = this.#rooms.get(id);
    if (known !== undefined) return known;
    const room = await this.#source.roomInfo(id).catch(() => undefined);
    if (room !== undefined) this.put(room);
    return room;
  }

  async #loadPages(
    read: (page: { limit: number; cursor?: string }) => Promise<{ rooms: Room[]; next?: string | undefined }>,
  ): Promise<void> {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page++) {
      const { rooms, next } = await read({ limit: PAGE_ITEMS, ...(cursor === undefined ? {} : { cursor }) });
      for (const room of rooms) this.put(room);
      if (next === undefined) return;
      cursor = next;
    }
  }
}
