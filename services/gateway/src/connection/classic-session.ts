import {
  CLASSIC_WELCOME,
  createHandshakeKeys,
  type Dialect,
  type HandshakeKeys,
  type HandshakeProblem,
  handshakeTranscript,
  SealedLines,
  selectDialect,
  type UnsealProblem,
} from '@lair/wire';
import type { ServerIdentity } from '../keys/server-identity.ts';

/** What a line from the client amounts to. */
export type OpenedLine =
  /** The client's key: from now on lines are sealed, the welcome first. */
  | { readonly kind: 'agreed'; readonly sealed: SealedLines; readonly welcome: string }
  | { readonly kind: 'text'; readonly text: string; readonly dialect: Dialect }
  /** Nothing on this connection can be trusted any more: close it without a word. */
  | { readonly kind: 'broken'; readonly problem: HandshakeProblem | UnsealProblem };

/** The session of a classic connection: first the handshake, then sealed lines. */
export class ClassicSession {
  /** The first line, sent before anything was received. */
  readonly greeting: string;
  readonly #serverPublicKey: Buffer;
  readonly #identity: ServerIdentity;
  #keys: HandshakeKeys | undefined;
  #sealed: SealedLines | undefined;
  #proof: { key: string; signature: string } | undefined;
  #transcript: Buffer | undefined;
  #dialect: Dialect | undefined;

  constructor(identity: ServerIdentity) {
    const keys = createHandshakeKeys();
    this.#keys = keys;
    this.#identity = identity;
    this.#serverPublicKey = keys.publicKey;
    this.greeting = keys.line;
  }

  /** The server's key and its signature of this session's handshake; undefined before the handshake. Signed when first asked for. */
  get proof(): { readonly key: string; readonly signature: string } | undefined {
    if (!this.#proof && this.#transcript) {
      this.#proof = {
        key: this.#identity.publicKey.toString('base64'),
        signature: this.#identity.sign(this.#transcript).toString('base64'),
      };
    }
    return this.#proof;
  }

  /** Never throws. */
  open(line: Buffer): OpenedLine {
    if (this.#keys) return this.#agree(this.#keys, line);
    const opened = this.#sealed?.open(line) ?? ({ ok: false, problem: 'tag' } as const);
    if (!opened.ok) return { kind: 'broken', problem: opened.problem };
    this.#dialect ??= selectDialect(opened.text);
    return { kind: 'text', text: opened.text, dialect: this.#dialect };
  }

  #agree(keys: HandshakeKeys, line: Buffer): OpenedLine {
    this.#keys = undefined;
    const outcome = keys.agree(line);
    if (!outcome.ok) return { kind: 'broken', problem: outcome.problem };
    this.#transcript = handshakeTranscript(this.#serverPublicKey, outcome.peerPublicKey);
    this.#sealed = new SealedLines(outcome.aesKey);
    return { kind: 'agreed', sealed: this.#sealed, welcome: CLASSIC_WELCOME };
  }
}
