import * as z from 'zod';
import { normaliseContent } from './content-rules.ts';
import {
  type CheckedText,
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
import { CURSOR_CHARACTERS_MAX, parseHistoryPosition } from './seq-cursor.ts';
import { isUuid } from './uuid.ts';

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
export const newRoomName = text(checkRoomName);
export const topic = line(TOPIC_CHARACTERS_MAX, 0);
export const roomQuery = line(64, 0);
export const newRoomKind = z.enum(['public', 'private']);
export const newRoomSettings = z.strictObject({
  retentionDays: z.int().min(1).max(36_500).optional(),
  maxMembers: z.int().min(1).max(1_000_000).optional(),
  slowModeSeconds: z.int().min(0).max(86_400).optional(),
  readOnly: z.boolean().optional(),
});

/** What a client may send; `system` messages are the server's own. */
export const sentType = z.enum(['text', 'markdown', 'code', 'file', 'image', 'voice', 'video', 'encrypted']);
export const priority = z.enum(['bulk', 'normal', 'urgent']);

export const historyPosition = z
  .union([z.number(), z.string().max(CURSOR_CHARACTERS_MAX)], 'must be a cursor, a seq or a message id')
  .refine((value) => parseHistoryPosition(value) !== undefined, 'must be a cursor, a seq or a message id');

export function pageLimit(itemsMax: number) {
  return z.int().min(1).max(itemsMax);
}

export function attachments(attachmentsMax: number) {
  return z.array(uuid).max(attachmentsMax);
}

/** Over-long content is marked with its limit, as it has an error of its own (TOO_LARGE). */
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
        context.issues.push({ code: 'custom', message: 'must not be empty', input });
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
