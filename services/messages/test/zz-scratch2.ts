import pg from 'pg';
import { readFileSync } from 'node:fs';
import { v7, v4 } from 'uuid';
import { testBackends } from '@lair/local-env/testing';
const b = await testBackends({ services: ['messages'] });
const url = new URL(b.postgresUrls['messages']!); url.searchParams.delete('schema');
const c = new pg.Client({ connectionString: url.href, options: '-c search_path=messages' }); await c.connect();
const room = v7(), actor = v4();
const call = (n: number, rooms = [room]) => { const r = (f: (i: number) => any) => Array.from({ length: n }, (_, i) => f(i)); return [r((i) => rooms[i % rooms.length]), r(() => 0), r(() => 'message'), r(() => actor), r(() => 'al'), r(() => v7()), r(() => 'text'), r(() => 'x'.repeat(100)), r(() => null), r(() => null), r(() => null)]; };
const sql = 'SELECT * FROM append_to_log($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)';
for (let i = 0; i < 20; i++) await c.query(sql, call(256));
const mig = readFileSync('prisma/migrations/20261122000000_init/migration.sql', 'utf8');
let q = mig.slice(mig.indexOf('    WITH given AS ('), mig.indexOf('FROM given WHERE known_seq IS NOT NULL;') + 'FROM given WHERE known_seq IS NOT NULL'.length);
const types = ['uuid[]','int[]','event_type[]','uuid[]','text[]','uuid[]','message_type[]','text[]','uuid[]','text[]','uuid[]'];
['room_ids','partitions','types','actor_ids','actor_names','message_ids','message_types','contents','client_ids','payloads','change_ids'].forEach((n, i) => { q = q.replace(new RegExp(`(unnest\\(.*)\\b${n}\\b`), `$1$${i + 1}::${types[i]}`); });
q = q.replaceAll('committed_at', 'now()');
await c.query('set enable_seqscan=off; set enable_hashjoin=off; set enable_mergejoin=off');
for (const gen of ['off','on']) {
const r = await c.query('EXPLAIN (ANALYZE, BUFFERS, TIMING ON) ' + q, call(256));
if (gen === 'on') console.log(r.rows.map((x) => x['QUERY PLAN']).join('\n'));
}
await c.end(); await b.cleanup();
