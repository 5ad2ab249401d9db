// Original file: proto/lair/auth/v1/auth.proto


/**
 * What a client says about the device it runs on.
 */
export interface DeviceHint {
  /**
   * For people, at most 64 characters.
   */
  'name'?: (string);
  /**
   * Chosen by the client and kept by it, at most 128 characters: the same fingerprint is the same device.
   */
  'fingerprint'?: (string);
}

/**
 * What a client says about the device it runs on.
 */
export interface DeviceHint__Output {
  /**
   * For people, at most 64 characters.
   */
  'name': (string);
  /**
   * Chosen by the client and kept by it, at most 128 characters: the same fingerprint is the same device.
   */
  'fingerprint': (string);
}
