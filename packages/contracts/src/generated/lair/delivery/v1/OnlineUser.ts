// Original file: proto/lair/delivery/v1/delivery.proto


export interface OnlineUser {
  'userId'?: (string);
  'username'?: (string);
}

export interface OnlineUser__Output {
  'userId': (string);
  'username': (string);
}
