import { ERROR_CODES, type WireErrorBody } from './error-codes.ts';
import { decodeUtf8 } from './utf8.ts';

/** What pairs an answer with its request: the client's choice, unique among its requests in flight. */
export type RequestId = string | number;
/** Longest request id that is a string, in UTF-16 code units. */
export const REQUEST_ID_LENGTH_MAX = 128;
/** Longest method name that is looked at, in UTF-16 code units. */
const METHOD_LENGTH_MAX = 64;

/** Params as they came: an object, not yet checked against the command's shape. */
export type RawParams = Readonly<Record<string, unknown>>;

/** What a server makes of one line. */
export type ClientLine =
  | { readonly kind: 'request'; readonly id: RequestId; readonly method: string; readonly params: RawParams }
  | { readonly kind: 'notification'; readonly method: string; readonly params: RawParams }
  | {
      readonly kind: 'problem';
      /** Null when the line gave no usable id. */
      readonly id: RequestId | null;
      readonly error: WireErrorBody;
      /** False when the line was a notification, which has no answer whatever is wrong with it. */
      readonly answer: boolean;
    };

/** What a client makes of one line. */
export type ServerLine =
  | { readonly kind: 'result'; readonly id: RequestId; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: RequestId | null; readonly error: WireErrorBody }
  | { readonly kind: 'event'; readonly method: string; readonly params: RawParams }
  /** Not a line of this protocol; `message` says why. The connection cannot be trusted any more. */
  | { readonly kind: 'problem'; readonly message: string };

/** Reads a line that a client sent. Never throws; every line has one outcome. */
export function parseClientLine(line: Uint8Array | string): ClientLine {
  const json = parseJson(line);
  if (!json.ok) return problem(null, { code: ERROR_CODES.PARSE_ERROR, message: json.message });
  const envelope = json.value;
  if (Array.isArray(envelope)) return invalid(null, 'Batches are not taken: send one object a line.');
  if (!isObject(envelope)) return invalid(null, 'A request must be a JSON object.');

  const rawId = envelope['id'];
  const isNotification = rawId === undefined;
  if (!isNotification && !isRequestId(rawId)) {
    return invalid(null, `"id" must be a whole number or a string of at most ${REQUEST_ID_LENGTH_MAX} characters.`);
  }
  const id = isNotification ? null : rawId;
  if (envelope['jsonrpc'] !== '2.0') return invalid(id, '"jsonrpc" must be "2.0".');
  const method = envelope['method'];
  if (typeof method !== 'string' || method === '' || method.length > METHOD_LENGTH_MAX) {
    return invalid(id, '"method" must be the name of a command.');
  }
  const params = envelope['params'] ?? {};
  if (!isObject(params) || Array.isArray(params) || envelope['params'] === null) {
    const error = {
      code: ERROR_CODES.INVALID_PARAMS,
      message: 'The params must be a JSON object.',
      data: { issues: [{ path: '', message: 'must be an object' }] },
    };
    return { kind: 'problem', id, error, answer: !isNotification };
  }
  return id === null ? { kind: 'notification', method, params } : { kind: 'request', id, method, params };
}

/** Reads a line that a server sent. Never throws. */
export function parseServerLine(line: Uint8Array | string): ServerLine {
  const json = parseJson(line);
  if (!json.ok) return { kind: 'problem', message: json.message };
  const envelope = json.value;
  if (!isObject(envelope) || Array.isArray(envelope) || envelope['jsonrpc'] !== '2.0') {
    return { kind: 'problem', message: 'The line is not a JSON-RPC 2.0 object.' };
  }
  const { id, method, error } = envelope;
  if (typeof method === 'string') {
    const params = envelope['params'] ?? {};
    return isObject(params) && !Array.isArray(params)
      ? { kind: 'event', method, params }
      : { kind: 'problem', message: 'The params of an event are not an object.' };
  }
  if (error !== undefined) {
    if (isErrorBody(error) && (id === null || isRequestId(id))) return { kind: 'error', id, error };
    return { kind: 'problem', message: 'An error answer has no usable id or error.' };
  }
  if (Object.hasOwn(envelope, 'result') && isRequestId(id)) return { kind: 'result', id, result: envelope['result'] };
  return { kind: 'problem', message: 'The line is neither an answer nor an event.' };
}

/** The line of a request, with its `\n`. */
export function requestLine(id: RequestId, method: string, params: object = {}): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"method":${JSON.stringify(method)},"params":${JSON.stringify(params)}}\n`;
}

/** The line of a request without an answer, with its `\n`; events of the server have the same form. */
export function notificationLine(method: string, params: object = {}): string {
  return `{"jsonrpc":"2.0","method":${JSON.stringify(method)},"params":${JSON.stringify(params)}}\n`;
}

/** The line of a successful answer, with its `\n`. */
export function resultLine(id: RequestId, result: object): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${JSON.stringify(result)}}\n`;
}

/** The line of an error answer, with its `\n`; the id is null when the request's could not be read. */
export function errorLine(id: RequestId | null, error: WireErrorBody): string {
  return `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"error":${JSON.stringify(error)}}\n`;
}

/** Numbers only as far as both sides can hold them exactly: an id that comes back changed finds no request. */
function isRequestId(id: unknown): id is RequestId {
  return typeof id === 'string' ? id.length <= REQUEST_ID_LENGTH_MAX : Number.isSafeInteger(id);
}

function isErrorBody(value: unknown): value is WireErrorBody {
  return (
    isObject(value) &&
    Number.isSafeInteger(value['code']) &&
    typeof value['message'] === 'string' &&
    (value['data'] === undefined || isObject(value['data']))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parseJson(line: Uint8Array | string): { ok: true; value: unknown } | { ok: false; message: string } {
  const text = typeof line === 'string' ? line : decodeUtf8(line);
  if (text === undefined) return { ok: false, message: 'The line is not UTF-8.' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, message: 'The line is not JSON.' };
  }
}

function invalid(id: RequestId | null, message: string): ClientLine {
  return problem(id, { code: ERROR_CODES.INVALID_REQUEST, message });
}

function problem(id: RequestId | null, error: WireErrorBody): ClientLine {
  return { kind: 'problem', id, error, answer: true };
}
