/** Sends keep their order and get exactly one answer, whatever happens to the stream that carries them. */
import { EventEmitter } from 'node:events';
import type { SendMessagesRequest } from '@lair/contracts/generated/lair/messages/v1/SendMessagesRequest.ts';
import type { Logger } from '@lair/service-kit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Draft, MessagesStream, type SendCall } from './messages-stream.ts';

const logger = { warn: () => undefined } as unknown as Logger;

class FakeCall extends EventEmitter {
  readonly requests: SendMessagesRequest[] = [];
  takes = true;
  write(request: SendMessagesRequest): boolean {
    this.requests.push(request);
    return this.takes;
  }
  end(): void {}
  get contents(): string[][] {
    return this.requests.map(({ items }) => (items ?? []).map(({ content }) => content ?? ''));
  }
  answerAll(): void {
    const items = this.requests.splice(0).flatMap((request) => request.items ?? []);
    const outcomes = items.map(({ correlation, content }) => ({
      correlation,
      message: { content },
      outcome: 'message',
    }));
    this.emit('data', { outcomes });
  }
}

const draft = (content: string, clientId?: string): Draft => ({
  room: 'r',
  type: 'MESSAGE_TYPE_TEXT',
  content,
  requestId: 'q',
  ...(clientId === undefined ? {} : { clientId }),
});
let calls: FakeCall[];
const newStream = (itemsMax = 100) =>
  new MessagesStream({
    open: async () => {
      const call = new FakeCall();
      calls.push(call);
      return call as unknown as SendCall;
    },
    logger,
    onBatch: () => undefined,
    itemsMax,
    timeoutMs: 5_000,
    reopenFirstMs: 10,
    reopenLongestMs: 100,
  });
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  calls = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

test('what is sent in one tick is one batch, with each token once', async () => {
  const stream = newStream();
  const answers = [stream.send(draft('a'), 't1'), stream.send(draft('b'), 't2'), stream.send(draft('c'), 't1')];
  await settled();
  expect(calls[0]?.requests).toHaveLength(1);
  expect(calls[0]?.requests[0]).toMatchObject({
    identityTokens: ['t1', 't2'],
    items: [
      { content: 'a', identity: 0 },
      { content: 'b', identity: 1 },
      { content: 'c', identity: 0 },
    ],
  });
  calls[0]?.answerAll();
  expect((await Promise.all(answers)).map(({ content }) => content)).toEqual(['a', 'b', 'c']);
  stream.close();
});

test('what a message answers and carries travels with it, and what it has not is left out', async () => {
  const stream = newStream();
  const reply = { ...draft('a', 'id-1'), room: '', replyTo: 'm', attachments: ['f', 'g'] };
  for (const mine of [reply, draft('b')]) stream.send(mine, 't').catch(() => undefined);
  await settled();
  const [first, second] = calls[0]?.requests[0]?.items ?? [];
  expect(first).toEqual({ ...reply, correlation: 1, identity: 0 });
  expect(Object.keys(second ?? {}).sort()).toEqual(['content', 'correlation', 'identity', 'requestId', 'room', 'type']);
  stream.close();
});

test('while the stream is full sends gather', async () => {
  const stream = newStream();
  stream.send(draft('a'), 't').catch(() => undefined);
  await settled();
  const [call] = calls;
  if (!call) throw new Error('no stream was opened');
  call.takes = false;
  for (const content of ['b', 'c', 'd']) {
    stream.send(draft(content), 't').catch(() => undefined);
    await settled();
  }
  expect(call.contents).toEqual([['a'], ['b']]);
  call.emit('drain');
  expect(call.contents).toEqual([['a'], ['b'], ['c', 'd']]);
  stream.close();
});

test('when the stream breaks, sends with a clientId go again in their order and the others are refused', async () => {
  const stream = newStream();
  const first = stream.send(draft('one', 'id-1'), 't');
  const second = stream.send(draft('two'), 't');
  const third = stream.send(draft('three', 'id-3'), 't');
  second.catch(() => undefined);
  await settled();
  calls[0]?.emit('error', new Error('gone'));
  const fourth = stream.send(draft('four'), 't');
  await expect(second).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await vi.advanceTimersByTimeAsync(50);
  expect(calls[1]?.contents.flat()).toEqual(['one', 'three', 'four']);
  calls[1]?.answerAll();
  expect((await Promise.all([first, third, fourth])).map(({ content }) => content)).toEqual(['one', 'three', 'four']);
  stream.close();
});

test('a send without an answer is refused in time, and its late answer is nobody else’s', async () => {
  const stream = newStream();
  const late = stream.send(draft('late'), 't');
  late.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(6_100);
  await expect(late).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  calls[0]?.answerAll();
  stream.close();
});

test('refusals are translated by the catalogue', async () => {
  const stream = newStream();
  const refused = stream.send(draft('x'), 't');
  refused.catch(() => undefined);
  await settled();
  const correlation = calls[0]?.requests[0]?.items?.[0]?.correlation;
  calls[0]?.emit('data', { outcomes: [{ correlation, error: { name: 'NOT_FOUND', dataJson: '{"what":"room"}' } }] });
  await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
  stream.close();
});
