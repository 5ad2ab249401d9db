import { defineConfig } from 'vitest/config';

/** Starts Postgres, Redis and NATS unless `npm test` has done so already. */
const backends = ['./packages/local-env/src/testing/global-setup.ts'];

/** `expect.poll` waits for what must come: long, because only a broken system ever waits it out. */
const patient = { poll: { timeout: 20_000 } };

const exclude = ['**/node_modules/**', '**/generated/**'];

export default defineConfig({
  test: {
    // A test that passes on the second try has found something.
    retry: 0,
    allowOnly: !process.env['CI'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'services/*/src/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude,
        },
      },
      {
        test: {
          name: 'service',
          include: ['services/*/test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude,
          globalSetup: backends,
          expect: patient,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          exclude,
          globalSetup: backends,
          expect: patient,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/scenarios/**/*.test.ts', 'test/faults/**/*.test.ts'],
          exclude,
          globalSetup: backends,
          expect: patient,
          // Each file starts a system of its own; two at once would measure each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
