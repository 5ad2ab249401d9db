// A transcript in the documentation is a conversation that can happen: what nobody could send or answer is noticed.
import { expect, test } from 'vitest';
import { type ProtocolShapes, type Shape, transcriptLines, transcriptProblems } from './transcript.ts';

const exactly = (expected: object): Shape => ({
  safeParse: (value) => ({ success: JSON.stringify(value) === JSON.stringify(expected), error: { message: 'other' } }),
});
const shapes: ProtocolShapes = {
  params: { PING: exactly({}) },
  results: { PING: exactly({ time: 'now' }) },
  events: { NOTICE: exactly({ text: 'hi' }) },
  errorCodes: { INVALID_PARAMS: -32602, NOT_FOUND: -32003 },
};
const problemsOf = (...speeches: string[]): string[] =>
  transcriptProblems(transcriptLines(['```text', ...speeches, '```'].join('\n')), shapes);

const ping = 'C: {"id":1,"method":"PING","params":{}}';

test('only speech inside a text block is read', () => {
  const page = ['C: {}', '```text', 'S: {"a":1}', '(later)', '```', '```json', 'C: {}', '```'].join('\n');
  expect(transcriptLines(page)).toEqual([{ from: 'server', text: '{"a":1}', line: 3 }]);
});

test('a request with its answer and an event is in order', () => {
  expect(
    problemsOf(ping, 'S: {"id":1,"result":{"time":"now"}}', 'S: {"method":"NOTICE","params":{"text":"hi"}}'),
  ).toEqual([]);
});

test('an answer of another shape is noticed', () => {
  expect(problemsOf(ping, 'S: {"id":1,"result":{"time":"then"}}')[0]).toMatch(/^3: does not have the shape of PING/);
});

test('params that would be refused are noticed, unless they are refused', () => {
  const wrong = 'C: {"id":1,"method":"PING","params":{"a":1}}';
  expect(problemsOf(wrong)[0]).toMatch(/^2: does not have the shape/);
  expect(problemsOf(wrong, 'S: {"id":1,"error":{"code":-32602}}')).toEqual([]);
  expect(problemsOf(ping, 'S: {"id":1,"error":{"code":-32602}}')[0]).toMatch(/though its params are right/);
});

test('an error whose name and number do not belong together is noticed', () => {
  expect(problemsOf(ping, 'S: {"id":1,"error":{"code":-32004,"data":{"code":"NOT_FOUND"}}}')).toEqual([
    '3: NOT_FOUND is not -32004',
  ]);
});

test('an answer to nothing is noticed', () => {
  expect(problemsOf('S: {"id":9,"result":{}}')).toEqual(['2: answers a request that is not in the transcript']);
});
