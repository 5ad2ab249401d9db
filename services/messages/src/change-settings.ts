import { integerSetting } from '@lair/service-kit';
import { DEFAULT_WIRE_LIMITS } from '@lair/wire';

/** What an operator may bound of messages and of what happens to them. */
export const changeSettings = {
  contentCharactersMax: integerSetting('LAIR_CONTENT_MAX', {
    doc: 'Longest content of a message, in Unicode code points.',
    min: 1,
    max: 65_536,
    fallback: String(DEFAULT_WIRE_LIMITS.contentCharactersMax),
  }),
  attachmentsMax: integerSetting('LAIR_ATTACHMENTS_MAX', {
    doc: 'Most attachments of one message.',
    min: 1,
    max: 100,
    fallback: String(DEFAULT_WIRE_LIMITS.attachmentsMax),
  }),
  editWindowSeconds: integerSetting('LAIR_EDIT_WINDOW_SECONDS', {
    doc: 'How long after it was sent a message may be edited, seconds; 0: for ever.',
    min: 0,
    max: 2_147_483_647,
    fallback: '0',
  }),
  editsMax: integerSetting('LAIR_EDITS_MAX', {
    doc: 'How often a message may be edited; what it said before is kept each time.',
    min: 0,
    max: 10_000,
    fallback: '100',
  }),
  restoreDays: integerSetting('LAIR_RESTORE_DAYS', {
    doc: 'How long after it was deleted a message may be brought back, days.',
    min: 0,
    max: 36_500,
    fallback: '30',
  }),
  reactionsMax: integerSetting('LAIR_REACTIONS_MAX', {
    doc: 'Most different emoji in the reactions to one message.',
    min: 1,
    max: 1_000,
    fallback: '20',
  }),
  pinsMax: integerSetting('LAIR_PINS_MAX', {
    doc: 'Most pinned messages of one room.',
    min: 1,
    max: 10_000,
    fallback: '100',
  }),
  changeKeysHours: integerSetting('LAIR_CHANGE_KEYS_HOURS', {
    doc: 'How long a repeated change is recognised by its clientId, hours. Repeated sends are recognised for ever.',
    min: 1,
    max: 87_600,
    fallback: '168',
  }),
};
