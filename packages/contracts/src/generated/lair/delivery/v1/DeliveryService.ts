// Original file: proto/lair/delivery/v1/delivery.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AcknowledgeRequest as _lair_delivery_v1_AcknowledgeRequest, AcknowledgeRequest__Output as _lair_delivery_v1_AcknowledgeRequest__Output } from '../../../lair/delivery/v1/AcknowledgeRequest.ts';
import type { AcknowledgeResponse as _lair_delivery_v1_AcknowledgeResponse, AcknowledgeResponse__Output as _lair_delivery_v1_AcknowledgeResponse__Output } from '../../../lair/delivery/v1/AcknowledgeResponse.ts';
import type { ConnectRequest as _lair_delivery_v1_ConnectRequest, ConnectRequest__Output as _lair_delivery_v1_ConnectRequest__Output } from '../../../lair/delivery/v1/ConnectRequest.ts';
import type { ConnectResponse as _lair_delivery_v1_ConnectResponse, ConnectResponse__Output as _lair_delivery_v1_ConnectResponse__Output } from '../../../lair/delivery/v1/ConnectResponse.ts';
import type { GetCursorsRequest as _lair_delivery_v1_GetCursorsRequest, GetCursorsRequest__Output as _lair_delivery_v1_GetCursorsRequest__Output } from '../../../lair/delivery/v1/GetCursorsRequest.ts';
import type { GetCursorsResponse as _lair_delivery_v1_GetCursorsResponse, GetCursorsResponse__Output as _lair_delivery_v1_GetCursorsResponse__Output } from '../../../lair/delivery/v1/GetCursorsResponse.ts';
import type { GetPresenceRequest as _lair_delivery_v1_GetPresenceRequest, GetPresenceRequest__Output as _lair_delivery_v1_GetPresenceRequest__Output } from '../../../lair/delivery/v1/GetPresenceRequest.ts';
import type { GetPresenceResponse as _lair_delivery_v1_GetPresenceResponse, GetPresenceResponse__Output as _lair_delivery_v1_GetPresenceResponse__Output } from '../../../lair/delivery/v1/GetPresenceResponse.ts';
import type { ListOnlineRequest as _lair_delivery_v1_ListOnlineRequest, ListOnlineRequest__Output as _lair_delivery_v1_ListOnlineRequest__Output } from '../../../lair/delivery/v1/ListOnlineRequest.ts';
import type { ListOnlineResponse as _lair_delivery_v1_ListOnlineResponse, ListOnlineResponse__Output as _lair_delivery_v1_ListOnlineResponse__Output } from '../../../lair/delivery/v1/ListOnlineResponse.ts';
import type { MarkReadRequest as _lair_delivery_v1_MarkReadRequest, MarkReadRequest__Output as _lair_delivery_v1_MarkReadRequest__Output } from '../../../lair/delivery/v1/MarkReadRequest.ts';
import type { MarkReadResponse as _lair_delivery_v1_MarkReadResponse, MarkReadResponse__Output as _lair_delivery_v1_MarkReadResponse__Output } from '../../../lair/delivery/v1/MarkReadResponse.ts';
import type { ReadRoomRequest as _lair_delivery_v1_ReadRoomRequest, ReadRoomRequest__Output as _lair_delivery_v1_ReadRoomRequest__Output } from '../../../lair/delivery/v1/ReadRoomRequest.ts';
import type { ReadRoomResponse as _lair_delivery_v1_ReadRoomResponse, ReadRoomResponse__Output as _lair_delivery_v1_ReadRoomResponse__Output } from '../../../lair/delivery/v1/ReadRoomResponse.ts';

/**
 * Owns who has got what: cursors, replay, fan-out and the reading of presence.
 */
export interface DeliveryServiceClient extends grpc.Client {
  /**
   * Raises cursors; lower values are ignored. Called by the gateway for many devices at once (service token). Repeat-safe.
   */
  Acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  Acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  Acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  Acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Raises cursors; lower values are ignored. Called by the gateway for many devices at once (service token). Repeat-safe.
   */
  acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  acknowledge(argument: _lair_delivery_v1_AcknowledgeRequest, callback: grpc.requestCallback<_lair_delivery_v1_AcknowledgeResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Tells where a device stands in each of the caller's rooms. Called by the gateway for a user (user token) after it has subscribed to
   * the rooms' pushes, so that nothing falls between. Registers a device seen for the first time. Repeat-safe.
   */
  Connect(argument: _lair_delivery_v1_ConnectRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  Connect(argument: _lair_delivery_v1_ConnectRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  Connect(argument: _lair_delivery_v1_ConnectRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  Connect(argument: _lair_delivery_v1_ConnectRequest, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Tells where a device stands in each of the caller's rooms. Called by the gateway for a user (user token) after it has subscribed to
   * the rooms' pushes, so that nothing falls between. Registers a device seen for the first time. Repeat-safe.
   */
  connect(argument: _lair_delivery_v1_ConnectRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  connect(argument: _lair_delivery_v1_ConnectRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  connect(argument: _lair_delivery_v1_ConnectRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  connect(argument: _lair_delivery_v1_ConnectRequest, callback: grpc.requestCallback<_lair_delivery_v1_ConnectResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Where the caller's device stands in some rooms. Repeat-safe.
   */
  GetCursors(argument: _lair_delivery_v1_GetCursorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  GetCursors(argument: _lair_delivery_v1_GetCursorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  GetCursors(argument: _lair_delivery_v1_GetCursorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  GetCursors(argument: _lair_delivery_v1_GetCursorsRequest, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Where the caller's device stands in some rooms. Repeat-safe.
   */
  getCursors(argument: _lair_delivery_v1_GetCursorsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  getCursors(argument: _lair_delivery_v1_GetCursorsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  getCursors(argument: _lair_delivery_v1_GetCursorsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  getCursors(argument: _lair_delivery_v1_GetCursorsRequest, callback: grpc.requestCallback<_lair_delivery_v1_GetCursorsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Which of some users are online. Called by the gateway for a user. Repeat-safe. Errors: INVALID_ARGUMENT (more than 500).
   */
  GetPresence(argument: _lair_delivery_v1_GetPresenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  GetPresence(argument: _lair_delivery_v1_GetPresenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  GetPresence(argument: _lair_delivery_v1_GetPresenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  GetPresence(argument: _lair_delivery_v1_GetPresenceRequest, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Which of some users are online. Called by the gateway for a user. Repeat-safe. Errors: INVALID_ARGUMENT (more than 500).
   */
  getPresence(argument: _lair_delivery_v1_GetPresenceRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  getPresence(argument: _lair_delivery_v1_GetPresenceRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  getPresence(argument: _lair_delivery_v1_GetPresenceRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  getPresence(argument: _lair_delivery_v1_GetPresenceRequest, callback: grpc.requestCallback<_lair_delivery_v1_GetPresenceResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A page of the users who are online, by name. For any user. Repeat-safe.
   */
  ListOnline(argument: _lair_delivery_v1_ListOnlineRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  ListOnline(argument: _lair_delivery_v1_ListOnlineRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  ListOnline(argument: _lair_delivery_v1_ListOnlineRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  ListOnline(argument: _lair_delivery_v1_ListOnlineRequest, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A page of the users who are online, by name. For any user. Repeat-safe.
   */
  listOnline(argument: _lair_delivery_v1_ListOnlineRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  listOnline(argument: _lair_delivery_v1_ListOnlineRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  listOnline(argument: _lair_delivery_v1_ListOnlineRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  listOnline(argument: _lair_delivery_v1_ListOnlineRequest, callback: grpc.requestCallback<_lair_delivery_v1_ListOnlineResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Raises how far the caller has read a room; a lower seq changes nothing. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room not visible to the caller).
   */
  MarkRead(argument: _lair_delivery_v1_MarkReadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  MarkRead(argument: _lair_delivery_v1_MarkReadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  MarkRead(argument: _lair_delivery_v1_MarkReadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  MarkRead(argument: _lair_delivery_v1_MarkReadRequest, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Raises how far the caller has read a room; a lower seq changes nothing. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room not visible to the caller).
   */
  markRead(argument: _lair_delivery_v1_MarkReadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  markRead(argument: _lair_delivery_v1_MarkReadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  markRead(argument: _lair_delivery_v1_MarkReadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  markRead(argument: _lair_delivery_v1_MarkReadRequest, callback: grpc.requestCallback<_lair_delivery_v1_MarkReadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A page of a room's log as client frames, for replay. Called by the gateway for a user (user token). Repeat-safe.
   * Errors: NOT_FOUND (room not visible to the caller).
   */
  ReadRoom(argument: _lair_delivery_v1_ReadRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  ReadRoom(argument: _lair_delivery_v1_ReadRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  ReadRoom(argument: _lair_delivery_v1_ReadRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  ReadRoom(argument: _lair_delivery_v1_ReadRoomRequest, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A page of a room's log as client frames, for replay. Called by the gateway for a user (user token). Repeat-safe.
   * Errors: NOT_FOUND (room not visible to the caller).
   */
  readRoom(argument: _lair_delivery_v1_ReadRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  readRoom(argument: _lair_delivery_v1_ReadRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  readRoom(argument: _lair_delivery_v1_ReadRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  readRoom(argument: _lair_delivery_v1_ReadRoomRequest, callback: grpc.requestCallback<_lair_delivery_v1_ReadRoomResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Owns who has got what: cursors, replay, fan-out and the reading of presence.
 */
export interface DeliveryServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Raises cursors; lower values are ignored. Called by the gateway for many devices at once (service token). Repeat-safe.
   */
  Acknowledge: grpc.handleUnaryCall<_lair_delivery_v1_AcknowledgeRequest__Output, _lair_delivery_v1_AcknowledgeResponse>;
  
  /**
   * Tells where a device stands in each of the caller's rooms. Called by the gateway for a user (user token) after it has subscribed to
   * the rooms' pushes, so that nothing falls between. Registers a device seen for the first time. Repeat-safe.
   */
  Connect: grpc.handleUnaryCall<_lair_delivery_v1_ConnectRequest__Output, _lair_delivery_v1_ConnectResponse>;
  
  /**
   * Where the caller's device stands in some rooms. Repeat-safe.
   */
  GetCursors: grpc.handleUnaryCall<_lair_delivery_v1_GetCursorsRequest__Output, _lair_delivery_v1_GetCursorsResponse>;
  
  /**
   * Which of some users are online. Called by the gateway for a user. Repeat-safe. Errors: INVALID_ARGUMENT (more than 500).
   */
  GetPresence: grpc.handleUnaryCall<_lair_delivery_v1_GetPresenceRequest__Output, _lair_delivery_v1_GetPresenceResponse>;
  
  /**
   * A page of the users who are online, by name. For any user. Repeat-safe.
   */
  ListOnline: grpc.handleUnaryCall<_lair_delivery_v1_ListOnlineRequest__Output, _lair_delivery_v1_ListOnlineResponse>;
  
  /**
   * Raises how far the caller has read a room; a lower seq changes nothing. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room not visible to the caller).
   */
  MarkRead: grpc.handleUnaryCall<_lair_delivery_v1_MarkReadRequest__Output, _lair_delivery_v1_MarkReadResponse>;
  
  /**
   * A page of a room's log as client frames, for replay. Called by the gateway for a user (user token). Repeat-safe.
   * Errors: NOT_FOUND (room not visible to the caller).
   */
  ReadRoom: grpc.handleUnaryCall<_lair_delivery_v1_ReadRoomRequest__Output, _lair_delivery_v1_ReadRoomResponse>;
  
}

export interface DeliveryServiceDefinition extends grpc.ServiceDefinition {
  Acknowledge: MethodDefinition<_lair_delivery_v1_AcknowledgeRequest, _lair_delivery_v1_AcknowledgeResponse, _lair_delivery_v1_AcknowledgeRequest__Output, _lair_delivery_v1_AcknowledgeResponse__Output>
  Connect: MethodDefinition<_lair_delivery_v1_ConnectRequest, _lair_delivery_v1_ConnectResponse, _lair_delivery_v1_ConnectRequest__Output, _lair_delivery_v1_ConnectResponse__Output>
  GetCursors: MethodDefinition<_lair_delivery_v1_GetCursorsRequest, _lair_delivery_v1_GetCursorsResponse, _lair_delivery_v1_GetCursorsRequest__Output, _lair_delivery_v1_GetCursorsResponse__Output>
  GetPresence: MethodDefinition<_lair_delivery_v1_GetPresenceRequest, _lair_delivery_v1_GetPresenceResponse, _lair_delivery_v1_GetPresenceRequest__Output, _lair_delivery_v1_GetPresenceResponse__Output>
  ListOnline: MethodDefinition<_lair_delivery_v1_ListOnlineRequest, _lair_delivery_v1_ListOnlineResponse, _lair_delivery_v1_ListOnlineRequest__Output, _lair_delivery_v1_ListOnlineResponse__Output>
  MarkRead: MethodDefinition<_lair_delivery_v1_MarkReadRequest, _lair_delivery_v1_MarkReadResponse, _lair_delivery_v1_MarkReadRequest__Output, _lair_delivery_v1_MarkReadResponse__Output>
  ReadRoom: MethodDefinition<_lair_delivery_v1_ReadRoomRequest, _lair_delivery_v1_ReadRoomResponse, _lair_delivery_v1_ReadRoomRequest__Output, _lair_delivery_v1_ReadRoomResponse__Output>
}
