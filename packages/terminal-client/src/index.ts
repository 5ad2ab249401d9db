/** Lair in a terminal, as a function: for programs that bring their own terminal. */
export { type ChatOptions, HELP, readCommandLine } from './command-line.ts';
export { runChat } from './run-chat.ts';
export { InteractiveTerminal } from './terminal/interactive-terminal.ts';
export { PipedTerminal } from './terminal/piped-terminal.ts';
export type { Terminal } from './terminal/terminal.ts';
