import { createLairDatabase, dropLairDatabase } from '../../../packages/local-env/src/database/lair-database.ts';
import { postgresAdapter } from '@lair/service-kit';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { v7 } from 'uuid';
const admin = 'postgresql://lair@127.0.0.1:15432/postgres';
const name = 'lair_scratch_' + process.pid;
const db = await createLairDatabase({ adminUrl: admin, name, services: ['messages'] });
const prisma = new PrismaClient({ adapter: postgresAdapter(db.urls['messages']!, 'messages', 4) });
const append = (rows: any[]) => {
  const col = (k: string) => rows.map((r) => r[k] ?? null);
  return prisma.$queryRaw<any[]>`SELECT * FROM messages.append_to_log(${col('room')}::uuid[], ${rows.map(() => 3)}::int[], ${rows.map(() => 'message')}::messages.event_type[],
   ${col('actor')}::uuid[], ${rows.map(() => 'al')}::text[], ${col('id')}::uuid[], ${rows.map(() => 'text')}::messages.message_type[], ${col('content')}::text[], ${col('client')}::uuid[], ${rows.map(() => null)}::text[], ${rows.map(() => null)}::uuid[])`;
};
const room = v7(); const actor = v7();
const c = v7();
const rows = (n: number, client?: boolean) => Array.from({ length: n }, () => ({ room, actor, id: v7(), content: 'hello'.repeat(20), client: client ? v7() : null }));
try {
console.log(await append([{ room, actor, id: v7(), content: 'one', client: c }, { room, actor, id: v7(), content: 'two' }]));
console.log(await append([{ room, actor, id: v7(), content: 'three' }, { room, actor, id: v7(), content: 'one', client: c }]));
await append([{ room, actor, id: 'x', content: 'three' }]).catch((e) => console.log(e.code, JSON.stringify(e.meta), e.message));
const dup = v7();
await append([{ room, actor, id: dup, content: 'three' }, { room, actor, id: dup, content: 'three' }]).catch((e) => console.log(e.code, JSON.stringify(e.meta)));
await append([{ room, actor, id: v7(), content: 'a', client: dup }, { room, actor, id: v7(), content: 'three', client: dup }]).catch((e) => console.log(e.code, JSON.stringify(e.meta)));
await append([{ room, actor, id: v7(), content: 'a\0' }]).catch((e) => console.log(e.code, JSON.stringify(e.meta)));
await prisma.$queryRaw`select pg_terminate_backend(pg_backend_pid())`.catch((e) => console.log(e.code, JSON.stringify(e.meta), e.constructor.name, e.message));
for (const client of [false, true]) for (const [n, lanes] of [[1,1],[64, 1], [256, 1], [256, 2]] as const) {
  const t = performance.now(); let total = 0;
  await Promise.all(Array.from({ length: lanes }, async () => { const room = v7(); for (let i = 0; i < 10000 / n / lanes && i < 300; i++) { await append(rows(n, client).map((r) => ({ ...r, room }))); total += n; } }));
  console.log({ client, n, lanes }, Math.round(total / (performance.now() - t) * 1000), 'rows/s');
}
console.log(await prisma.$queryRaw`select * from room_heads limit 3`);
} finally { await prisma.$disconnect(); await dropLairDatabase(admin, name); }
