/** A feature that the operator has switched off is announced to nobody and reached by no command and no param; the others go on. */
import { FEATURE_COMMANDS, type WireErrorBody } from '@lair/wire';
import { expect, test } from 'vitest';
import { Lair2Client } from './lair2-client.ts';
import { startSystem } from './system.ts';

const password = 'correct horse battery';
const off = ['reactions', 'search', 'threads'];
const id = '01900000-0000-7000-8000-000000000001';

test('switched off by LAIR_FEATURES_OFF', async () => {
  await using system = await startSystem({ gateway: { LAIR_FEATURES_OFF: off.join(', ') } });
  const ann = await Lair2Client.connect(system.tlsPort);
  const refusal = async (method: string, params: object): Promise<WireErrorBody['data']> => {
    const answer = await ann.raw(method, params);
    return answer.kind === 'error' ? answer.error.data : undefined;
  };
  const { features } = await ann.request('HELLO', {});
  expect(features).toEqual(['attachments', 'deletes', 'edits', 'pins', 'read-receipts']);
  await ann.request('REGISTER', { username: 'ann', password });

  for (const [command, feature] of Object.entries(FEATURE_COMMANDS)) {
    const isOn = features.includes(feature);
    const data = await refusal(command, { nonsense: 1 });
    if (isOn) expect(data).toMatchObject({ issues: expect.anything() });
    else expect(data).toEqual({ code: 'FEATURE_DISABLED', feature });
  }
  const message = { room: 'Lobby', content: 'hi' };
  expect(await refusal('SEND_MESSAGE', { ...message, replyTo: id })).toEqual({
    code: 'FEATURE_DISABLED',
    feature: 'threads',
  });
  expect(await refusal('SEND_MESSAGE', { ...message, attachments: [id] })).toMatchObject({ code: 'NOT_FOUND' });
  const sent = await ann.request('SEND_MESSAGE', message);
  expect((await ann.request('EDIT_MESSAGE', { message: sent.message.id, content: 'ho' })).message.edits).toBe(1);
  ann.close();
});
