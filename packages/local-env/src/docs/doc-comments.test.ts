// The reference pages say what the source says: comments reach them whole, under the name they stand before.
import { expect, test } from 'vitest';
import { blockOf, docComments, protoService } from './doc-comments.ts';

test('a comment is found under the name of the member it stands before', () => {
  const source = `interface X {
  /** First. */
  readonly a: number;
  /**
   * Second,
   * on two lines.
   */
  b(lane: string): string;
  c: number;
}
/** Third. */
export const D = 1;`;
  expect([...docComments(source)]).toEqual([
    ['a', 'First.'],
    ['b', 'Second, on two lines.'],
    ['D', 'Third.'],
  ]);
});

test('a block ends at the first closing brace in the first column', () => {
  expect(blockOf('a {\n  b {\n  }\n}\nc {\n}', 'a {')).toBe('a {\n  b {\n  }');
});

test('a block that is not there is an error, not an empty page', () => {
  expect(() => blockOf('a {\n}', 'b {')).toThrow('no "b {"');
});

test('an rpc has its request, its answer and its comment', () => {
  const proto = `// Owns things.
service ThingService {
  // Gets one.
  // Repeat-safe.
  rpc Get(GetRequest) returns (GetResponse);
  rpc Send(stream SendRequest) returns (stream SendResponse);
}
`;
  expect(protoService(proto)).toEqual({
    name: 'ThingService',
    doc: 'Owns things.',
    rpcs: [
      { name: 'Get', request: 'GetRequest', response: 'GetResponse', doc: 'Gets one. Repeat-safe.' },
      { name: 'Send', request: 'stream SendRequest', response: 'stream SendResponse', doc: '' },
    ],
  });
});

test('a proto without a service has none', () => {
  expect(protoService('message A {}\n')).toBeUndefined();
});
