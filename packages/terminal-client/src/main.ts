#!/usr/bin/env node
import { HELP, readCommandLine } from './command-line.ts';
import { runChat } from './run-chat.ts';
import { InteractiveTerminal } from './terminal/interactive-terminal.ts';
import { PipedTerminal } from './terminal/piped-terminal.ts';

const { stdin, stdout } = process;
const isTerminal = stdin.isTTY === true && stdout.isTTY === true;
const commandLine = readCommandLine(process.argv.slice(2), process.env, stdout.isTTY === true);
switch (commandLine.kind) {
  case 'help':
    stdout.write(HELP);
    break;
  case 'mistake':
    process.stderr.write(`${commandLine.message}\n`);
    process.exitCode = 2;
    break;
  case 'chat': {
    const terminal = isTerminal ? new InteractiveTerminal(stdin, stdout) : new PipedTerminal(stdin, stdout);
    process.exitCode = await runChat(commandLine.options, terminal);
    // A pipe that is still open would keep the program waiting for lines that nobody reads.
    stdin.destroy();
  }
}
