const stepColumns = 68;

/**
 * Does something that takes a while and says afterwards what was done and how long it took.
 * @param {string} said
 * @param {() => Promise<void>} work
 */
export async function step(said, work) {
  const startedAt = performance.now();
  await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.error(`  ${`${said} `.padEnd(stepColumns, '.')} ${seconds} s`);
}
