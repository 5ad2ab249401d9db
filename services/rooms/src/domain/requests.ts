import { ServiceError } from '@lair/contracts';
import type { CreateRoomRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/CreateRoomRequest.ts';
import type { RoomSettings__Output as AskedSettings } from '@lair/contracts/generated/lair/rooms/v1/RoomSettings.ts';
import {
  checkLine,
  checkRoomName,
  checkRoomReference,
  checkUserReference,
  isUuid,
  nameKey,
  ROOM_NAME_CHARACTERS_MAX,
  TOPIC_CHARACTERS_MAX,
} from '@lair/wire';
import type { HistoryVisibility, RoomSettings } from './room.ts';

/** Requests in the form that the rest works with. All throw ServiceError INVALID_PARAMS that names every issue. */

interface Issue {
  readonly path: string;
  readonly message: string;
}
/** Refuses a request that has issues. */
export const refuse = (issues: readonly Issue[]): void => {
  if (issues.length > 0) throw new ServiceError('INVALID_PARAMS', { issues });
};

export const idIssues = (path: string, value: string): Issue[] =>
  isUuid(value) ? [] : [{ path, message: 'must be a UUID' }];

export interface NewRoom {
  readonly name: string;
  readonly nameKey: string;
  readonly kind: 'public' | 'private';
  readonly topic: string;
  readonly settings: RoomSettings;
}

const kindOf = { ROOM_KIND_PUBLIC: 'public', ROOM_KIND_PRIVATE: 'private' } as const;
const settingBounds = { retentionDays: [1, 36_500], maxMembers: [1, 1_000_000], slowModeSeconds: [0, 86_400] } as const;

const historyOf = (settings: AskedSettings | null | undefined): HistoryVisibility | undefined => {
  switch (settings?.history) {
    case undefined:
    case 'HISTORY_VISIBILITY_UNSPECIFIED':
    case 'HISTORY_VISIBILITY_BEGINNING':
      return 'beginning';
    case 'HISTORY_VISIBILITY_JOINING':
      return 'joining';
    // One of a later version: a room with less secrecy than was asked for must not come of it.
    default:
      return undefined;
  }
};

const settingIssues = (settings: AskedSettings | null | undefined): Issue[] => [
  ...Object.entries(settingBounds).flatMap(([name, [min, max]]) => {
    const value = settings?.[name as keyof typeof settingBounds];
    if (value === undefined || (value >= min && value <= max)) return [];
    return [{ path: `settings.${name}`, message: `must be from ${min} to ${max}` }];
  }),
  ...(historyOf(settings) ? [] : [{ path: 'settings.history', message: 'must be beginning or joining' }]),
];

export const toNewRoom = ({ name, kind, topic, settings }: CreateRoomRequest__Output): NewRoom => {
  const checkedName = checkRoomName(name);
  const checkedTopic = checkLine(topic, TOPIC_CHARACTERS_MAX, 0);
  const checkedKind = kindOf[kind as keyof typeof kindOf];
  refuse([
    ...(checkedName.ok ? [] : [{ path: 'name', message: checkedName.message }]),
    ...(checkedKind ? [] : [{ path: 'kind', message: 'must be public or private' }]),
    ...(checkedTopic.ok ? [] : [{ path: 'topic', message: checkedTopic.message }]),
    ...settingIssues(settings),
  ]);
  const value = checkedName.ok ? checkedName.value : name;
  return {
    name: value,
    nameKey: nameKey(value),
    kind: checkedKind,
    topic: checkedTopic.ok ? checkedTopic.value : topic,
    settings: {
      retentionDays: settings?.retentionDays,
      maxMembers: settings?.maxMembers,
      slowModeSeconds: settings?.slowModeSeconds,
      readOnly: settings?.readOnly ?? false,
      history: historyOf(settings) ?? 'beginning',
    },
  };
};

/** What a client calls a room: its id, or its name in the form that names are compared by. */
export type RoomReference = { readonly id: string } | { readonly nameKey: string };

/** undefined: nothing can be called so, so there is no such room. */
export const toRoomReference = (reference: string): RoomReference | undefined => {
  const checked = checkRoomReference(reference);
  if (!checked.ok) return undefined;
  return isUuid(checked.value) ? { id: checked.value } : { nameKey: nameKey(checked.value) };
};

/** What a client calls a user: an id, or a username. */
export type UserReference = { readonly id: string } | { readonly username: string };

/** undefined: nobody can be called so. */
export const toUserReference = (reference: string): UserReference | undefined => {
  const checked = checkUserReference(reference);
  if (!checked.ok) return undefined;
  return isUuid(checked.value) ? { id: checked.value } : { username: checked.value };
};

/** Those of some names, in the form that names are compared by, that a user can have. */
export const toUsernameKeys = (names: readonly string[]): string[] => {
  const keys = names.flatMap((name) => {
    const reference = toUserReference(name);
    return reference && 'username' in reference ? [nameKey(reference.username)] : [];
  });
  return [...new Set(keys)];
};

const pageItemsMax = 200;
const pageItemsDefault = 50;

/** @param limit 0: the default */
export const toPageLimit = (limit: number): number => {
  if (limit < 0 || limit > pageItemsMax) {
    refuse([{ path: 'limit', message: `must be from 1 to ${pageItemsMax}, or 0 for ${pageItemsDefault}` }]);
  }
  return limit || pageItemsDefault;
};

/** What room names shall contain, in the form that names are compared by; empty: anything. */
export const toNameQuery = (query: string): string => {
  const checked = checkLine(query.trim(), ROOM_NAME_CHARACTERS_MAX, 0);
  if (!checked.ok) refuse([{ path: 'query', message: checked.message }]);
  return checked.ok ? nameKey(checked.value) : '';
};
