// A client that only folds events over its state ends with what a fresh fetch gives, whatever several people do at once and however often
// their connections break.
import { type Message, RoomMessages } from '@lair/client-sdk';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClusterUser, registerUser } from '../network/cluster-clients.ts';
import { Inbox } from '../network/line-inbox.ts';
import { type Network, startNetwork } from '../network/start-network.ts';

/** One of the people, whose connection can be cut. */
interface Person extends ClusterUser {
  readonly id: string;
  readonly link: SeverableLink;
}

const peopleCount = 3;
/** The last thing that is said in a room: whoever has heard it has heard everything before it. */
const farewell = 'the end';

let network: Network;
const people: Person[] = [];
beforeAll(async () => {
  network = await startNetwork({
    gateways: 2,
    messages: 2,
    env: {
      LAIR_REQUEST_RATE_PER_SECOND: '0',
      LAIR_CONNECTIONS_PER_ADDRESS_MAX: '0',
      LAIR_REACTIONS_MAX: '4',
    },
  });
  for (let n = 0; n < peopleCount; n++) {
    const link = await createSeverableLink(`tls://127.0.0.1:${network.gateways[n % 2]?.tlsPort}`);
    const user = await registerUser(Number(new URL(link.url).port), `folder${n}`);
    people.push({ ...user, link, id: user.client.loggedIn?.user.id ?? '' });
  }
});
afterAll(async () => {
  for (const { client, link } of people) {
    await client.close();
    await link[Symbol.asyncDispose]();
  }
  await network?.close();
});

interface Who {
  readonly who: number;
  readonly at: number;
}

/** One thing that somebody does; `at` picks the message that it is about among those that were said. */
type Step = Who &
  (
    | { readonly does: 'say' | 'reply' | 'edit'; readonly text: string }
    | { readonly does: 'delete' | 'restore' | 'pin' | 'unpin' | 'load' | 'vanish' }
    | { readonly does: 'react' | 'unreact'; readonly emoji: string }
  );

const common = { who: fc.nat(peopleCount - 1), at: fc.nat(40) };
const text = fc.constantFrom('one', '@folder2-3 two', 'three\nlines\nlong', 'a '.repeat(120), '@room look', 'مرحبا');
const emoji = fc.constantFrom('👍', '🎉', '❤️', ':eyes:', '🧑🏽‍🚀');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ ...common, does: fc.constantFrom('say', 'reply', 'reply', 'edit'), text }) },
  {
    weight: 4,
    arbitrary: fc.record({ ...common, does: fc.constantFrom('delete', 'restore', 'pin', 'unpin', 'load', 'vanish') }),
  },
  { weight: 5, arbitrary: fc.record({ ...common, does: fc.constantFrom('react', 'react', 'unreact'), emoji }) },
) as fc.Arbitrary<Step>;

/** Refusals are part of life: messages are gone, somebody else's, or have too many reactions. */
const refusals = new Set(['NOT_FOUND', 'PERMISSION_DENIED', 'FAILED_PRECONDITION', 'CONFLICT']);

/** A room in which the people do what they are told, and what each of them folds of it. */
class Story {
  readonly room: string;
  readonly folds = people.map(({ id, username }) => new RoomMessages({ id, username }));
  readonly #said: string[] = [];
  readonly #heard = people.map(() => new Inbox<string>());
  readonly #stops: (() => void)[];

  constructor(room: string) {
    this.room = room;
    this.#stops = people.flatMap(({ client }, n) => [
      (this.folds[n] as RoomMessages).follow(client, room),
      client.on('MESSAGE', ({ message }) => {
        if (message.room === room) this.#heard[n]?.put(message.content);
      }),
    ]);
  }

  async perform(one: Step): Promise<void> {
    try {
      await this.#do(one);
    } catch (error) {
      if (!refusals.has((error as { code?: string }).code ?? '')) throw error;
    }
  }

  async #do(one: Step): Promise<void> {
    const { client, link } = people[one.who] as Person;
    const id = this.#said[one.at % Math.max(this.#said.length, 1)];
    if (one.does === 'say') this.#said.push((await client.sendMessage(this.room, one.text)).id);
    else if (one.does === 'vanish') await link.cut().then(() => link.mend());
    else if (one.does === 'load') await this.folds[one.who]?.load(() => client.history(this.room, { limit: 20 }));
    else if (id === undefined) return;
    else if (one.does === 'reply') this.#said.push((await client.reply(id, one.text)).id);
    else if (one.does === 'edit') await client.edit(id, one.text);
    else if (one.does === 'delete') await client.deleteMessage(id);
    else if (one.does === 'restore') await client.restoreMessage(id);
    else if (one.does === 'pin') await client.pin(id);
    else if (one.does === 'unpin') await client.unpin(id);
    else if ('emoji' in one) await (one.does === 'react' ? client.react(id, one.emoji) : client.unreact(id, one.emoji));
  }

  /** Resolves when everybody has heard everything. */
  async heardOut(): Promise<void> {
    await people[0]?.client.sendMessage(this.room, farewell);
    await Promise.all(this.#heard.map((heard) => heard.take((content) => content === farewell, 'the farewell')));
  }

  /** What a fresh fetch gives one of the people. */
  async fresh({ client }: Person): Promise<Message[]> {
    const all: Message[] = [];
    let before: string | undefined;
    do {
      const page = await client.history(this.room, { limit: 50, ...(before === undefined ? {} : { before }) });
      all.unshift(...page.messages);
      before = page.before;
    } while (before !== undefined);
    return all;
  }

  end(): void {
    for (const stop of this.#stops) stop();
  }
}

test('fold equals refetch for everybody, with broken connections and fetches in between', async () => {
  let rooms = 0;
  const [owner, ...others] = people as [Person, ...Person[]];
  const live = async (steps: readonly Step[]): Promise<void> => {
    const room = await owner.client.createRoom(`fold-${++rooms}-${owner.username}`);
    const story = new Story(room.id);
    try {
      for (const { client } of others) await client.joinRoom(room.id);
      // Each person's own requests are made one after the other; the people race.
      await Promise.all(
        people.map(async (_, n) => {
          for (const one of steps.filter(({ who }) => who === n)) await story.perform(one);
        }),
      );
      await story.heardOut();
      for (const [n, person] of people.entries()) expect(story.folds[n]?.list()).toEqual(await story.fresh(person));
    } finally {
      story.end();
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 70 }), live), {
    numRuns: 10,
    endOnFailure: true,
  });
});
