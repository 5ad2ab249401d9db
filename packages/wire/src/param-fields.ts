import * as z from 'zod';
import { isBase64 } from './base64.ts';
import { normaliseContent } from './content-rules.ts';
import {
  type CheckedText,
  checkFileName,
  checkLine,
  checkPassword,
  checkRoomName,
  checkRoomReference,
  checkUsername,
  checkUserReference,
  DEVICE_FINGERPRINT_CHARACTERS_MAX,
  DEVICE_NAME_CHARACTERS_MAX,
  DISPLAY_NAME_CHARACTERS_MAX,
  TOPIC_CHARACTERS_MAX,
} from './name-rules.ts';
import { messageTypeSchema } from './objects.ts';
import { CURSOR_CHARACTERS_MAX, parseHistoryPosition } from './seq-cursor.ts';
import { parseTime } from './times.ts';
import { isUuid } from './uuid.ts';
import { REASON_CHARACTERS_MAX, SEARCH_QUERY_CHARACTERS_MAX } from './wire-limits.ts';

// The fields that params are made of. A field both checks and normalises: what comes out of parsing is what services
// store and compare. Messages are read after the param's name and never repeat its value.

function text(check: (value: string) => CheckedText) {
  return z.string().check((context) => {
    const checked = check(context.value);
    if (checked.ok) context.value = checked.value;
    else context.issues.push({ code: 'custom', message: checked.message, input: context.value });
  });
}

function line(charactersMax: number, charactersMin: 0 | 1 = 1) {
  return text((value) => checkLine(value, charactersMax, charactersMin));
}

export const uuid = text((value) =>
  isUuid(value) ? { ok: true, value: value.toLowerCase() } : { ok: false, message: 'must be a UUID' },
);
export const seq = z.int().min(0);
export const cursor = line(CURSOR_CHARACTERS_MAX);

export const newUsername = text(checkUsername);
export const newPassword = text((value) => checkPassword(value));
/** At login only the upper bound: an account made over classic may have a shorter password than lair/2 registers. */
export const password = text((value) => checkPassword(value, 1));
/** At login the form is not judged, so that a wrong name and a wrong password get the same answer. */
export const username = line(64);
export const sessionToken = z.string().regex(/^[A-Za-z0-9_-]{16,128}$/, 'must be a session token');
export const displayName = line(DISPLAY_NAME_CHARACTERS_MAX);
export const device = z.strictObject({
  name: line(DEVICE_NAME_CHARACTERS_MAX),
  fingerprint: line(DEVICE_FINGERPRINT_CHARACTERS_MAX),
});
export const clientName = line(128);
export const protocolVersions = z.array(z.string().max(32)).max(16);

export const room = text(checkRoomReference);
export const user = text(checkUserReference);
/** Whom a message mentions: besides users, the caller and everybody. */
export const mentioned = text((value) => (value === 'me' ? { ok: true, value } : checkUserReference(value)));
export const newRoomName = text(checkRoomName);
export const topic = line(TOPIC_CHARACTERS_MAX, 0);
export const roomQuery = line(64, 0);
export const newRoomKind = z.enum(['public', 'private']);
export const newRoomSettings = z.strictObject({
  retentionDays: z.int().min(1).max(36_500).optional(),
  maxMembers: z.int().min(1).max(1_000_000).optional(),
  slowModeSeconds: z.int().min(0).max(86_400).optional(),
  readOnly: z.boolean().optional(),
  history: z.enum(['beginning', 'joining']).optional(),
});

/** What a client may send; `system` messages are the server's own. */
export const sentType = z.enum(['text', 'markdown', 'code', 'file', 'image', 'voice', 'video', 'encrypted']);
export const priority = z.enum(['bulk', 'normal', 'urgent']);

export const messageType = messageTypeSchema;
export const reason = line(REASON_CHARACTERS_MAX, 0);
/** One emoji or a `:shortcode:`; which there are is for the server to say. */
export const emoji = line(64);
/** One line, in the form that content has, so that what was copied from a message is found in it. */
export const searchQuery = text(checkQuery);
/** A day, or a time in RFC 3339; as milliseconds since the Unix epoch. */
export const time = z.string().check((context) => {
  if (parseTime(context.value) === undefined) {
    const message = 'must be a time such as 2026-01-31T12:00:00Z, or a day such as 2026-01-31';
    context.issues.push({ code: 'custom', message, input: context.value });
  }
});
const messageFeature = z.enum(['attachment', 'link', 'reaction']);
export const messageHas = z.union(
  [messageFeature, z.array(messageFeature).min(1).max(3)],
  'must be attachment, link or reaction, or a list of them',
);
export const fileName = text(checkFileName);
export const mimeType = z
  .string()
  .max(127)
  .regex(/^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/, 'must be a MIME type such as image/png');
export const sha256 = z
  .string()
  .regex(/^[0-9A-Fa-f]{64}$/, 'must be the SHA-256 of the file in hex')
  .toLowerCase();
export const base64 = z.string().min(1).refine(isBase64, 'must be base64 with padding');

function checkQuery(value: string): CheckedText {
  const normalised = normaliseContent(value, SEARCH_QUERY_CHARACTERS_MAX);
  if (normalised.ok) return { ok: true, value: normalised.content.replace(/\s+/g, ' ').trim() };
  switch (normalised.problem) {
    case 'empty':
      return { ok: false, message: 'must not be empty' };
    case 'ill-formed':
      return { ok: false, message: 'must be well-formed Unicode text' };
    case 'too-long':
      return { ok: false, message: `must have at most ${SEARCH_QUERY_CHARACTERS_MAX} characters` };
  }
}

export const historyPosition = z
  .union([z.number(), z.string().max(CURSOR_CHARACTERS_MAX)], 'must be a cursor, a seq or a message id')
  .refine((value) => parseHistoryPosition(value) !== undefined, 'must be a cursor, a seq or a message id');

export function pageLimit(itemsMax: number) {
  return z.int().min(1).max(itemsMax);
}

export function attachments(attachmentsMax: number) {
  return z.array(uuid).max(attachmentsMax);
}

/**
 * What a message says. Nothing but white space becomes the empty string: whether that is enough depends on what else the message carries.
 * Over-long content is marked with its limit, as it has an error of its own (TOO_LARGE).
 */
export function content(charactersMax: number) {
  return z.string().check((context) => {
    const normalised = normaliseContent(context.value, charactersMax);
    if (normalised.ok) {
      context.value = normalised.content;
      return;
    }
    const input = context.value;
    switch (normalised.problem) {
      case 'empty':
        context.value = '';
        break;
      case 'ill-formed':
        context.issues.push({ code: 'custom', message: 'must be well-formed Unicode text', input });
        break;
      case 'too-long': {
        const message = `must have at most ${charactersMax} characters`;
        context.issues.push({ code: 'custom', message, input, params: { tooLargeLimit: charactersMax } });
      }
    }
  });
}

/** A seq for each of several rooms. */
export function seqByRoom(roomsMax: number) {
  return z.record(room, seq).check((context) => {
    if (Object.keys(context.value).length > roomsMax) {
      context.issues.push({ code: 'custom', message: `must name at most ${roomsMax} rooms`, input: context.value });
    }
  });
}
