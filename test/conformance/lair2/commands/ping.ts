import { expect, test } from 'vitest';
import type { CommandSuite } from '../command-suite.ts';

export const ping: CommandSuite = {
  phase: 'always',
  params: {},
  tests: ({ person, stranger }) => {
    test('tells the time, before login and after', async () => {
      const before = Date.parse((await (await stranger()).request('PING', {})).time);
      const after = Date.parse((await (await person()).client.request('PING', {})).time);
      expect(after).toBeGreaterThanOrEqual(before);
    });
  },
};
