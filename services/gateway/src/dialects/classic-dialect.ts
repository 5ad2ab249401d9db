import { setTimeout as wait } from 'node:timers/promises';
import type { RoomView__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomView.ts';
import {
  authLines,
  type ClassicAuthRequest,
  type ClassicLine,
  LOBBY_NAME,
  messageLines,
  nameKey,
  parseClassicLine,
  type Room,
  systemLines,
} from '@lair/wire';
import { directMessageEffect } from '../commands/direct-message.ts';
import { admit, admitShaped } from '../commands/dispatch.ts';
import type { Effect } from '../commands/request-order.ts';
import type { Follower } from '../fanout/follower.ts';
import type { RoomBatch } from '../fanout/room-batch.ts';
import { fixedLimits } from '../limits.ts';
import type { BoardMember, ClassicBoard } from '../presence/classic-board.ts';
import { carryOut } from './carry-out.ts';
import type { ClassicState, Execute } from './classic-action.ts';
import { act } from './classic-actions.ts';
import { chat } from './classic-chat-actions.ts';
import { classicLogin } from './classic-login.ts';
import { printEvent } from './classic-printing.ts';
import type { ClassicHost, Dialect, DialectDeps, Turn } from './dialect.ts';

const lineTooLongWhy = 'The line is too long.';

/**
 * The text protocol of the Rust client. Lines become commands of the one table (`classic-actions`), events become its lines
 * (`classic-printing`); what is here is the session: the timing of the login, the current room, the order of lines.
 */
export class ClassicDialect implements Dialect, BoardMember, ClassicState {
  readonly name = 'classic';
  readonly #host: ClassicHost;
  readonly #deps: DialectDeps;
  readonly #board: ClassicBoard;
  currentRoom: { readonly id: string; readonly name: string } = { id: LOBBY_NAME, name: LOBBY_NAME };
  ids = false;
  events = false;
  /** Commands that run; board lines wait for their answers. */
  #running = 0;
  #boardLines: string[] = [];
  #isClosed = false;

  constructor(host: ClassicHost, deps: DialectDeps, board: ClassicBoard) {
    this.#host = host;
    this.#deps = deps;
    this.#board = board;
    host.writePerLine();
  }

  read(line: Uint8Array | string): Turn {
    const text = typeof line === 'string' ? line : Buffer.from(line).toString();
    if (!this.#host.identity) return { effect: 'session', run: () => this.#logIn(text) };
    const parsed = parseClassicLine(text);
    return { effect: this.#effectOf(parsed), run: () => this.#run(parsed) };
  }

  lineTooLong(): void {
    this.#host.writeLine(this.#host.identity ? systemLines.error(lineTooLongWhy) : authLines.failed(lineTooLongWhy));
  }

  /** Direct rooms and the current room; everything else counts as unread and is there in history. */
  wants({ room }: RoomView__Output): boolean {
    if (!room) return false;
    if (room.kind === 'ROOM_KIND_DIRECT' || room.id === this.currentRoom.id) return true;
    const isLobbyAtFirst = this.currentRoom.id === LOBBY_NAME && nameKey(room.name) === nameKey(LOBBY_NAME);
    if (isLobbyAtFirst) this.currentRoom = { id: room.id, name: room.name };
    return isLobbyAtFirst;
  }

  push(follower: Follower, batch: RoomBatch, firstIndex: number): void {
    const { room } = follower;
    const view = { ids: this.ids, events: this.events, direct: room.direct, roomName: room.name };
    const readerId = follower.subscriber.identity.user.id;
    for (let i = firstIndex; i < batch.size; i++) {
      const event = batch.events[i];
      const line = event && printEvent(event, readerId, view);
      if (line !== undefined) this.#host.writeLine(line);
    }
    this.#host.deliveredWhenTaken(follower, batch.toSeq);
  }

  gap(_roomId: string, fromSeq: number, toSeq: number): void {
    this.#host.writeLine(systemLines.notice(`${toSeq - fromSeq + 1} older messages are in the history only.`));
  }

  presence(): void {
    // The board tells who is there.
  }

  notify(): void {
    // The message itself is shown where it was said.
  }

  synced(): void {
    // Only SYNC asks for it, which classic has not.
  }

  revoked(): void {
    this.#host.writeLine(systemLines.notice('Your session has ended. Please log in again.'));
    this.#host.close();
  }

  shutdown(): void {
    this.#host.writeLine(systemLines.notice('This server is restarting. Please connect again in a moment.'));
  }

  closed(): void {
    this.#isClosed = true;
    this.#board.remove(this);
  }

  /** A line of the board; after the answers of what runs, because the client expects those first. */
  boardLine(line: string): void {
    if (this.#running > 0) this.#boardLines.push(line);
    else this.#host.writeLine(line);
  }

  async enter(room: Room): Promise<void> {
    const left = this.currentRoom.id === room.id ? undefined : this.currentRoom.id;
    this.currentRoom = { id: room.id, name: room.name };
    await this.#host.followInstead(left, room, room.head);
  }

  #effectOf(parsed: ClassicLine): Effect {
    if (parsed.kind === 'chat') return 'send';
    if (parsed.kind === 'usage') return 'query';
    const { command } = parsed;
    // Which room is the current one must be settled before the next line is looked at; lists and history read it, too.
    return command.word === 'DM'
      ? directMessageEffect(this.#host, { user: command.user, content: command.text })
      : 'change';
  }

  async #run(parsed: ClassicLine): Promise<void> {
    this.#running++;
    try {
      for (const line of await this.#answer(parsed)) this.#host.writeLine(line);
    } finally {
      this.#running--;
      if (this.#running === 0) for (const line of this.#boardLines.splice(0)) this.#host.writeLine(line);
    }
  }

  #answer(parsed: ClassicLine): Promise<string[]> | string[] {
    switch (parsed.kind) {
      case 'chat':
        // An empty line is a slip of the finger, and no message.
        return parsed.text.trim() === '' ? [] : chat(parsed.text, this.#execute, this);
      case 'usage':
        return [messageLines.usage(parsed.form)];
      case 'command':
        return act(parsed.command, this.#execute, this, this.#deps.features);
    }
  }

  readonly #execute: Execute = async (name, params) => {
    const command = admit<typeof name>(name, params, this.#host, this.#deps);
    const result = await carryOut(command, this.#deps);
    command.replied();
    return result;
  };

  /**
   * The reply comes no sooner than the client can take it, and nothing else for a while after it: the client would drop it. What there is to
   * tell is gathered meanwhile: who is online first, then what was missed.
   */
  async #logIn(text: string): Promise<void> {
    const floor = wait(fixedLimits.classicAuthFloorMs);
    const { line, loggedIn } = await classicLogin(text, (request) => this.#carryOutLogin(request));
    await floor;
    if (this.#isClosed) return;
    this.#host.writeLine(line);
    if (!loggedIn) return;
    this.#host.hold();
    const holdMs = wait(fixedLimits.classicHoldMs);
    holdMs
      .then(() => this.#endHold())
      .catch((error: unknown) => this.#deps.logger.error({ err: error }, 'a hold did not end'));
    await this.#host.registered();
    try {
      this.#host.writeLine(await this.#board.userList());
    } catch (error) {
      this.#deps.logger.warn({ err: error }, 'a newcomer was not told who is online');
    }
    await this.#host.startFollowing();
  }

  #endHold(): void {
    if (this.#isClosed) return;
    this.#host.release();
    this.#board.add(this);
  }

  async #carryOutLogin({ kind, username, password }: ClassicAuthRequest): Promise<void> {
    // The shape was checked by classic's own rule, which lets shorter passwords in.
    const params = { username, password };
    const command =
      kind === 'login'
        ? admitShaped('LOGIN', params, this.#host, this.#deps)
        : admitShaped('REGISTER', params, this.#host, this.#deps);
    await carryOut<'LOGIN' | 'REGISTER'>(command, this.#deps);
  }
}
