// Every line has exactly one reading, whatever a client sends; errors carry JSON-RPC's numbers and the request's id
// when it had a usable one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wireError } from './error-codes.ts';
import { errorLine, notificationLine, parseClientLine, parseServerLine, requestLine, resultLine } from './json-rpc.ts';

const problemOf = (line: string | Uint8Array) => {
  const parsed = parseClientLine(line);
  return parsed.kind === 'problem' ? [parsed.error.code, parsed.id, parsed.answer] : parsed.kind;
};

describe('a client line', () => {
  test('with an id is a request, without one a notification', () => {
    const json = '{"jsonrpc":"2.0","id":7,"method":"PING"}';
    expect(parseClientLine(Buffer.from(json))).toEqual({ kind: 'request', id: 7, method: 'PING', params: {} });
    expect(parseClientLine('{"jsonrpc":"2.0","method":"ACK","params":{"seq":1}}')).toEqual({
      kind: 'notification',
      method: 'ACK',
      params: { seq: 1 },
    });
  });

  test.each([
    ['not JSON', '{', [-32700, null, true]],
    ['empty', '', [-32700, null, true]],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), [-32700, null, true]],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"PING"}]', [-32600, null, true]],
    ['a bare value', '7', [-32600, null, true]],
    ['null', 'null', [-32600, null, true]],
    ['a null id', '{"jsonrpc":"2.0","id":null,"method":"PING"}', [-32600, null, true]],
    ['an object as id', '{"jsonrpc":"2.0","id":{},"method":"PING"}', [-32600, null, true]],
    ['a fraction as id', '{"jsonrpc":"2.0","id":1.5,"method":"PING"}', [-32600, null, true]],
    [
      'an id too large to come back unchanged',
      '{"jsonrpc":"2.0","id":9007199254740993,"method":"PING"}',
      [-32600, null, true],
    ],
    ['an over-long id', `{"jsonrpc":"2.0","id":"${'x'.repeat(129)}","method":"PING"}`, [-32600, null, true]],
    ['no version', '{"id":1,"method":"PING"}', [-32600, 1, true]],
    ['another version', '{"jsonrpc":"1.0","id":"a","method":"PING"}', [-32600, 'a', true]],
    ['no method', '{"jsonrpc":"2.0","id":1}', [-32600, 1, true]],
    ['a number as method', '{"jsonrpc":"2.0","id":1,"method":2}', [-32600, 1, true]],
    ['params by position', '{"jsonrpc":"2.0","id":1,"method":"PING","params":[]}', [-32602, 1, true]],
    ['null params', '{"jsonrpc":"2.0","id":1,"method":"PING","params":null}', [-32602, 1, true]],
    ['wrong params without an id', '{"jsonrpc":"2.0","method":"ACK","params":1}', [-32602, null, false]],
  ])('that is wrong by being %s is refused', (_, line, outcome) => {
    expect(problemOf(line)).toEqual(outcome);
  });

  test('never throws, and a refusal repeats nothing of it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), (line) => {
        const parsed = parseClientLine(line);
        expect(['request', 'notification', 'problem']).toContain(parsed.kind);
      }),
    );
    expect(JSON.stringify(parseClientLine('{"hunter2'))).not.toContain('hunter2');
  });
});

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as object);
const id = fc.oneof(
  fc.string({ maxLength: 128 }),
  fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
);

describe('what one side writes the other reads', () => {
  test('requests and notifications', () => {
    fc.assert(
      fc.property(id, fc.stringMatching(/^[A-Z_]{1,64}$/), fc.dictionary(fc.string(), json), (id, method, params) => {
        const plain = JSON.parse(JSON.stringify(params)) as object;
        expect(parseClientLine(requestLine(id, method, plain))).toEqual({ kind: 'request', id, method, params: plain });
        const line = notificationLine(method, plain);
        expect(parseClientLine(line)).toEqual({ kind: 'notification', method, params: plain });
        expect(parseServerLine(line)).toEqual({ kind: 'event', method, params: plain });
      }),
    );
  });

  test('results and errors, each on one line', () => {
    fc.assert(
      fc.property(id, json, fc.string(), (id, result, message) => {
        const line = resultLine(id, result);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(parseServerLine(line)).toEqual({ kind: 'result', id, result });
        const error = wireError('NOT_FOUND', message, { what: 'room' });
        expect(parseServerLine(errorLine(id, error))).toEqual({ kind: 'error', id, error });
      }),
    );
  });

  test('an error for a request whose id could not be read', () => {
    const error = wireError('PARSE_ERROR', 'The line is not JSON.', {});
    expect(error).toEqual({ code: -32700, message: 'The line is not JSON.' });
    expect(parseServerLine(errorLine(null, error))).toEqual({ kind: 'error', id: null, error });
  });
});

test.each([
  '',
  '[]',
  '{}',
  '{"jsonrpc":"2.0","id":1}',
  '{"jsonrpc":"2.0","id":1,"error":{}}',
  '{"jsonrpc":"2.0","result":{}}',
])('a client does not take %s for a line of the server', (line) => {
  expect(parseServerLine(line).kind).toBe('problem');
});
