import { errorCatalogue } from '@lair/contracts';
import { type ClassicWord, type FeatureName, featureOfCommand, messageLines, systemLines } from '@lair/wire';
import { builtCapabilities } from './classic-action.ts';

const off = errorCatalogue.FEATURE_DISABLED.message;

/** Answers to the commands that nothing in the command table carries out. They never reach the room as chat. */
export const notBuiltAnswers = {
  DELIVERY_ACK: messageLines.error('Failed to acknowledge', off),
  INVITE_USER: systemLines.error(`Failed to create invitation: ${off}`),
  ACCEPT_INVITATION: systemLines.error(`Failed to accept invitation: ${off}`),
  DECLINE_INVITATION: systemLines.error(`Failed to decline invitation: ${off}`),
  LIST_INVITATIONS: systemLines.error(`Failed to get invitations: ${off}`),
  ACCEPT_ALL_INVITATIONS: systemLines.error(`Failed to get invitations: ${off}`),
} as const satisfies Partial<Record<ClassicWord, string>>;

interface HelpEntry {
  readonly form: string;
  readonly description: string;
  /** Listed only while this feature is on; absent: always. */
  readonly feature?: FeatureName | undefined;
}

const entry = (form: string, description: string, feature?: FeatureName): HelpEntry => ({ form, description, feature });
/** An entry whose command of the table has the same word. */
const ofFeature = (word: ClassicWord, parts: string, description: string): HelpEntry =>
  entry(`${word}:${parts}`, description, featureOfCommand(word));

const entries: readonly HelpEntry[] = [
  entry('DM:<user>:<text>', 'Send a direct message'),
  entry('CREATE_ROOM:<room>', 'Make a public room and enter it'),
  entry('JOIN_ROOM:<room>', 'Enter a room; Lobby is always there'),
  entry('LEAVE_ROOM', 'Leave the current room for the Lobby'),
  entry('LIST_ROOMS', 'List the rooms'),
  entry('REQUEST_USER_LIST', 'List who is online'),
  entry('GET_HISTORY:<number>[:<before message id>]', 'Show earlier messages of the current room'),
  entry('DM_HISTORY:<user>:<number>[:<before message id>]', 'Show earlier direct messages'),
  ofFeature('SEARCH_MESSAGES', '<words>', 'Find messages of the current room'),
  ofFeature('FILTER_MESSAGES', '<key=value,key=value>:<words>', 'Find messages by from, type, since, until, has, in'),
  ofFeature('REPLY_MESSAGE', '<message id>:<text>', 'Answer a message'),
  ofFeature('THREAD_MESSAGE', '<message id>[:<number>]', 'Show a message and its answers'),
  ofFeature('EDIT_MESSAGE', '<message id>:<text>', 'Change a message of yours'),
  ofFeature('EDIT_HISTORY', '<message id>', 'Show what a message said before'),
  ofFeature('DELETE_MESSAGE', '<message id>', 'Delete a message'),
  ofFeature('REACT_MESSAGE', '<message id>:<emoji>', 'React to a message'),
  ofFeature('UNREACT_MESSAGE', '<message id>:<emoji>', 'Take a reaction back'),
  entry('GET_REACTIONS:<message id>', 'Count the reactions to a message'),
  entry('MESSAGE_STATUS:<message id>', 'Show what has become of a message'),
  entry('MARK_READ:<message id>', 'Mark everything up to a message as read', featureOfCommand('READ_RECEIPT')),
  ofFeature('READ_RECEIPT', '<message id>', 'Mark a message as read'),
  entry('UNREAD_COUNT', 'Count what you have not read'),
  entry('SEND_PRIORITY:<bulk|normal|urgent>:<text>', 'Say something out of turn', 'priorities'),
  entry(`CLIENT_CAPS:<${builtCapabilities.join(',')}>`, 'Show the ids of messages; tell of deletions and reactions'),
  entry('SHOW_HELP', 'Show this list'),
];

/** What SHOW_HELP lists: what works while these features are on. */
export const helpEntries = (features: ReadonlySet<string>): readonly HelpEntry[] =>
  entries.filter(({ feature }) => feature === undefined || features.has(feature));
