/** What can be typed after a slash: one row per command, in the order in which /help shows them. */
export const COMMANDS = {
  join: { usage: '/join <room>', summary: 'go to a room, and become a member of it', aliases: ['j'] },
  leave: { usage: '/leave', summary: 'leave the current room for good and go to the Lobby', aliases: ['part'] },
  create: { usage: '/create <room>', summary: 'make a new room and go there', aliases: [] },
  rooms: { usage: '/rooms [part of a name]', summary: 'list rooms', aliases: [] },
  who: { usage: '/who', summary: 'list who is online', aliases: ['users'] },
  members: { usage: '/members', summary: 'list the members of the current room', aliases: [] },
  dm: {
    usage: '/dm <user> [text]',
    summary: 'say something to one user; without text, go on talking to them',
    aliases: ['msg'],
  },
  dms: { usage: '/dms', summary: 'list your direct conversations', aliases: [] },
  history: { usage: '/history [number]', summary: 'show what was said here before (20 messages)', aliases: ['h'] },
  info: { usage: '/info', summary: 'show what is known about the current room', aliases: [] },
  help: { usage: '/help', summary: 'show this', aliases: ['?'] },
  quit: { usage: '/quit', summary: 'leave the program; the next start goes on as you', aliases: ['exit', 'q'] },
  logout: { usage: '/logout', summary: 'leave the program and forget the login', aliases: [] },
} as const satisfies Record<string, CommandRow>;

interface CommandRow {
  readonly usage: string;
  /** Follows the usage in /help. */
  readonly summary: string;
  readonly aliases: readonly string[];
}

/** Name of a command, without its slash. */
export type ChatCommandName = keyof typeof COMMANDS;

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
    'Type a line and press Enter to say it in the current room. A line that begins with // is said with one slash less.',
    ...COMMAND_NAMES.map((name) => `  ${COMMANDS[name].usage.padEnd(width)}  ${COMMANDS[name].summary}`),
  ];
}
