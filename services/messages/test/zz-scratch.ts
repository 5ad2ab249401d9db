/**
 * Measures what one instance stores a second, in this process together with its callers; asserts nothing. Run with node and the
 * LAIR_TEST_* variables of the backends.
 */
import { randomUUID } from 'node:crypto';
import { createMessagesWorld, type Instance, type MessagesWorld } from "./harness/messages-world.ts";
import { execSync } from "node:child_process";let last: any = {};

const content = 'x'.repeat(100);
const seconds = 4;

/** Senders that each send the next batch when the last is answered, each to a room of its own or all to one. */
const measure = async (
  world: MessagesWorld,
  instance: Instance,
  { senders, batch, rooms, clientIds }: { senders: number; batch: number; rooms: number; clientIds: boolean },
): Promise<void> => {
  const users = Array.from({ length: senders }, () => world.user());
  const roomIds = Array.from({ length: rooms }, () => world.room(...users));
  const streams = await Promise.all([instance.openStream(), instance.openStream()]);
  const endsAt = performance.now() + seconds * 1000;
  const waits: number[] = [];
  let stored = 0;
  const startedAt = performance.now();
  await Promise.all(
    users.map(async (from, n) => {
      const stream = streams[n % streams.length] as (typeof streams)[number];
      const room = roomIds[n % rooms] as string;
      while (performance.now() < endsAt) {
        const sentAt = performance.now();
        const outcomes = await stream.send(
          ...Array.from({ length: batch }, () => ({
            from,
            room,
            content,
            ...(clientIds ? { clientId: randomUUID() } : {}),
          })),
        );
        waits.push(performance.now() - sentAt);
        stored += outcomes.filter(({ message }) => message).length;
      }
    }),
  );
  const rate = Math.round((stored / (performance.now() - startedAt)) * 1000);
  waits.sort((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((share) => waits[Math.floor(waits.length * share)]?.toFixed(1));
  const m = await (await fetch(`http://${instance.service.httpAddress}/metrics`)).text(); const now: any = {}; for (const l of m.split("\n")) { const r = /^(lair_messages_(?:commit|publish)_\w+_(?:sum|count)|lair_messages_outbox\w+|lair_messages_\w+_total)\S* ([\d.]+)/.exec(l); if (r) now[r[1]] = (now[r[1]]||0)+Number(r[2]); } console.log(JSON.stringify(Object.fromEntries(Object.entries(now).map(([k, v]: any) => [k, Math.round((v - (last[k] ?? 0))*1000)/1000])))); last = now; console.log(process.cpuUsage(), execSync("uptime").toString());
  console.log({ senders, batch, rooms, clientIds, storedPerSecond: rate, p50, p99 });
  await Promise.all(streams.map((stream) => stream.end()));
};

const world = await createMessagesWorld();
try {
  const instance = await world.start();
  await measure(world, instance, { senders: 1, batch: 1, rooms: 1, clientIds: false });
  await measure(world, instance, { senders: 64, batch: 1, rooms: 16, clientIds: false });
  await measure(world, instance, { senders: 64, batch: 16, rooms: 16, clientIds: false });
  await measure(world, instance, { senders: 64, batch: 16, rooms: 1, clientIds: false });
  await measure(world, instance, { senders: 64, batch: 16, rooms: 64, clientIds: true });
} finally {
  await world.close();
}
