export {
  type ClassicAuthRequest,
  classicAuthProblem,
  classicAuthRequest,
  parseClassicAuthRequest,
} from './auth-request.ts';
export * from './classic-commands.ts';
export {
  authLines,
  chatLines,
  extendedLines,
  invitationLines,
  messageLines,
  roomLines,
  systemLines,
} from './classic-lines.ts';
export { classicText } from './classic-text.ts';
export {
  CLASSIC_WELCOME,
  createHandshakeKeys,
  HANDSHAKE_LINE_CHARACTERS,
  type HandshakeKeys,
  type HandshakeOutcome,
  type HandshakeProblem,
  handshakeTranscript,
  X25519_KEY_BYTES,
} from './handshake.ts';
export {
  AES_KEY_BYTES,
  NONCE_BYTES,
  type NonceSource,
  SEALED_LINES_MAX,
  SealedLines,
  sealedLineBytes,
  TAG_BYTES,
  type UnsealedLine,
  type UnsealProblem,
} from './sealed-lines.ts';
export { decodeStrictBase64 } from './strict-base64.ts';
