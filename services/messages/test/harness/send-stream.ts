import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { SendItem } from '@lair/contracts/generated/lair/messages/v1/SendItem.ts';
import type { SendMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse__Output } from '@lair/contracts/generated/lair/messages/v1/SendMessagesResponse.ts';
import type { Peer } from '@lair/service-kit';
import type { TestUser } from './identities.ts';

/** What a send came to: the message, or the error's name and data. */
export type Outcome =
  | { readonly message: Message__Output; readonly error?: undefined }
  | { readonly message?: undefined; readonly error: { readonly name: string; readonly data: Record<string, unknown> } };

export interface Send extends SendItem {
  readonly from: TestUser;
}

/** A gateway's end of the stream. */
export interface SendStream {
  readonly call: ClientDuplexStream<SendMessagesRequest, SendMessagesResponse__Output>;
  /** Sends a batch in one request. */
  send(...sends: Send[]): Promise<Outcome[]>;
  /** Sends one text. @throws Error when it is refused. */
  say(from: TestUser, room: string, content: string, clientId?: string): Promise<Message__Output>;
  /** How many responses have come. */
  responses(): number;
  /** Closes this end and waits for the other. */
  end(): Promise<void>;
}

export const openSendStream = async (peer: Peer<MessagesServiceDefinition>): Promise<SendStream> => {
  const call = await peer.openStream('SendMessages');
  const waiting = new Map<number, (outcome: Outcome) => void>();
  const ended = Promise.withResolvers<void>();
  let correlations = 0;
  let responses = 0;
  call.on('data', (response: SendMessagesResponse__Output) => {
    responses++;
    for (const { correlation, message, error } of response.outcomes) {
      const settle = waiting.get(correlation);
      waiting.delete(correlation);
      if (message) settle?.({ message });
      else settle?.({ error: { name: error?.name ?? '', data: JSON.parse(error?.dataJson ?? '{}') } });
    }
  });
  const over = (code: string) => {
    for (const settle of waiting.values()) settle({ error: { name: 'STREAM_ENDED', data: { code } } });
    waiting.clear();
    ended.resolve();
  };
  call.on('error', (error) => over(error.message));
  call.on('end', () => over('end'));

  const send = (...sends: Send[]): Promise<Outcome[]> => {
    const tokens = [...new Set(sends.map(({ from }) => from.token))];
    const outcomes: Promise<Outcome>[] = [];
    const items = sends.map(({ from, ...item }) => {
      const correlation = ++correlations;
      outcomes.push(new Promise((resolve) => waiting.set(correlation, resolve)));
      return { type: 'MESSAGE_TYPE_TEXT' as const, ...item, correlation, identity: tokens.indexOf(from.token) };
    });
    call.write({ identityTokens: tokens, items });
    return Promise.all(outcomes);
  };
  return {
    call,
    send,
    say: async (from, room, content, clientId) => {
      const [outcome] = await send({ from, room, content, ...(clientId ? { clientId } : {}) });
      if (!outcome?.message) throw new Error(`refused: ${JSON.stringify(outcome?.error)}`);
      return outcome.message;
    },
    responses: () => responses,
    end: () => {
      call.end();
      return ended.promise;
    },
  };
};
