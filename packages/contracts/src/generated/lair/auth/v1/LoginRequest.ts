// Original file: proto/lair/auth/v1/auth.proto

import type { DeviceHint as _lair_auth_v1_DeviceHint, DeviceHint__Output as _lair_auth_v1_DeviceHint__Output } from '../../../lair/auth/v1/DeviceHint.ts';

export interface LoginRequest {
  'username'?: (string);
  'password'?: (string);
  /**
   * Absent: the user's default device.
   */
  'device'?: (_lair_auth_v1_DeviceHint | null);
  /**
   * Where the client connects from, for the session list.
   */
  'address'?: (string);
  '_device'?: "device";
}

export interface LoginRequest__Output {
  'username': (string);
  'password': (string);
  /**
   * Absent: the user's default device.
   */
  'device'?: (_lair_auth_v1_DeviceHint__Output | null);
  /**
   * Where the client connects from, for the session list.
   */
  'address': (string);
  '_device'?: "device";
}
