import { expect } from 'vitest';
import { freshName, type Person, register, roomOf, say, takeLog } from '../people.ts';
import type { Target } from '../target.ts';

/** People on the same gateway who have nothing to do with what happens to others, and do not notice it. */
export interface Bystanders {
  /** They talk, over both sessions, and each hears the other. */
  talk(): Promise<void>;
}

export const bystandersOf = async (target: Target): Promise<Bystanders> => {
  const people: readonly [Person, Person] = [await register(target, 'tls'), await register(target, 'classic')];
  const room = await roomOf(people);
  let seq = 2;
  return {
    talk: async () => {
      for (const speaker of people) {
        const text = freshName('unharmed');
        expect((await say(speaker, room.id, text)).seq).toBe(++seq);
        for (const listener of people) expect(await takeLog(listener, room.id, seq)).toMatchObject([{ content: text }]);
      }
    },
  };
};
