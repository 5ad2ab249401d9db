/** One thing that must hold of the repository. */
export interface Check {
  /** What is checked, as it stands in the report. */
  readonly name: string;
  /** True for a check that rewrites files others read; it runs before the others. */
  readonly first?: boolean;
  run(): Promise<CheckOutcome>;
}

export interface CheckOutcome {
  /** A line or block each, for people, saying where and what to do; empty when all is well. */
  readonly problems: readonly string[];
  /** Something worth knowing about a check that passed, such as that there was nothing to compare with. */
  readonly note?: string;
}
