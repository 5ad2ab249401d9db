import { connect, formatServerAddress, type LairClient, ServerIdentityError } from '@lair/client-sdk';
import { Chat, type ChatEnd } from './chat/chat.ts';
import { errorSentence } from './chat/error-sentence.ts';
import { signIn } from './chat/sign-in.ts';
import type { ChatOptions } from './command-line.ts';
import { CHANGED_CERTIFICATE, judgeCertificate } from './state/certificate-trust.ts';
import { ServerState } from './state/server-state.ts';
import type { Terminal } from './terminal/terminal.ts';
import { styleOf } from './text/style.ts';

/**
 * Connects, signs in and chats until the user leaves.
 * @returns the exit code of the program: 0 when the user left, 1 when something stood in the way (it was said)
 */
export async function runChat(options: ChatOptions, terminal: Terminal): Promise<number> {
  const state = new ServerState(options.stateDirectory, options.host, options.port);
  let client: LairClient | undefined;
  try {
    client = await connectTrusting(options, state, terminal);
    const { name, forget } = options;
    const loggedIn = await signIn({ client, terminal, state, name, forget });
    if (loggedIn === undefined) return 1;
    const style = styleOf(options.useColour);
    const end = await new Chat({ client, terminal, style, loggedIn }).run();
    await conclude(end, loggedIn.user.username, state, terminal);
    return end === 'session-ended' ? 1 : 0;
  } catch (error) {
    terminal.print(errorSentence(error));
    return 1;
  } finally {
    await client?.close();
    terminal.close();
  }
}

async function connectTrusting(options: ChatOptions, state: ServerState, terminal: Terminal): Promise<LairClient> {
  const address = formatServerAddress(options);
  let believed = await state.fingerprint();
  let news: string | undefined;
  const client = await connect({
    address,
    client: 'lair-terminal/0.1.0',
    transport: {
      kind: 'tls',
      checkCertificate: (certificate) => {
        const verdict = judgeCertificate(certificate, believed, options.trustNewCertificate && news === undefined);
        if (verdict.kind === 'changed') throw new ServerIdentityError(CHANGED_CERTIFICATE, certificate.fingerprint);
        if (!verdict.remember) return;
        believed = certificate.fingerprint;
        news = certificate.fingerprint;
      },
    },
  });
  if (news !== undefined) {
    await state.rememberFingerprint(news);
    terminal.print(`No authority vouches for ${address}; its certificate is remembered from now on (SHA-256 ${news}).`);
  }
  return client;
}

async function conclude(end: ChatEnd, username: string, state: ServerState, terminal: Terminal): Promise<void> {
  switch (end) {
    case 'quit':
      await state.releaseLogin(username);
      break;
    case 'logout':
      await state.forgetLogin(username);
      terminal.print('You are logged out.');
      break;
    case 'session-ended':
      await state.forgetLogin(username);
      terminal.print('Your login was ended: start again to log in.');
  }
}
