/**
 * Where a connection stands.
 *
 *     handshaking ──▶ greeting ──▶ ready ──▶ closing
 *          └──────────────┴───────────────────▲
 *
 * `handshaking`: a classic session has not agreed on a key. `greeting`: nobody has logged in. `ready`: somebody has, and stays who they are
 * until the connection closes. `closing`: nothing more is read; what is in flight may still be answered.
 */
export type SessionState = 'handshaking' | 'greeting' | 'ready' | 'closing';

const moves: Readonly<Record<SessionState, readonly SessionState[]>> = {
  handshaking: ['greeting', 'closing'],
  greeting: ['ready', 'closing'],
  ready: ['closing'],
  closing: [],
};

/** Whether a connection may go from one state to another. */
export const mayMove = (from: SessionState, to: SessionState): boolean => moves[from].includes(to);
