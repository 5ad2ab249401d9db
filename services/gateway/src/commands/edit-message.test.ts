/** Numbers that a proto cannot hold do not become others on their way to messages. */
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { expect, test, vi } from 'vitest';
import type { CommandContext } from './command.ts';
import { download } from './download.ts';
import { editMessage } from './edit-message.ts';

const message = '019aaaaa-0000-7000-8000-000000000001';

const askedOf = async (run: (context: CommandContext) => Promise<unknown>) => {
  const call = vi.fn<Peer<MessagesServiceDefinition>['call']>().mockRejectedValue(new Error('asked'));
  const client = { identity: { token: () => 'token' } };
  await expect(run({ peers: { messages: { call } }, client } as unknown as CommandContext)).rejects.toThrow('asked');
  return call.mock.calls[0]?.[1];
};

test.each([
  [0, 0],
  [7, 7],
  [2 ** 32, 2 ** 31 - 1],
  [Number.MAX_SAFE_INTEGER, 2 ** 31 - 1],
])('of %d edits that a client knows, messages is told of %d', async (expectedEdit, told) => {
  const asked = await askedOf((context) => editMessage(context, { message, content: 'x', expectedEdit }));
  expect(asked).toMatchObject({ messageId: message, expectedEdit: told });
});

test('a length beyond an int32 is the largest', async () => {
  const asked = await askedOf((context) => download(context, { attachment: message, length: 2 ** 32 }));
  expect(asked).toMatchObject({ length: 2 ** 31 - 1 });
});
