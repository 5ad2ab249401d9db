const stepColumns = 68;

/**
 * Does something that takes a while. A person watching sees what is being done, and everybody afterwards what was done
 * and how long it took.
 * @param {string} doing as in "Fetching Node.js"
 * @param {string} done as in "Node.js fetched"
 * @param {() => Promise<void>} work
 */
export async function step(doing, done, work) {
  const startedAt = performance.now();
  const { isTTY } = process.stderr;
  if (isTTY) process.stderr.write(`  ${doing} …`);
  try {
    await work();
  } finally {
    // Back to the beginning of the line, and clear it.
    if (isTTY) process.stderr.write('\r\u001b[K');
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.error(`  ${`${done} `.padEnd(stepColumns, '.')} ${seconds} s`);
}
