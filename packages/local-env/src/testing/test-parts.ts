/** The parts of the test suite, which are vitest's projects, in the order they run. */
export const testParts = ['unit', 'service', 'conformance', 'e2e'] as const;
export type TestPart = (typeof testParts)[number];

/** The parts whose tests need Postgres, Redis and NATS. */
export const partsWithBackends: readonly TestPart[] = ['service', 'conformance', 'e2e'];

export interface TestRequest {
  /** Those to run; all when none was named. */
  readonly parts: readonly TestPart[];
  /** Whether the repository is verified first: only when everything is run. */
  readonly verify: boolean;
  /** Handed to vitest: file filters and options. */
  readonly vitestArguments: readonly string[];
}

/** Reads the command line of `npm test`: parts first, then what vitest is to get. */
export function readTestRequest(args: readonly string[]): TestRequest {
  const firstOther = args.findIndex((arg) => !isPart(arg));
  const named = (firstOther === -1 ? args : args.slice(0, firstOther)).filter(isPart);
  const everything = args.length === 0;
  return {
    parts: named.length > 0 ? named : testParts,
    verify: everything,
    vitestArguments: args.slice(named.length),
  };
}

function isPart(text: string): text is TestPart {
  return (testParts as readonly string[]).includes(text);
}
