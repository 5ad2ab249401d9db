import type { Socket } from 'node:net';
import { PROXY_HEADER_BYTES_MAX, parseProxyHeader } from '@lair/wire';

/** For whom a load balancer connects. */
export type ProxiedClient =
  | { readonly kind: 'client'; readonly address: string | undefined }
  /** The balancer itself, to see whether we are there. */
  | { readonly kind: 'local' }
  | { readonly kind: 'refused' };

/**
 * Reads the PROXY header from a fresh socket and leaves the socket paused at the first byte after it, so that TLS or the classic session
 * find their own beginning.
 */
export const readProxyHeader = (socket: Socket, timeoutMs: number): Promise<ProxiedClient> =>
  new Promise((resolve) => {
    let received: Buffer = Buffer.alloc(0);
    const finish = (client: ProxiedClient): void => {
      clearTimeout(timer);
      socket.off('readable', onReadable);
      socket.off('close', onClose);
      socket.off('error', onClose);
      resolve(client);
    };
    const onClose = (): void => finish({ kind: 'refused' });
    const timer = setTimeout(onClose, timeoutMs);
    const onReadable = (): void => {
      for (let chunk: Buffer | null = socket.read(); chunk; chunk = socket.read()) {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const outcome = parseProxyHeader(received, PROXY_HEADER_BYTES_MAX);
        if (outcome.kind === 'need-more') continue;
        if (outcome.kind === 'malformed') {
          finish({ kind: 'refused' });
          return;
        }
        const rest = received.subarray(outcome.bytes);
        if (rest.length > 0) socket.unshift(rest);
        finish(outcome.local ? { kind: 'local' } : { kind: 'client', address: outcome.source?.address });
        return;
      }
    };
    socket.on('readable', onReadable);
    socket.once('close', onClose);
    socket.once('error', onClose);
  });
