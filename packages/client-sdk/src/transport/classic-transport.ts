import { connect } from 'node:net';
import { CLASSIC_WELCOME, createHandshakeKeys, handshakeTranscript, SealedLines, sealedLineBytes } from '@lair/wire';
import { ConnectionLostError, ProtocolError } from '../errors.ts';
import type { ServerAddress } from '../server-address.ts';
import { LineSocket } from './line-socket.ts';
import type { Transport, TransportHandlers } from './transport.ts';

/**
 * Connects over TCP and makes a classic session: the server sends its X25519 key, we send ours, and everything after
 * that is sealed, beginning with the server's welcome. Who the server is, is proved only later, in HELLO.
 *
 * @param signal ends the attempt
 * @throws ProtocolError when the server's handshake is not one; what the system says when it cannot connect
 */
export function openClassicTransport(
  address: ServerAddress,
  lineBytesMax: number,
  handlers: TransportHandlers,
  signal: AbortSignal,
): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const keys = createHandshakeKeys();
    let sealed: SealedLines | undefined;
    let opened = false;
    const abort = (): void => lines.destroy(signal.reason as Error);
    const refuse = (message: string): void => lines.destroy(new ProtocolError(message));

    const takeServerKey = (line: Buffer | string): void => {
      const outcome = keys.agree(line);
      if (!outcome.ok) {
        refuse(`The server's key is refused (${outcome.problem}).`);
        return;
      }
      sealed = new SealedLines(outcome.aesKey);
      transcript = handshakeTranscript(outcome.peerPublicKey, keys.publicKey);
      lines.send(keys.line);
    };
    const takeSealed = (session: SealedLines, line: Buffer | string): void => {
      const unsealed = session.open(line);
      if (!unsealed.ok) {
        refuse(`A line of the server does not open (${unsealed.problem}).`);
        return;
      }
      if (opened) {
        handlers.onLine(unsealed.text);
        return;
      }
      if (unsealed.text !== CLASSIC_WELCOME) {
        refuse('The server did not send the welcome.');
        return;
      }
      opened = true;
      signal.removeEventListener('abort', abort);
      resolve({
        send: (plain) => lines.send(session.seal(plain.trimEnd())),
        close: () => lines.close(),
        destroy: (reason) => lines.destroy(reason),
        transcript,
      });
    };

    let transcript: Buffer | undefined;
    const socket = connect(address);
    const lines = new LineSocket(socket, sealedLineBytes(lineBytesMax), {
      onLine: (line) => (sealed === undefined ? takeServerKey(line) : takeSealed(sealed, line)),
      onClosed: (reason) => {
        signal.removeEventListener('abort', abort);
        if (opened) handlers.onClosed(reason);
        else
          reject(
            reason instanceof ConnectionLostError
              ? new ConnectionLostError('The server closed the connection during the handshake.')
              : reason,
          );
      },
    });
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}
