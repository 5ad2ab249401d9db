/**
 * One person's chat: what is typed becomes requests, what happens becomes lines.
 *
 * Lines are printed in the order in which things happened: an event whose room has to be looked up first holds up those
 * behind it. Typed lines are carried out one after the other, except that a message is not waited for.
 */
import {
  type ClientEvents,
  type LairClient,
  LOBBY_NAME,
  type LoggedIn,
  type Message,
  type Room,
  type User,
} from '@lair/client-sdk';
import type { Terminal } from '../terminal/terminal.ts';
import { sanitiseLine } from '../text/sanitise.ts';
import type { Style } from '../text/style.ts';
import type { ChatControls } from './chat-controls.ts';
import { commandActions } from './command-actions.ts';
import { errorSentence } from './error-sentence.ts';
import { parseInputLine } from './input-line.ts';
import { listenToMessages } from './live-events.ts';
import { MessageTable } from './message-table.ts';
import { movementLine, roomLabel, type View } from './render.ts';
import { RoomDirectory } from './room-directory.ts';

/** How a chat ended. */
export type ChatEnd = 'quit' | 'logout' | 'session-ended';

/** What a chat needs. */
export interface ChatOptions {
  readonly client: LairClient;
  readonly terminal: Terminal;
  readonly style: Style;
  readonly loggedIn: LoggedIn;
}

/** Time for requests under way when a person quits, in milliseconds. */
const QUIT_GRACE_MS = 1_000;

/** See the head of this file. */
export class Chat implements ChatControls {
  readonly client: LairClient;
  readonly style: Style;
  readonly rooms: RoomDirectory;
  readonly messages = new MessageTable();
  more: (() => Promise<void>) | undefined;
  readonly #terminal: Terminal;
  readonly #loggedIn: LoggedIn;
  readonly #ended = Promise.withResolvers<ChatEnd>();
  /** Where plain text goes. */
  #current: Room | undefined;
  #isReconnecting = false;
  /** The last typed line and the last event, to be carried out and shown in turn. */
  #typed: Promise<void> = Promise.resolve();
  #shown: Promise<void> = Promise.resolve();
  /** Messages that have no answer yet, and files that are on their way. */
  readonly #unanswered = new Set<Promise<void>>();
  readonly #transfers = new Set<Promise<void>>();

  constructor({ client, terminal, style, loggedIn }: ChatOptions) {
    this.client = client;
    this.style = style;
    this.rooms = new RoomDirectory(client);
    this.#terminal = terminal;
    this.#loggedIn = loggedIn;
  }

  get me(): User {
    return this.#loggedIn.user;
  }

  /** The room in which the user is. */
  get currentRoom(): Room {
    if (this.#current === undefined) throw new Error('the chat has not been started');
    return this.#current;
  }

  /** Runs until the user leaves. What was missed comes as events and is shown first. */
  async run(): Promise<ChatEnd> {
    this.#listen();
    await this.rooms.load();
    this.goTo(await this.client.roomInfo(LOBBY_NAME));
    const { username } = this.#loggedIn.user;
    this.say(`You are ${sanitiseLine(username)}, in the ${LOBBY_NAME}. /help lists the commands.`);
    this.#terminal.listen(
      (line) => this.#take(line),
      () => void this.#quit(this.#terminal.isInteractive ? QUIT_GRACE_MS : undefined),
    );
    return await this.#ended.promise;
  }

  /** Prints a line of the program's own. */
  say(line: string): void {
    this.#terminal.print(this.style.faint(line));
  }

  /** Prints lines that are rendered already. */
  print(lines: readonly string[]): void {
    for (const line of lines) this.#terminal.print(line);
  }

  /** Prints a sentence about something that did not work. */
  complain(sentence: string): void {
    this.#terminal.print(this.style.alarm(sentence));
  }

  /** Makes a room the current one. */
  goTo(room: Room): void {
    this.rooms.put(room);
    this.#current = room;
    this.#showPrompt();
  }

  /** How things look to the user now. */
  view(): View {
    return { style: this.style, myUserId: this.#loggedIn.user.id, currentRoomId: this.#current?.id };
  }

  /** Shows something about a room, after everything that happened before it. */
  show(roomId: string, render: (room: Room | undefined) => string[]): void {
    this.#inTurn(async () => this.print(render(await this.rooms.find(roomId))));
  }

  /** Sends a message without waiting; a failure is shown. */
  send(request: Promise<Message>): void {
    const noted = request.then((message) => this.messages.noteSent(message));
    this.#track(noted, this.#unanswered, (error) => `Not sent: ${errorSentence(error)}`);
  }

  /** Lets something with a file go on; a failure is shown. */
  transfer(work: Promise<void>, failure: string): void {
    this.#track(work, this.#transfers, (error) => `${failure}: ${errorSentence(error, 'file')}`);
  }

  /** Waits until every message has its answer. */
  async sent(): Promise<void> {
    await Promise.all(this.#unanswered);
  }

  /** Waits until every message has its answer, every file is where it should be, and all is shown. */
  async settle(): Promise<void> {
    // In this order: a file that has arrived is sent as a message.
    await Promise.all(this.#transfers);
    await this.sent();
    await this.#shown;
  }

  /** Ends the chat. */
  end(end: ChatEnd): void {
    this.#ended.resolve(end);
  }

  #take(line: string): void {
    const input = parseInputLine(line);
    if (this.#terminal.isInteractive && input.kind === 'command' && input.name === 'quit') {
      // A person who leaves does not wait for a server that does not answer.
      void this.#quit(QUIT_GRACE_MS);
      return;
    }
    this.#typed = this.#typed.then(async () => {
      try {
        await commandActions[input.kind](this, input as never);
      } catch (error) {
        this.complain(errorSentence(error));
      }
    });
  }

  #track(work: Promise<void>, underWay: Set<Promise<void>>, sentenceOf: (error: unknown) => string): void {
    const done = work.catch((error: unknown) => this.complain(sentenceOf(error)));
    underWay.add(done);
    void done.finally(() => underWay.delete(done));
  }

  async #quit(graceMs: number | undefined): Promise<void> {
    const done = this.#typed.then(() => this.settle());
    if (graceMs === undefined) {
      await done;
    } else {
      const grace = Promise.withResolvers<void>();
      const timer = setTimeout(grace.resolve, graceMs);
      await Promise.race([done, grace.promise]);
      clearTimeout(timer);
    }
    this.end('quit');
  }

  #listen(): void {
    const { client } = this;
    listenToMessages(this);
    client.on('ROOM_JOINED', ({ room, user }) => this.#showMovement(room, user.username, user.id, true));
    client.on('ROOM_LEFT', ({ room, user, reason }) => this.#showMovement(room, user.username, user.id, false, reason));
    client.on('GAP', ({ room, from, to }) =>
      this.show(room, (known) => [
        this.style.faint(
          `… ${to - from + 1} entries of ${known ? roomLabel(known) : 'a room'} were skipped: /history shows the newest`,
        ),
      ]),
    );
    client.on('NOTICE', ({ text }) => this.#inTurn(async () => this.say(`The server says: ${sanitiseLine(text)}`)));
    client.on('connection', (state) => this.#showConnection(state));
    client.on('sessionEnded', ({ reason }) => {
      if (reason !== 'logout') this.#ended.resolve('session-ended');
    });
  }

  #showMovement(roomId: string, username: string, userId: string, joined: boolean, reason?: string): void {
    if (userId === this.#loggedIn.user.id) return;
    this.show(roomId, (room) => {
      const place = room === undefined ? 'a room' : roomLabel(room);
      return [
        movementLine(
          { joined, username, room: place, ...(reason === undefined ? {} : { reason }) },
          this.style,
          new Date(),
        ),
      ];
    });
  }

  #inTurn(action: () => Promise<void>): void {
    this.#shown = this.#shown.then(action);
  }

  #showConnection(state: ClientEvents['connection']): void {
    if (state.state === 'reconnecting' && !this.#isReconnecting) {
      this.#isReconnecting = true;
      this.say('The connection was lost: reconnecting. What you type is sent when it is back.');
    } else if (state.state === 'connected' && this.#isReconnecting) {
      this.#isReconnecting = false;
      this.say('Connected again.');
    } else if (state.state === 'disconnected' && state.reason !== undefined) {
      this.#isReconnecting = false;
      this.complain(errorSentence(state.reason));
    }
    this.#showPrompt();
  }

  #showPrompt(): void {
    if (this.#current === undefined) return;
    this.#terminal.setPrompt(`${this.#isReconnecting ? 'reconnecting… ' : ''}[${roomLabel(this.#current)}] `);
  }
}
