/** What can be typed after a slash, in groups, in the order in which /help shows them. Each row of /help fits 80 columns. */
const GROUPS = {
  'Rooms and people': {
    join: { usage: '/join <room>', summary: 'go to a room, and become a member of it', aliases: ['j'], takes: 'text' },
    leave: {
      usage: '/leave',
      summary: 'leave this room for good, back to the Lobby',
      aliases: ['part'],
      takes: 'nothing',
    },
    create: { usage: '/create <room>', summary: 'make a new room and go there', aliases: [], takes: 'text' },
    rooms: { usage: '/rooms [part of a name]', summary: 'list rooms', aliases: [], takes: 'maybe text' },
    who: { usage: '/who', summary: 'list who is online', aliases: ['users'], takes: 'nothing' },
    members: { usage: '/members', summary: 'list the members of this room', aliases: [], takes: 'nothing' },
    dm: {
      usage: '/dm <user> [text]',
      summary: 'say it to one user; without text, stay there',
      aliases: ['msg'],
      takes: 'own',
    },
    dms: { usage: '/dms', summary: 'list your direct conversations', aliases: [], takes: 'nothing' },
    info: { usage: '/info', summary: 'show what is known about this room', aliases: [], takes: 'nothing' },
  },
  Reading: {
    history: {
      usage: '/history [count]',
      summary: 'show what was said here before (20)',
      aliases: ['h'],
      takes: 'own',
    },
    search: {
      usage: '/search <words>',
      summary: 'find messages in all your rooms',
      aliases: ['find', 's'],
      takes: 'text',
    },
    filter: {
      usage: '/filter [what]',
      summary: 'list messages of this room, such as from:bob',
      aliases: [],
      takes: 'own',
    },
    more: { usage: '/more', summary: 'show the next page of the last list', aliases: ['m'], takes: 'nothing' },
    thread: { usage: '/thread <n>', summary: 'show the thread that a message is in', aliases: ['t'], takes: 'message' },
    edits: {
      usage: '/edits <n>',
      summary: 'show what a message said before',
      aliases: ['history-of'],
      takes: 'message',
    },
    pins: { usage: '/pins', summary: 'list what is pinned in this room', aliases: [], takes: 'nothing' },
    read: { usage: '/read', summary: 'mark everything in this room as read', aliases: [], takes: 'nothing' },
  },
  Messages: {
    reply: {
      usage: '/reply <n> <text>',
      summary: 'answer a message, in its thread',
      aliases: ['r'],
      takes: 'message and text',
    },
    edit: {
      usage: '/edit [n] <new text>',
      summary: 'say it differently; without n, your last',
      aliases: ['e'],
      takes: 'own',
    },
    delete: {
      usage: '/delete <n> [reason]',
      summary: 'delete a message',
      aliases: ['del'],
      takes: 'message, maybe text',
    },
    restore: { usage: '/restore <n>', summary: 'bring it back, as a moderator', aliases: [], takes: 'message' },
    react: {
      usage: '/react <n> <emoji>',
      summary: 'react, with an emoji or a :shortcode:',
      aliases: [],
      takes: 'message and text',
    },
    unreact: {
      usage: '/unreact <n> <emoji>',
      summary: 'take your reaction back',
      aliases: [],
      takes: 'message and text',
    },
    pin: { usage: '/pin <n>', summary: 'pin a message in its room', aliases: [], takes: 'message' },
    unpin: { usage: '/unpin <n>', summary: 'unpin it', aliases: [], takes: 'message' },
  },
  Files: {
    attach: { usage: '/attach <path> [text]', summary: 'send a file; quotes around spaces', aliases: [], takes: 'own' },
    save: {
      usage: '/save <n> [path]',
      summary: 'save the files of a message; overwrites nothing',
      aliases: [],
      takes: 'own',
    },
  },
  'This program': {
    help: { usage: '/help', summary: 'show this', aliases: ['?'], takes: 'nothing' },
    quit: { usage: '/quit', summary: 'leave; the next start goes on as you', aliases: ['exit', 'q'], takes: 'nothing' },
    logout: { usage: '/logout', summary: 'leave and forget the login', aliases: [], takes: 'nothing' },
  },
} as const satisfies Record<string, Record<string, CommandRow>>;

interface CommandRow {
  readonly usage: string;
  /** Follows the usage in /help. */
  readonly summary: string;
  readonly aliases: readonly string[];
  /** What follows the word; `own`: it is read by a function of its own. */
  readonly takes: 'nothing' | 'text' | 'maybe text' | 'message' | 'message and text' | 'message, maybe text' | 'own';
}

const {
  'Rooms and people': rooms,
  Reading: reading,
  Messages: messages,
  Files: files,
  'This program': program,
} = GROUPS;

/** Every command, by its name without the slash. */
export const COMMANDS = { ...rooms, ...reading, ...messages, ...files, ...program } as const;

/** Name of a command, without its slash. */
export type ChatCommandName = keyof typeof COMMANDS;

type TakingNames<T extends CommandRow['takes']> = {
  readonly [K in ChatCommandName]: (typeof COMMANDS)[K]['takes'] extends T ? K : never;
}[ChatCommandName];

/** Commands that take text or nothing. */
export type PlainCommandName = TakingNames<'nothing' | 'text' | 'maybe text'>;
/** Commands that begin with a message, and may take text after it. */
export type MessageCommandName = TakingNames<'message' | 'message and text' | 'message, maybe text'>;

/** Every command's name, in order. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as ChatCommandName[];

const byWord = new Map<string, ChatCommandName>(
  COMMAND_NAMES.flatMap((name) => [name, ...COMMANDS[name].aliases].map((word) => [word, name] as const)),
);

/** The command that a word names, by itself or as an alias, in any case. */
export function commandOf(word: string): ChatCommandName | undefined {
  return byWord.get(word.toLowerCase());
}

/** The lines of /help. */
export function helpLines(): string[] {
  const width = Math.max(...COMMAND_NAMES.map((name) => COMMANDS[name].usage.length));
  return [
    'A line is said in the current room when you press Enter; one that begins with //',
    'is said with one slash less.',
    ...Object.entries(GROUPS).flatMap(([title, rows]) => [
      `${title}:`,
      ...Object.values<CommandRow>(rows).map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`),
    ]),
    '<n> is the number beside a message (17 or #17); ^ is your last message here.',
    'A new text that begins with a number needs one of them: /edit ^ 3 apples.',
    'Searches know "a phrase", -not, or, from:bob, in:tea, before:2026-02-01, after:,',
    'has:attachment|link|reaction, type:code, mentions:me, is:pinned, is:edited.',
    'Filters know from:, since:, until:, has:, type:, mentions:, is:, and words.',
  ];
}
