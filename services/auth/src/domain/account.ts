/** Somebody's account, without anything secret. */
export interface Account {
  /** UUIDv7. */
  readonly id: string;
  readonly username: string;
  readonly displayName: string | undefined;
  readonly role: 'user' | 'moderator' | 'admin';
}

/** What a client says about the device it runs on; both empty: the user's default device. */
export interface Device {
  readonly fingerprint: string;
  readonly name: string;
}
