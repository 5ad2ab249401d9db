// Original file: proto/lair/auth/v1/auth.proto


/**
 * One public key of the set.
 */
export interface SigningKey {
  /**
   * The `kid` of tokens signed with it.
   */
  'id'?: (string);
  /**
   * Raw Ed25519 public key, 32 bytes.
   */
  'publicKey'?: (Buffer | Uint8Array | string);
}

/**
 * One public key of the set.
 */
export interface SigningKey__Output {
  /**
   * The `kid` of tokens signed with it.
   */
  'id': (string);
  /**
   * Raw Ed25519 public key, 32 bytes.
   */
  'publicKey': (Buffer);
}
