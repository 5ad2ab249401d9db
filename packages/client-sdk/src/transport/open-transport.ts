import type { ClientSettings } from '../options.ts';
import type { ServerAddress } from '../server-address.ts';
import { openClassicTransport } from './classic-transport.ts';
import { openTlsTransport } from './tls-transport.ts';
import type { Transport, TransportHandlers } from './transport.ts';

/** Opens the kind of transport that the settings name. Errors: see the two kinds. */
export function openTransport(
  address: ServerAddress,
  settings: Pick<ClientSettings, 'transport' | 'lineBytesMax'>,
  handlers: TransportHandlers,
  signal: AbortSignal,
): Promise<Transport> {
  const { transport, lineBytesMax } = settings;
  return transport.kind === 'tls'
    ? openTlsTransport(address, transport, lineBytesMax, handlers, signal)
    : openClassicTransport(address, lineBytesMax, handlers, signal);
}
