/**
 * Natural batching of look-ups: while one is under way the next gather, and then go together. A single one does not wait; a thousand at
 * once cost two queries instead of a thousand.
 * @param lookUp answers for all keys of a batch, in their order; if it fails, everybody in the batch fails alike.
 * @param batchMax most keys in one look-up.
 */
export const gather = <Key, Answer>(
  lookUp: (keys: readonly Key[]) => Promise<readonly Answer[]>,
  batchMax: number,
): ((key: Key) => Promise<Answer>) => {
  let waiting: { key: Key; resolve: (answer: Answer) => void; reject: (error: unknown) => void }[] = [];
  let underWay = false;
  const run = async () => {
    underWay = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchMax);
      waiting = waiting.slice(batchMax);
      try {
        const answers = await lookUp(batch.map(({ key }) => key));
        if (answers.length !== batch.length) throw new Error('a look-up must answer for every key');
        answers.forEach((answer, index) => {
          batch[index]?.resolve(answer);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    underWay = false;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      // run() handles its own failures.
      if (!underWay) void run();
    });
};
