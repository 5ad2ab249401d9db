import { randomUUID } from 'node:crypto';
import { ServiceError } from '@lair/contracts';
import {
  type CommandName,
  type CommandParams,
  type CommandResults,
  featureOfCommand,
  featuresOfMessage,
  isCommandName,
  type MessageParams,
  type RefusedParams,
} from '@lair/wire';
import type { CommandClient, CommandContext, CommandDeps, Phase } from './command.ts';
import { commandTable } from './command-table.ts';
import type { Effect } from './request-order.ts';

/** There is no command of that name. JSON-RPC numbers it itself, so it is not in the catalogue. */
export class UnknownCommand extends Error {
  override readonly name = 'UnknownCommand';
}

/** A request that has passed every gate. */
export interface Admitted<N extends CommandName = CommandName> {
  readonly name: N;
  readonly effect: Effect;
  readonly requestId: string;
  /** Carries the command out. @throws ServiceError: its refusal. */
  run(): Promise<CommandResults[N]>;
  /** To be called once when the answer is in the send queue. */
  replied(): void;
}

/**
 * The gates, in their documented order; the first that a request fails is its answer. (The size of the line and its parsing come before, in
 * the connection and the dialect; the permission comes after, in the services.)
 *
 * 1. Is there such a command? METHOD_NOT_FOUND.
 * 2. Does the session's state allow it? UNAUTHENTICATED before login, FAILED_PRECONDITION when it belongs before login.
 * 3. Does it belong to a feature that is switched off, or that this version does not have? FEATURE_DISABLED.
 * 4. Is there budget left? RATE_LIMITED.
 * 5. Do the params have their shape? INVALID_PARAMS, TOO_LARGE; and then, do they ask for a feature that is switched off?
 *
 * @throws UnknownCommand, ServiceError.
 */
export const admit = <N extends CommandName>(
  method: N | string,
  rawParams: unknown,
  client: CommandClient,
  deps: CommandDeps,
): Admitted<N> => {
  const name = passFirstGates(method, client, deps);
  const parsed = deps.parseParams(name, rawParams);
  if (!parsed.ok) throw refusalOf(parsed);
  checkFeaturesOf(name, parsed.params, deps);
  return admitted(name as N, parsed.params as CommandParams[N], client, deps);
};

/** The same gates for params whose shape the dialect has checked by a rule of its own. */
export const admitShaped = <N extends CommandName>(
  name: N,
  params: CommandParams[N],
  client: CommandClient,
  deps: CommandDeps,
): Admitted<N> => {
  passFirstGates(name, client, deps);
  return admitted(name, params, client, deps);
};

/** Gates 1 to 4. */
const passFirstGates = (method: string, client: CommandClient, { features }: CommandDeps): CommandName => {
  const feature = featureOfCommand(method);
  if (!isCommandName(method) && feature === undefined) throw new UnknownCommand('there is no such command');
  checkPhase(isCommandName(method) ? commandTable[method].phase : 'after-login', client);
  const isOff = feature !== undefined && !features.has(feature);
  if (isOff || !isCommandName(method)) throw new ServiceError('FEATURE_DISABLED', { feature });
  const waitMs = client.spend(commandTable[method].cost);
  if (waitMs > 0) throw new ServiceError('RATE_LIMITED', { retryAfterMs: waitMs });
  return method;
};

const checkPhase = (phase: Phase, client: CommandClient): void => {
  if (phase === 'after-login' && !client.identity) throw new ServiceError('UNAUTHENTICATED');
  if (phase === 'before-login' && client.identity) {
    throw new ServiceError('FAILED_PRECONDITION', { reason: 'logged_in' }, { message: 'You are logged in already.' });
  }
};

const refusalOf = ({ issues, tooLargeLimit }: RefusedParams): ServiceError =>
  tooLargeLimit === undefined
    ? new ServiceError('INVALID_PARAMS', { issues })
    : new ServiceError('TOO_LARGE', { limit: tooLargeLimit });

const messageCommands: ReadonlySet<CommandName> = new Set(['SEND_MESSAGE', 'DM', 'REPLY_MESSAGE']);

/** Replies, attachments and priorities are params of messages that belong to features. */
const checkFeaturesOf = (method: CommandName, params: object, { features }: CommandDeps): void => {
  if (!messageCommands.has(method)) return;
  const feature = featuresOfMessage(params as MessageParams).find((needed) => !features.has(needed));
  if (feature !== undefined) throw new ServiceError('FEATURE_DISABLED', { feature });
};

const admitted = <N extends CommandName>(
  name: N,
  params: CommandParams[N],
  client: CommandClient,
  deps: CommandDeps,
): Admitted<N> => {
  const row = commandTable[name];
  const requestId = randomUUID();
  let afterReply: (() => void) | undefined;
  const context: CommandContext = {
    ...deps,
    client,
    requestId,
    afterReply: (action) => {
      afterReply = action;
    },
  };
  return {
    name,
    effect: typeof row.effect === 'function' ? row.effect(client, params) : row.effect,
    requestId,
    run: () => row.run(context, params),
    replied: () => afterReply?.(),
  };
};
