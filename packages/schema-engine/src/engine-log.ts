/** Writes an error the way the CLI reads it: a line of JSON on standard error. Resolves when it is written. */
export function reportError(fields: Readonly<Record<string, unknown>>): Promise<void> {
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' };
  return new Promise((resolve) => process.stderr.write(`\n${JSON.stringify(line)}\n`, () => resolve()));
}

/** Shown with DEBUG=schema-engine. */
export function debug(message: string): void {
  if (process.env['DEBUG']?.includes('schema-engine')) process.stderr.write(`${message}\n`);
}
