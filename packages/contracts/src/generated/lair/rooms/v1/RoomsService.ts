// Original file: proto/lair/rooms/v1/rooms.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateRoomRequest as _lair_rooms_v1_CreateRoomRequest, CreateRoomRequest__Output as _lair_rooms_v1_CreateRoomRequest__Output } from '../../../lair/rooms/v1/CreateRoomRequest.ts';
import type { CreateRoomResponse as _lair_rooms_v1_CreateRoomResponse, CreateRoomResponse__Output as _lair_rooms_v1_CreateRoomResponse__Output } from '../../../lair/rooms/v1/CreateRoomResponse.ts';
import type { FindMembersRequest as _lair_rooms_v1_FindMembersRequest, FindMembersRequest__Output as _lair_rooms_v1_FindMembersRequest__Output } from '../../../lair/rooms/v1/FindMembersRequest.ts';
import type { FindMembersResponse as _lair_rooms_v1_FindMembersResponse, FindMembersResponse__Output as _lair_rooms_v1_FindMembersResponse__Output } from '../../../lair/rooms/v1/FindMembersResponse.ts';
import type { GetAccessRequest as _lair_rooms_v1_GetAccessRequest, GetAccessRequest__Output as _lair_rooms_v1_GetAccessRequest__Output } from '../../../lair/rooms/v1/GetAccessRequest.ts';
import type { GetAccessResponse as _lair_rooms_v1_GetAccessResponse, GetAccessResponse__Output as _lair_rooms_v1_GetAccessResponse__Output } from '../../../lair/rooms/v1/GetAccessResponse.ts';
import type { GetRoomRequest as _lair_rooms_v1_GetRoomRequest, GetRoomRequest__Output as _lair_rooms_v1_GetRoomRequest__Output } from '../../../lair/rooms/v1/GetRoomRequest.ts';
import type { GetRoomResponse as _lair_rooms_v1_GetRoomResponse, GetRoomResponse__Output as _lair_rooms_v1_GetRoomResponse__Output } from '../../../lair/rooms/v1/GetRoomResponse.ts';
import type { JoinRoomRequest as _lair_rooms_v1_JoinRoomRequest, JoinRoomRequest__Output as _lair_rooms_v1_JoinRoomRequest__Output } from '../../../lair/rooms/v1/JoinRoomRequest.ts';
import type { JoinRoomResponse as _lair_rooms_v1_JoinRoomResponse, JoinRoomResponse__Output as _lair_rooms_v1_JoinRoomResponse__Output } from '../../../lair/rooms/v1/JoinRoomResponse.ts';
import type { LeaveRoomRequest as _lair_rooms_v1_LeaveRoomRequest, LeaveRoomRequest__Output as _lair_rooms_v1_LeaveRoomRequest__Output } from '../../../lair/rooms/v1/LeaveRoomRequest.ts';
import type { LeaveRoomResponse as _lair_rooms_v1_LeaveRoomResponse, LeaveRoomResponse__Output as _lair_rooms_v1_LeaveRoomResponse__Output } from '../../../lair/rooms/v1/LeaveRoomResponse.ts';
import type { ListAccessRequest as _lair_rooms_v1_ListAccessRequest, ListAccessRequest__Output as _lair_rooms_v1_ListAccessRequest__Output } from '../../../lair/rooms/v1/ListAccessRequest.ts';
import type { ListAccessResponse as _lair_rooms_v1_ListAccessResponse, ListAccessResponse__Output as _lair_rooms_v1_ListAccessResponse__Output } from '../../../lair/rooms/v1/ListAccessResponse.ts';
import type { ListDirectRoomsRequest as _lair_rooms_v1_ListDirectRoomsRequest, ListDirectRoomsRequest__Output as _lair_rooms_v1_ListDirectRoomsRequest__Output } from '../../../lair/rooms/v1/ListDirectRoomsRequest.ts';
import type { ListDirectRoomsResponse as _lair_rooms_v1_ListDirectRoomsResponse, ListDirectRoomsResponse__Output as _lair_rooms_v1_ListDirectRoomsResponse__Output } from '../../../lair/rooms/v1/ListDirectRoomsResponse.ts';
import type { ListMembersRequest as _lair_rooms_v1_ListMembersRequest, ListMembersRequest__Output as _lair_rooms_v1_ListMembersRequest__Output } from '../../../lair/rooms/v1/ListMembersRequest.ts';
import type { ListMembersResponse as _lair_rooms_v1_ListMembersResponse, ListMembersResponse__Output as _lair_rooms_v1_ListMembersResponse__Output } from '../../../lair/rooms/v1/ListMembersResponse.ts';
import type { ListMembershipsRequest as _lair_rooms_v1_ListMembershipsRequest, ListMembershipsRequest__Output as _lair_rooms_v1_ListMembershipsRequest__Output } from '../../../lair/rooms/v1/ListMembershipsRequest.ts';
import type { ListMembershipsResponse as _lair_rooms_v1_ListMembershipsResponse, ListMembershipsResponse__Output as _lair_rooms_v1_ListMembershipsResponse__Output } from '../../../lair/rooms/v1/ListMembershipsResponse.ts';
import type { ListRoomsRequest as _lair_rooms_v1_ListRoomsRequest, ListRoomsRequest__Output as _lair_rooms_v1_ListRoomsRequest__Output } from '../../../lair/rooms/v1/ListRoomsRequest.ts';
import type { ListRoomsResponse as _lair_rooms_v1_ListRoomsResponse, ListRoomsResponse__Output as _lair_rooms_v1_ListRoomsResponse__Output } from '../../../lair/rooms/v1/ListRoomsResponse.ts';
import type { OpenDirectRoomRequest as _lair_rooms_v1_OpenDirectRoomRequest, OpenDirectRoomRequest__Output as _lair_rooms_v1_OpenDirectRoomRequest__Output } from '../../../lair/rooms/v1/OpenDirectRoomRequest.ts';
import type { OpenDirectRoomResponse as _lair_rooms_v1_OpenDirectRoomResponse, OpenDirectRoomResponse__Output as _lair_rooms_v1_OpenDirectRoomResponse__Output } from '../../../lair/rooms/v1/OpenDirectRoomResponse.ts';

/**
 * Owns where you may be: rooms, memberships, roles, direct conversations. A room the caller may not see is NOT_FOUND.
 * "Room reference" below: a room's UUID, or its name (compared without case).
 */
export interface RoomsServiceClient extends grpc.Client {
  /**
   * Makes a room with the caller as its owner. Called by the gateway for a user.
   * Not repeat-safe: a repeat answers ALREADY_EXISTS. Errors, in order: INVALID_ARGUMENT, ALREADY_EXISTS.
   */
  CreateRoom(argument: _lair_rooms_v1_CreateRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  CreateRoom(argument: _lair_rooms_v1_CreateRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  CreateRoom(argument: _lair_rooms_v1_CreateRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  CreateRoom(argument: _lair_rooms_v1_CreateRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a room with the caller as its owner. Called by the gateway for a user.
   * Not repeat-safe: a repeat answers ALREADY_EXISTS. Errors, in order: INVALID_ARGUMENT, ALREADY_EXISTS.
   */
  createRoom(argument: _lair_rooms_v1_CreateRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  createRoom(argument: _lair_rooms_v1_CreateRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  createRoom(argument: _lair_rooms_v1_CreateRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  createRoom(argument: _lair_rooms_v1_CreateRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_CreateRoomResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Which of some names belong to members of a room. Called by messages. Repeat-safe. Errors: INVALID_ARGUMENT (more than 100 names).
   */
  FindMembers(argument: _lair_rooms_v1_FindMembersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  FindMembers(argument: _lair_rooms_v1_FindMembersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  FindMembers(argument: _lair_rooms_v1_FindMembersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  FindMembers(argument: _lair_rooms_v1_FindMembersRequest, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Which of some names belong to members of a room. Called by messages. Repeat-safe. Errors: INVALID_ARGUMENT (more than 100 names).
   */
  findMembers(argument: _lair_rooms_v1_FindMembersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  findMembers(argument: _lair_rooms_v1_FindMembersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  findMembers(argument: _lair_rooms_v1_FindMembersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  findMembers(argument: _lair_rooms_v1_FindMembersRequest, callback: grpc.requestCallback<_lair_rooms_v1_FindMembersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * How a user stands to up to 500 rooms. Called by messages and delivery. Repeat-safe. Rooms that do not exist, or that the user may not
   * see, are left out. Errors: INVALID_ARGUMENT.
   */
  GetAccess(argument: _lair_rooms_v1_GetAccessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  GetAccess(argument: _lair_rooms_v1_GetAccessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  GetAccess(argument: _lair_rooms_v1_GetAccessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  GetAccess(argument: _lair_rooms_v1_GetAccessRequest, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  /**
   * How a user stands to up to 500 rooms. Called by messages and delivery. Repeat-safe. Rooms that do not exist, or that the user may not
   * see, are left out. Errors: INVALID_ARGUMENT.
   */
  getAccess(argument: _lair_rooms_v1_GetAccessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  getAccess(argument: _lair_rooms_v1_GetAccessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  getAccess(argument: _lair_rooms_v1_GetAccessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  getAccess(argument: _lair_rooms_v1_GetAccessRequest, callback: grpc.requestCallback<_lair_rooms_v1_GetAccessResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One room with the caller's membership. Repeat-safe. Errors: NOT_FOUND.
   */
  GetRoom(argument: _lair_rooms_v1_GetRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  GetRoom(argument: _lair_rooms_v1_GetRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  GetRoom(argument: _lair_rooms_v1_GetRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  GetRoom(argument: _lair_rooms_v1_GetRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One room with the caller's membership. Repeat-safe. Errors: NOT_FOUND.
   */
  getRoom(argument: _lair_rooms_v1_GetRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  getRoom(argument: _lair_rooms_v1_GetRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  getRoom(argument: _lair_rooms_v1_GetRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  getRoom(argument: _lair_rooms_v1_GetRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_GetRoomResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes the caller a member. Repeat-safe: a member who joins again gets the same answer, and nothing happens.
   * Errors, in order: NOT_FOUND (no such room, or private), FAILED_PRECONDITION (room full), UNAVAILABLE (the head could not be read).
   */
  JoinRoom(argument: _lair_rooms_v1_JoinRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  JoinRoom(argument: _lair_rooms_v1_JoinRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  JoinRoom(argument: _lair_rooms_v1_JoinRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  JoinRoom(argument: _lair_rooms_v1_JoinRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes the caller a member. Repeat-safe: a member who joins again gets the same answer, and nothing happens.
   * Errors, in order: NOT_FOUND (no such room, or private), FAILED_PRECONDITION (room full), UNAVAILABLE (the head could not be read).
   */
  joinRoom(argument: _lair_rooms_v1_JoinRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  joinRoom(argument: _lair_rooms_v1_JoinRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  joinRoom(argument: _lair_rooms_v1_JoinRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  joinRoom(argument: _lair_rooms_v1_JoinRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_JoinRoomResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Ends the caller's membership. Repeat-safe. Errors, in order: NOT_FOUND, FAILED_PRECONDITION (the Lobby, a direct room).
   */
  LeaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  LeaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  LeaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  LeaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends the caller's membership. Repeat-safe. Errors, in order: NOT_FOUND, FAILED_PRECONDITION (the Lobby, a direct room).
   */
  leaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  leaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  leaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  leaveRoom(argument: _lair_rooms_v1_LeaveRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_LeaveRoomResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The rooms that a user may read, direct ones too, as GetAccess tells of them. Called by messages. Repeat-safe.
   * Errors: INVALID_ARGUMENT.
   */
  ListAccess(argument: _lair_rooms_v1_ListAccessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  ListAccess(argument: _lair_rooms_v1_ListAccessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  ListAccess(argument: _lair_rooms_v1_ListAccessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  ListAccess(argument: _lair_rooms_v1_ListAccessRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The rooms that a user may read, direct ones too, as GetAccess tells of them. Called by messages. Repeat-safe.
   * Errors: INVALID_ARGUMENT.
   */
  listAccess(argument: _lair_rooms_v1_ListAccessRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  listAccess(argument: _lair_rooms_v1_ListAccessRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  listAccess(argument: _lair_rooms_v1_ListAccessRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  listAccess(argument: _lair_rooms_v1_ListAccessRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListAccessResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The caller's direct rooms, the newest first. Repeat-safe.
   */
  ListDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  ListDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  ListDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  ListDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The caller's direct rooms, the newest first. Repeat-safe.
   */
  listDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  listDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  listDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  listDirectRooms(argument: _lair_rooms_v1_ListDirectRoomsRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListDirectRoomsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A page of a room's members, by username. Repeat-safe. Errors: NOT_FOUND (also for those who are no members).
   */
  ListMembers(argument: _lair_rooms_v1_ListMembersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  ListMembers(argument: _lair_rooms_v1_ListMembersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  ListMembers(argument: _lair_rooms_v1_ListMembersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  ListMembers(argument: _lair_rooms_v1_ListMembersRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A page of a room's members, by username. Repeat-safe. Errors: NOT_FOUND (also for those who are no members).
   */
  listMembers(argument: _lair_rooms_v1_ListMembersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  listMembers(argument: _lair_rooms_v1_ListMembersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  listMembers(argument: _lair_rooms_v1_ListMembersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  listMembers(argument: _lair_rooms_v1_ListMembersRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListMembersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Every room the caller is in, direct ones too. Makes the caller a member of the Lobby on first use. Repeat-safe.
   */
  ListMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  ListMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  ListMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  ListMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Every room the caller is in, direct ones too. Makes the caller a member of the Lobby on first use. Repeat-safe.
   */
  listMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  listMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  listMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  listMemberships(argument: _lair_rooms_v1_ListMembershipsRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListMembershipsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Public rooms and the caller's own, by name. Repeat-safe.
   */
  ListRooms(argument: _lair_rooms_v1_ListRoomsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  ListRooms(argument: _lair_rooms_v1_ListRoomsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  ListRooms(argument: _lair_rooms_v1_ListRoomsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  ListRooms(argument: _lair_rooms_v1_ListRoomsRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Public rooms and the caller's own, by name. Repeat-safe.
   */
  listRooms(argument: _lair_rooms_v1_ListRoomsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  listRooms(argument: _lair_rooms_v1_ListRoomsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  listRooms(argument: _lair_rooms_v1_ListRoomsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  listRooms(argument: _lair_rooms_v1_ListRoomsRequest, callback: grpc.requestCallback<_lair_rooms_v1_ListRoomsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The direct room of the caller and another user, made on first use (one per pair). Repeat-safe. Errors: NOT_FOUND (no such user).
   */
  OpenDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  OpenDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  OpenDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  OpenDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The direct room of the caller and another user, made on first use (one per pair). Repeat-safe. Errors: NOT_FOUND (no such user).
   */
  openDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  openDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  openDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  openDirectRoom(argument: _lair_rooms_v1_OpenDirectRoomRequest, callback: grpc.requestCallback<_lair_rooms_v1_OpenDirectRoomResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Owns where you may be: rooms, memberships, roles, direct conversations. A room the caller may not see is NOT_FOUND.
 * "Room reference" below: a room's UUID, or its name (compared without case).
 */
export interface RoomsServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Makes a room with the caller as its owner. Called by the gateway for a user.
   * Not repeat-safe: a repeat answers ALREADY_EXISTS. Errors, in order: INVALID_ARGUMENT, ALREADY_EXISTS.
   */
  CreateRoom: grpc.handleUnaryCall<_lair_rooms_v1_CreateRoomRequest__Output, _lair_rooms_v1_CreateRoomResponse>;
  
  /**
   * Which of some names belong to members of a room. Called by messages. Repeat-safe. Errors: INVALID_ARGUMENT (more than 100 names).
   */
  FindMembers: grpc.handleUnaryCall<_lair_rooms_v1_FindMembersRequest__Output, _lair_rooms_v1_FindMembersResponse>;
  
  /**
   * How a user stands to up to 500 rooms. Called by messages and delivery. Repeat-safe. Rooms that do not exist, or that the user may not
   * see, are left out. Errors: INVALID_ARGUMENT.
   */
  GetAccess: grpc.handleUnaryCall<_lair_rooms_v1_GetAccessRequest__Output, _lair_rooms_v1_GetAccessResponse>;
  
  /**
   * One room with the caller's membership. Repeat-safe. Errors: NOT_FOUND.
   */
  GetRoom: grpc.handleUnaryCall<_lair_rooms_v1_GetRoomRequest__Output, _lair_rooms_v1_GetRoomResponse>;
  
  /**
   * Makes the caller a member. Repeat-safe: a member who joins again gets the same answer, and nothing happens.
   * Errors, in order: NOT_FOUND (no such room, or private), FAILED_PRECONDITION (room full), UNAVAILABLE (the head could not be read).
   */
  JoinRoom: grpc.handleUnaryCall<_lair_rooms_v1_JoinRoomRequest__Output, _lair_rooms_v1_JoinRoomResponse>;
  
  /**
   * Ends the caller's membership. Repeat-safe. Errors, in order: NOT_FOUND, FAILED_PRECONDITION (the Lobby, a direct room).
   */
  LeaveRoom: grpc.handleUnaryCall<_lair_rooms_v1_LeaveRoomRequest__Output, _lair_rooms_v1_LeaveRoomResponse>;
  
  /**
   * The rooms that a user may read, direct ones too, as GetAccess tells of them. Called by messages. Repeat-safe.
   * Errors: INVALID_ARGUMENT.
   */
  ListAccess: grpc.handleUnaryCall<_lair_rooms_v1_ListAccessRequest__Output, _lair_rooms_v1_ListAccessResponse>;
  
  /**
   * The caller's direct rooms, the newest first. Repeat-safe.
   */
  ListDirectRooms: grpc.handleUnaryCall<_lair_rooms_v1_ListDirectRoomsRequest__Output, _lair_rooms_v1_ListDirectRoomsResponse>;
  
  /**
   * A page of a room's members, by username. Repeat-safe. Errors: NOT_FOUND (also for those who are no members).
   */
  ListMembers: grpc.handleUnaryCall<_lair_rooms_v1_ListMembersRequest__Output, _lair_rooms_v1_ListMembersResponse>;
  
  /**
   * Every room the caller is in, direct ones too. Makes the caller a member of the Lobby on first use. Repeat-safe.
   */
  ListMemberships: grpc.handleUnaryCall<_lair_rooms_v1_ListMembershipsRequest__Output, _lair_rooms_v1_ListMembershipsResponse>;
  
  /**
   * Public rooms and the caller's own, by name. Repeat-safe.
   */
  ListRooms: grpc.handleUnaryCall<_lair_rooms_v1_ListRoomsRequest__Output, _lair_rooms_v1_ListRoomsResponse>;
  
  /**
   * The direct room of the caller and another user, made on first use (one per pair). Repeat-safe. Errors: NOT_FOUND (no such user).
   */
  OpenDirectRoom: grpc.handleUnaryCall<_lair_rooms_v1_OpenDirectRoomRequest__Output, _lair_rooms_v1_OpenDirectRoomResponse>;
  
}

export interface RoomsServiceDefinition extends grpc.ServiceDefinition {
  CreateRoom: MethodDefinition<_lair_rooms_v1_CreateRoomRequest, _lair_rooms_v1_CreateRoomResponse, _lair_rooms_v1_CreateRoomRequest__Output, _lair_rooms_v1_CreateRoomResponse__Output>
  FindMembers: MethodDefinition<_lair_rooms_v1_FindMembersRequest, _lair_rooms_v1_FindMembersResponse, _lair_rooms_v1_FindMembersRequest__Output, _lair_rooms_v1_FindMembersResponse__Output>
  GetAccess: MethodDefinition<_lair_rooms_v1_GetAccessRequest, _lair_rooms_v1_GetAccessResponse, _lair_rooms_v1_GetAccessRequest__Output, _lair_rooms_v1_GetAccessResponse__Output>
  GetRoom: MethodDefinition<_lair_rooms_v1_GetRoomRequest, _lair_rooms_v1_GetRoomResponse, _lair_rooms_v1_GetRoomRequest__Output, _lair_rooms_v1_GetRoomResponse__Output>
  JoinRoom: MethodDefinition<_lair_rooms_v1_JoinRoomRequest, _lair_rooms_v1_JoinRoomResponse, _lair_rooms_v1_JoinRoomRequest__Output, _lair_rooms_v1_JoinRoomResponse__Output>
  LeaveRoom: MethodDefinition<_lair_rooms_v1_LeaveRoomRequest, _lair_rooms_v1_LeaveRoomResponse, _lair_rooms_v1_LeaveRoomRequest__Output, _lair_rooms_v1_LeaveRoomResponse__Output>
  ListAccess: MethodDefinition<_lair_rooms_v1_ListAccessRequest, _lair_rooms_v1_ListAccessResponse, _lair_rooms_v1_ListAccessRequest__Output, _lair_rooms_v1_ListAccessResponse__Output>
  ListDirectRooms: MethodDefinition<_lair_rooms_v1_ListDirectRoomsRequest, _lair_rooms_v1_ListDirectRoomsResponse, _lair_rooms_v1_ListDirectRoomsRequest__Output, _lair_rooms_v1_ListDirectRoomsResponse__Output>
  ListMembers: MethodDefinition<_lair_rooms_v1_ListMembersRequest, _lair_rooms_v1_ListMembersResponse, _lair_rooms_v1_ListMembersRequest__Output, _lair_rooms_v1_ListMembersResponse__Output>
  ListMemberships: MethodDefinition<_lair_rooms_v1_ListMembershipsRequest, _lair_rooms_v1_ListMembershipsResponse, _lair_rooms_v1_ListMembershipsRequest__Output, _lair_rooms_v1_ListMembershipsResponse__Output>
  ListRooms: MethodDefinition<_lair_rooms_v1_ListRoomsRequest, _lair_rooms_v1_ListRoomsResponse, _lair_rooms_v1_ListRoomsRequest__Output, _lair_rooms_v1_ListRoomsResponse__Output>
  OpenDirectRoom: MethodDefinition<_lair_rooms_v1_OpenDirectRoomRequest, _lair_rooms_v1_OpenDirectRoomResponse, _lair_rooms_v1_OpenDirectRoomRequest__Output, _lair_rooms_v1_OpenDirectRoomResponse__Output>
}
