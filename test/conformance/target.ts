import { ClassicClient } from '../network/classic-client.ts';
import { Lair2Client } from '../network/lair2-client.ts';
import { type Network, type NetworkGateway, type NetworkOptions, startNetwork } from '../network/start-network.ts';

/** How lair/2 can be spoken. */
export const sessionKinds = ['tls', 'classic'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A server that is held against the protocol: clients reach it, and nothing else of it is seen. */
export interface Target extends AsyncDisposable {
  readonly tls: Address;
  readonly classic: Address;
  /** A lair/2 connection on which nothing was said yet. */
  connect(kind?: SessionKind): Promise<Lair2Client>;
  /** A classic connection up to and with the welcome. */
  connectClassic(): Promise<ClassicClient>;
  /** Ends every client that was connected with this object. */
  dismissClients(): void;
  /** Stops the server, if it is the test's own, and leaves the clients to see it. */
  stop(): Promise<void>;
  /** Ends the clients, and then the server if it is the test's own. */
  close(): Promise<void>;
}

/** A system of the test's own, which can have gateways with other limits. */
export interface OwnTarget extends Target {
  readonly network: Network;
  /** One more gateway of the same system. */
  gatewayWith(env: Readonly<Record<string, string>>): Promise<Target>;
}

const elsewhere = { tls: process.env['LAIR_CONFORMANCE_TLS'], classic: process.env['LAIR_CONFORMANCE_CLASSIC'] };

/**
 * False when the suite speaks to a server that somebody else has started (LAIR_CONFORMANCE_TLS and LAIR_CONFORMANCE_CLASSIC, both
 * host:port). What needs settings that such a server does not have is then left out.
 */
export const isOwnSystem = elsewhere.tls === undefined && elsewhere.classic === undefined;

const addressOf = (variable: string, text: string | undefined): Address => {
  const [, host, port] = /^(.+):(\d+)$/.exec(text ?? '') ?? [];
  if (host === undefined) throw new Error(`${variable} must be host:port; set both LAIR_CONFORMANCE_TLS and …_CLASSIC`);
  return { host, port: Number(port) };
};

const targetAt = (tls: Address, classic: Address, stop: () => Promise<void>): Target => {
  const clients = new Set<Lair2Client | ClassicClient>();
  const opened = <C extends Lair2Client | ClassicClient>(client: C): C => {
    clients.add(client);
    return client;
  };
  const dismissClients = (): void => {
    for (const client of clients) client.socket.destroy();
    clients.clear();
  };
  const closeAll = async (): Promise<void> => {
    dismissClients();
    await stop();
  };
  return {
    tls,
    classic,
    connect: async (kind = 'tls') =>
      opened(
        kind === 'tls'
          ? await Lair2Client.overTls(tls.port, tls.host)
          : await Lair2Client.overClassic(classic.port, classic.host),
      ),
    connectClassic: async () => opened(await ClassicClient.connect(classic.port, classic.host)),
    dismissClients,
    stop,
    close: closeAll,
    [Symbol.asyncDispose]: closeAll,
  };
};

/** A system of the test's own, whatever the environment names. */
export const startOwnTarget = async (options: NetworkOptions = {}): Promise<OwnTarget> => {
  const network = await startNetwork(options);
  const [gateway] = network.gateways;
  if (!gateway) throw new Error('the network has no gateway');
  const host = '127.0.0.1';
  const at = ({ tlsPort, classicPort }: NetworkGateway, stop: () => Promise<void>): Target =>
    targetAt({ host, port: tlsPort }, { host, port: classicPort }, stop);
  return {
    ...at(gateway, () => network.close()),
    network,
    gatewayWith: async (env) => {
      const added = await network.addGateway(env);
      return at(added, () => added.close());
    },
  };
};

/** The server that the suite speaks to: the one that the environment names, or else one of its own. */
export const startTarget = async (): Promise<Target> =>
  isOwnSystem
    ? startOwnTarget()
    : targetAt(
        addressOf('LAIR_CONFORMANCE_TLS', elsewhere.tls),
        addressOf('LAIR_CONFORMANCE_CLASSIC', elsewhere.classic),
        async () => undefined,
      );
