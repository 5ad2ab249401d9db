import { toTime } from '@lair/contracts';
import type { CommandResults } from '@lair/wire';

/** Shows that both sides are there. */
export const ping = async (): Promise<CommandResults['PING']> => ({ time: toTime(Date.now()) });
