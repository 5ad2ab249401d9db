// An error keeps its identity on its way to the client: no two share a number on the wire or a status in gRPC.
import { expect, test } from 'vitest';
import { errorCatalogue } from './error-catalogue.ts';

test('numbers and statuses are unique', () => {
  const rows = Object.values(errorCatalogue);
  expect(new Set(rows.map(({ wireCode }) => wireCode)).size).toBe(rows.length);
  expect(new Set(rows.map(({ grpcStatus }) => grpcStatus)).size).toBe(rows.length);
});
