import { type ConfigOf, integerSetting } from '@lair/service-kit';

/** What search is told. */
export const searchSettings = {
  searchSweepMs: integerSetting('LAIR_SEARCH_SWEEP_MS', {
    doc: 'How often to look for rooms whose log goes further than the search index, milliseconds: what an instance that died has left.',
    min: 100,
    max: 3_600_000,
    fallback: '5000',
  }),
};

export type SearchConfig = ConfigOf<typeof searchSettings>;
