import { LairClient } from './lair-client.ts';
import { type ConnectOptions, settingsOf } from './options.ts';

/**
 * Connects to a Lair server. Each address is tried once.
 *
 * ```ts
 * const client = await connect({ address: 'chat.example.org' });
 * await client.login('alice', password);
 * client.on('MESSAGE', ({ message }) => console.log(message.author.username, message.content));
 * await client.sendMessage('Lobby', 'Hello');
 * ```
 *
 * The server closes connections that do not log in within some seconds; the client then connects again by itself with
 * the next request, so there is no hurry.
 *
 * @throws TypeError for an address that cannot be read
 * @throws ServerIdentityError when the server is not the one it should be; nothing was sent to it
 * @throws ProtocolError when it is no Lair server, TimeoutError when it does not answer, or what the system says when it
 *   cannot be reached
 */
export function connect(options: ConnectOptions): Promise<LairClient> {
  return new LairClient(settingsOf(options)).open();
}
