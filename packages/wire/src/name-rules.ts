import { isLongerThan } from './content-rules.ts';
import { isBlank, removeHidden } from './hidden-characters.ts';
import { toNfc } from './normal-form.ts';
import { isReservedName, isReservedUsername } from './reserved-names.ts';
import { isUuid } from './uuid.ts';
import { FILE_NAME_BYTES_MAX } from './wire-limits.ts';

/** Shortest username, in characters. */
export const USERNAME_CHARACTERS_MIN = 3;
/** Longest username, in characters. */
export const USERNAME_CHARACTERS_MAX = 32;
/** Shortest password that lair/2 registers, in code points. */
export const PASSWORD_CHARACTERS_MIN = 8;
/** Shortest password that classic registers, in code points: its client promises its user that six will do. */
export const CLASSIC_PASSWORD_CHARACTERS_MIN = 6;
/** Longest password, in code points. */
export const PASSWORD_CHARACTERS_MAX = 128;
/** Longest room name, in code points. */
export const ROOM_NAME_CHARACTERS_MAX = 64;
/** Longest room name that the classic client is willing to send, in bytes of UTF-8. */
export const CLASSIC_ROOM_NAME_BYTES_MAX = 50;
/** Longest room topic, in code points. */
export const TOPIC_CHARACTERS_MAX = 250;
/** Longest display name of a user, in code points. */
export const DISPLAY_NAME_CHARACTERS_MAX = 64;
/** Longest name of a device, in code points. */
export const DEVICE_NAME_CHARACTERS_MAX = 64;
/** Longest fingerprint of a device, in code points. */
export const DEVICE_FINGERPRINT_CHARACTERS_MAX = 128;

/** The room that is always there and that every user is a member of. */
export const LOBBY_NAME = 'Lobby';

const USERNAME = /^[A-Za-z0-9_.-]{3,32}$/;
/** Beside hidden characters, what a name of one line does not hold: line breaks, tabs, and what makes two names look the same. */
const UNPRINTABLE = /[\t\n\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u3164\uffa0]/;
/** Classic lines separate their fields with these. */
const CLASSIC_SEPARATOR = /[,:;|]/;
const WHITE_SPACE_BUT_SPACE = /[^\S ]/;

/** A value brought into its stored form, or one sentence that says what is wrong; the sentence never repeats the value. */
export type CheckedText =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly message: string };

/**
 * The form in which names of users and rooms are compared and must be unique: NFC, lower case. Independent of locale,
 * idempotent. Store it beside the name, so that the database's own notion of case plays no part.
 */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Checks the name of a new user. Classic and lair/2 have the same rule. */
export function checkUsername(username: string): CheckedText {
  if (!USERNAME.test(username)) {
    return refused('must be 3 to 32 characters, each a letter A to Z, a digit, or one of _ . -');
  }
  if (isReservedUsername(username)) return refused('is a reserved name: choose another');
  return { ok: true, value: username };
}

/**
 * Checks the name of a new room and brings it into NFC. A name over 50 bytes, or with a space in it, is allowed here
 * though the classic client cannot send it (`isClassicRoomName`).
 */
export function checkRoomName(name: string): CheckedText {
  const line = checkLine(name, ROOM_NAME_CHARACTERS_MAX);
  if (!line.ok) return line;
  if (CLASSIC_SEPARATOR.test(line.value)) return refused('must not contain any of , : ; |');
  if (WHITE_SPACE_BUT_SPACE.test(line.value)) return refused('must not contain white space other than a plain space');
  if (isUuid(line.value)) return refused('must not have the form of an id');
  if (isReservedName(line.value)) return refused('is a reserved name: choose another');
  return line;
}

/** Whether the classic client can name this room: at most 50 bytes of UTF-8 and no white space. */
export function isClassicRoomName(name: string): boolean {
  return Buffer.byteLength(name) <= CLASSIC_ROOM_NAME_BYTES_MAX && !/[\s,:;|]/.test(name) && name !== '';
}

/**
 * Checks one line of text that people see (a topic, a display name, a device's name) and brings it into NFC: no
 * control or invisible characters, no white space at its ends.
 *
 * @param charactersMax in Unicode code points
 * @param charactersMin 0 allows the empty text
 */
export function checkLine(text: string, charactersMax: number, charactersMin: 0 | 1 = 1): CheckedText {
  if (!text.isWellFormed()) return refused('must be well-formed Unicode text');
  if (UNPRINTABLE.test(text) || removeHidden(text) !== text) {
    return refused('must not contain control or invisible characters');
  }
  if (text.trim() !== text) return refused('must not begin or end with white space');
  const value = toNfc(text);
  if (value.length < charactersMin) return refused('must not be empty');
  if (value !== '' && isBlank(value)) return refused('must hold something that can be seen');
  if (isLongerThan(value, charactersMax)) return refused(`must have at most ${charactersMax} characters`);
  return { ok: true, value };
}

/** Checks the length of a new password. Nothing else is asked of it, and it is used byte for byte as sent. */
export function checkPassword(password: string, charactersMin: number = PASSWORD_CHARACTERS_MIN): CheckedText {
  if (!password.isWellFormed()) return refused('must be well-formed Unicode text');
  const tooShort = !isLongerThan(password, charactersMin - 1);
  if (tooShort || isLongerThan(password, PASSWORD_CHARACTERS_MAX)) {
    return refused(`must have ${charactersMin} to ${PASSWORD_CHARACTERS_MAX} characters`);
  }
  return { ok: true, value: password };
}

/**
 * Reads what a client gave to name an existing room: an id in lower case, or a name in NFC. Tells them apart with
 * `isUuid`, as no room can be named like one. Looks only at the form: whether the room exists is for the caller.
 */
export function checkRoomReference(reference: string): CheckedText {
  if (isUuid(reference)) return { ok: true, value: reference.toLowerCase() };
  return checkLine(reference, ROOM_NAME_CHARACTERS_MAX);
}

/** Reads what a client gave to name an existing user: an id in lower case, or a username as written. */
export function checkUserReference(reference: string): CheckedText {
  if (isUuid(reference)) return { ok: true, value: reference.toLowerCase() };
  return USERNAME.test(reference) ? { ok: true, value: reference } : refused('must be a user id or a username');
}

function refused(message: string): CheckedText {
  return { ok: false, message };
}

/**
 * Checks the name that a file is sent under: one line, no folders, no name that means a folder. It is shown and offered for saving, and
 * names nothing on the server.
 */
export function checkFileName(name: string): CheckedText {
  const checked = checkLine(name, FILE_NAME_BYTES_MAX);
  if (!checked.ok) return checked;
  if (Buffer.byteLength(checked.value) > FILE_NAME_BYTES_MAX) {
    return refused(`must have at most ${FILE_NAME_BYTES_MAX} bytes`);
  }
  if (/[\\/]/.test(checked.value)) return refused('must not hold / or \\: give the name without its folder');
  if (checked.value === '.' || checked.value === '..') return refused('must be the name of a file');
  return checked;
}
