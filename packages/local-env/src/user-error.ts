/**
 * Something the person at the keyboard can put right. Its message says what to do, and commands print it alone;
 * every other error is a fault of ours and is printed with its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Ends a command on an error: prints it the way its kind deserves and sets the exit code. */
export function reportFailure(error: unknown): void {
  if (error instanceof UserError) console.error(`\n${error.message}\n`);
  else console.error(error);
  process.exitCode = 1;
}
