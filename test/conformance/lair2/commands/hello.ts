import { createPublicKey, verify } from 'node:crypto';
import { handshakeTranscript } from '@lair/wire';
import { expect, test } from 'vitest';
import { isOwnSystem } from '../../target.ts';
import { type CommandSuite, wrongParams } from '../command-suite.ts';

const ed25519DerPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export const hello: CommandSuite = {
  phase: 'always',
  params: { client: 'conformance 1.0', versions: ['lair/2'] },
  tests: ({ kind, stranger, person }) => {
    test('introduces the server and its limits', async () => {
      const client = await stranger();
      const answer = await client.request('HELLO', { client: 'conformance 1.0', versions: ['lair/2'] });
      expect(answer.protocol).toBe('lair/2');
      if (isOwnSystem) {
        const features = ['attachments', 'deletes', 'edits', 'pins', 'reactions', 'read-receipts', 'search', 'threads'];
        expect([...answer.features].sort()).toEqual(features);
        expect(answer.limits).toEqual({
          lineBytesMax: 262_144,
          contentCharactersMax: 8_000,
          requestsInFlightMax: 64,
          idleTimeoutMs: 90_000,
          pageItemsMax: 200,
        });
      }
      expect(await client.request('HELLO', {})).toEqual(answer);
    });

    test('answers the same after login', async () => {
      const { client } = await person();
      expect((await client.request('HELLO', { versions: [] })).protocol).toBe('lair/2');
    });

    if (kind === 'classic') {
      test('proves with one lasting key that the server took part in this very handshake', async () => {
        const clients = [await stranger(), await stranger()];
        const proofs = [];
        for (const client of clients) proofs.push((await client.request('HELLO', {})).identity);
        expect(proofs[0]?.key).toBe(proofs[1]?.key);
        for (const [i, proof] of proofs.entries()) {
          const key = Buffer.from(proof?.key ?? '', 'base64');
          expect(key).toHaveLength(32);
          const publicKey = createPublicKey({
            key: Buffer.concat([ed25519DerPrefix, key]),
            format: 'der',
            type: 'spki',
          });
          const signature = Buffer.from(proof?.signature ?? '', 'base64');
          const isOf = (index: number): boolean => {
            const keys = clients[index]?.handshake;
            return (
              keys !== undefined && verify(null, handshakeTranscript(keys.server, keys.client), publicKey, signature)
            );
          };
          expect([isOf(i), isOf(1 - i)]).toEqual([true, false]);
        }
      });
    } else {
      test('has no identity over TLS, whose certificate is one', async () => {
        expect((await (await stranger()).request('HELLO', {})).identity).toBeUndefined();
      });
    }

    test('refuses a client that speaks other versions only, and lets it go on', async () => {
      const client = await stranger();
      expect(await client.refused('HELLO', { versions: ['lair/3'] })).toMatchObject({
        name: 'FAILED_PRECONDITION',
        data: { reason: 'version' },
      });
      expect((await client.request('HELLO', { versions: ['lair/3', 'lair/2'] })).protocol).toBe('lair/2');
    });

    test('refuses params of the wrong kind before it looks at versions', async () => {
      const client = await stranger();
      expect(await wrongParams(client, 'HELLO', { client: 5, versions: ['lair/3'] })).toEqual(['client']);
      expect(await wrongParams(client, 'HELLO', { versions: 'lair/2' })).toEqual(['versions']);
      expect(await wrongParams(client, 'HELLO', { versions: ['x'.repeat(33)] })).toEqual(['versions.0']);
      expect(await wrongParams(client, 'HELLO', { versions: Array(17).fill('lair/2') })).toEqual(['versions']);
      expect(await wrongParams(client, 'HELLO', { client: '' })).toEqual(['client']);
    });
  },
};
