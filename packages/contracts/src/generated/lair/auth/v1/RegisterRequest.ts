// Original file: proto/lair/auth/v1/auth.proto

import type { DeviceHint as _lair_auth_v1_DeviceHint, DeviceHint__Output as _lair_auth_v1_DeviceHint__Output } from '../../../lair/auth/v1/DeviceHint.ts';

export interface RegisterRequest {
  /**
   * 3 to 32 of A-Z a-z 0-9 _ . -
   */
  'username'?: (string);
  /**
   * 6 to 128 characters. lair/2 asks for 8; 6 is for the classic client.
   */
  'password'?: (string);
  /**
   * 1 to 64 characters.
   */
  'displayName'?: (string);
  /**
   * Absent: the user's default device.
   */
  'device'?: (_lair_auth_v1_DeviceHint | null);
  /**
   * Where the client connects from, for the session list.
   */
  'address'?: (string);
  '_displayName'?: "displayName";
  '_device'?: "device";
}

export interface RegisterRequest__Output {
  /**
   * 3 to 32 of A-Z a-z 0-9 _ . -
   */
  'username': (string);
  /**
   * 6 to 128 characters. lair/2 asks for 8; 6 is for the classic client.
   */
  'password': (string);
  /**
   * 1 to 64 characters.
   */
  'displayName'?: (string);
  /**
   * Absent: the user's default device.
   */
  'device'?: (_lair_auth_v1_DeviceHint__Output | null);
  /**
   * Where the client connects from, for the session list.
   */
  'address': (string);
  '_displayName'?: "displayName";
  '_device'?: "device";
}
