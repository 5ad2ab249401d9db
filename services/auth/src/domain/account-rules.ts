import { ServiceError } from '@lair/contracts';
import {
  type CheckedText,
  CLASSIC_PASSWORD_CHARACTERS_MIN,
  checkLine,
  checkPassword,
  checkUsername,
  DEVICE_FINGERPRINT_CHARACTERS_MAX,
  DEVICE_NAME_CHARACTERS_MAX,
  DISPLAY_NAME_CHARACTERS_MAX,
  isLongerThan,
  PASSWORD_CHARACTERS_MAX,
} from '@lair/wire';
import type { Device } from './account.ts';

/** What is asked with to register or to log in. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Absent: the user's default device. */
  readonly device?: Device | null;
}

/** The fields in their stored form. @throws ServiceError INVALID_PARAMS with every issue there is. */
const accepted = <Path extends string>(fields: Record<Path, CheckedText>): Record<Path, string> => {
  const entries = Object.entries<CheckedText>(fields);
  const issues = entries.flatMap(([path, field]) => (field.ok ? [] : [{ path, message: field.message }]));
  if (issues.length > 0) throw new ServiceError('INVALID_PARAMS', { issues });
  return Object.fromEntries(entries.map(([path, field]) => [path, field.ok ? field.value : ''])) as Record<
    Path,
    string
  >;
};

/** Without a fingerprint there is no telling the device from others, whatever it calls itself. */
const deviceFields = ({ device }: Credentials) => ({
  'device.fingerprint': checkLine(device?.fingerprint ?? '', DEVICE_FINGERPRINT_CHARACTERS_MAX, 0),
  'device.name': checkLine(device?.fingerprint ? device.name : '', DEVICE_NAME_CHARACTERS_MAX, 0),
});

const toDevice = (fields: Record<'device.fingerprint' | 'device.name', string>): Device => ({
  fingerprint: fields['device.fingerprint'],
  name: fields['device.name'],
});

/** A registration in its stored form. @throws ServiceError INVALID_PARAMS with every issue there is. */
export const checkRegistration = (asked: Credentials & { readonly displayName?: string }) => {
  const fields = accepted({
    username: checkUsername(asked.username),
    password: checkPassword(asked.password, CLASSIC_PASSWORD_CHARACTERS_MIN),
    displayName: checkLine(asked.displayName ?? asked.username, DISPLAY_NAME_CHARACTERS_MAX),
    ...deviceFields(asked),
  });
  return {
    username: fields.username,
    password: fields.password,
    displayName: asked.displayName === undefined ? undefined : fields.displayName,
    device: toDevice(fields),
  };
};

/** As much as a client may give for a name at login: one that is too long for any account is unknown, like every other that nobody has. */
const loginNameCharactersMax = 64;

const bounded = (text: string, charactersMax: number): CheckedText =>
  text === '' || isLongerThan(text, charactersMax)
    ? { ok: false, message: `must have 1 to ${charactersMax} characters` }
    : { ok: true, value: text };

/**
 * A login in its stored form. Only what nobody can have registered with is refused, as rules may have been others then.
 * @throws ServiceError INVALID_PARAMS with every issue there is.
 */
export const checkLogin = (asked: Credentials) => {
  const fields = accepted({
    username: bounded(asked.username, loginNameCharactersMax),
    password: bounded(asked.password, PASSWORD_CHARACTERS_MAX),
    ...deviceFields(asked),
  });
  return { username: fields.username, password: fields.password, device: toDevice(fields) };
};

const addressCharactersMax = 64;

/** Where a client connects from, as a gateway saw it: for people, so it is only kept short and printable. */
export const toStoredAddress = (address: string): string =>
  address.replaceAll(/[^\x20-\x7e]/g, '').slice(0, addressCharactersMax);
