// A message's whole life between two terminal clients: it is said, edited, reacted to, answered, found, pinned, and deleted; and a file goes
// from one side to the other.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatProgram } from '../network/chat-program.ts';
import { password } from '../network/cluster-clients.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
let home: string;
beforeAll(async () => {
  cluster = await startCluster({ counts: {} });
  home = await mkdtemp(join(tmpdir(), 'lair-home-'));
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

const register = async (name: string): Promise<ChatProgram> => {
  const program = new ChatProgram(cluster.tlsPort, join(home, name));
  program.type('r', name, password, password);
  await program.sees(`You are ${name}`);
  return program;
};

/** Two people in a room of their own, made by the first. */
const meet = async (first: string, second: string, room: string): Promise<[ChatProgram, ChatProgram]> => {
  const host = await register(first);
  const guest = await register(second);
  host.type(`/create ${room}`);
  await host.sees(`${room} is there`);
  guest.type(`/join ${room}`);
  await guest.sees(`You are in ${room} now`);
  await host.sees(`${second} joined ${room}`);
  return [host, guest];
};

/** The number beside the message with this text, as the program shows it. */
const numberOf = async (program: ChatProgram, text: string): Promise<number> => {
  const line = await program.sees(text);
  const number = Number(/ #(\d+) /.exec(line)?.[1]);
  expect(number, line).toBeGreaterThan(0);
  return number;
};

const quit = async (...programs: ChatProgram[]): Promise<void> => {
  for (const program of programs) program.type('/quit');
  expect(await Promise.all(programs.map(({ exitCode }) => exitCode))).toEqual(programs.map(() => 0));
};

test('it is edited, reacted to, answered, found, pinned and deleted, and both see all of it', async () => {
  const [ann, bob] = await meet('ann', 'bob', 'tea');
  ann.type('shall we drnk green tea?');
  const atBob = await numberOf(bob, 'ann: shall we drnk green tea?');
  const atAnn = await numberOf(ann, 'ann: shall we drnk green tea?');

  ann.type('/edit shall we drink green tea?');
  await bob.sees(`ann edited #${atBob}: shall we drink green tea?`);
  await ann.sees(`ann edited #${atAnn}: shall we drink green tea?`);
  bob.type(`/edits ${atBob}`);
  await bob.sees('ann: shall we drnk green tea?');

  bob.type(`/react ${atBob} :+1:`);
  await ann.sees(`#${atAnn} 👍 1 bob`);
  ann.type(`/react ${atAnn} 👍`);
  await bob.sees(`#${atBob} 👍 2 bob, ann`);
  bob.type(`/unreact ${atBob} 👍`);
  await ann.sees(`bob took 👍 back from #${atAnn}`);

  bob.type(`/reply ${atBob} with pleasure, @ann`);
  const reply = await numberOf(ann, 'bob: with pleasure, @ann');
  await ann.sees('↳ ann: "shall we drink green tea?"');
  ann.type(`/thread ${reply}`);
  await ann.sees('1 reply by 1 person');

  bob.type('/search "green tea" from:ann in:tea');
  await bob.sees(`#${atBob} ann: shall we drink green tea?`);

  ann.type(`/pin ${atAnn}`);
  await bob.sees(`ann pinned #${atBob}`);
  bob.type('/pins');
  await bob.sees('ann: shall we drink green tea? (edited, pinned)');
  bob.type(`/unpin ${atBob}`, `/edit ${atBob} mine now`, `/delete ${atBob}`);
  await bob.sees('Only moderators of this room pin and unpin.');
  await bob.sees(`#${atBob} is no message of yours`);
  await bob.sees('only moderators delete those of others');

  ann.type(`/delete ${reply} off topic`);
  await bob.sees('ann deleted #');
  ann.type('/delete ^');
  await bob.sees(`ann deleted #${atBob}`);
  bob.type('/pins', '/search "green tea"', '/history');
  await bob.sees('Nothing is pinned in tea.');
  await bob.sees('Nothing was found.');
  await bob.sees(`#${atBob} ann: (deleted)`);
  ann.type(`/restore ${atAnn}`);
  await bob.sees(`#${atBob} of ann is back: shall we drink green tea?`);
  await quit(ann, bob);
});

test('whoever is mentioned elsewhere is told where', async () => {
  const [eve, dan] = await meet('eve', 'dan', 'attic');
  dan.type('/join Lobby');
  await dan.sees('You are in Lobby now');
  eve.type('are you there, @dan?');
  await dan.sees('eve mentioned you in attic');
  await quit(eve, dan);
});

test('a file that one attaches is saved by the other as it was', async () => {
  const [fay, guy] = await meet('fay', 'guy', 'films');
  // Larger than a chunk, and of a kind that shows in its first bytes.
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const bytes = Buffer.concat([png, Buffer.alloc(300_000, 'lair')]);
  const path = join(home, 'the cat.png');
  await writeFile(path, bytes);
  fay.type(`/attach "${path}" look at her`);
  const number = await numberOf(guy, 'fay: look at her');
  await guy.sees('[image the cat.png, 293 KiB]');
  const saved = join(home, 'saved.png');
  guy.type(`/save ${number} "${saved}"`);
  await guy.sees('Saved ');
  expect((await readFile(saved)).equals(bytes)).toBe(true);
  guy.type(`/save ${number} "${saved}"`);
  await guy.sees('There is a file of that name already');

  fay.type('/delete ^');
  await guy.sees(`fay deleted #${number}`);
  guy.type(`/save ${number}`);
  await guy.sees('It carries no file.');
  await quit(fay, guy);
});
