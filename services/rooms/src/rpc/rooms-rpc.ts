import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import { type CallContext, callingUser, type RpcHandlers } from '@lair/service-kit';
import { createRoom } from './create-room.ts';
import { findMembers } from './find-members.ts';
import { getAccess } from './get-access.ts';
import { getRoom } from './get-room.ts';
import { joinRoom } from './join-room.ts';
import { leaveRoom } from './leave-room.ts';
import { listAccess } from './list-access.ts';
import { listDirectRooms } from './list-direct-rooms.ts';
import { listMembers } from './list-members.ts';
import { listMemberships } from './list-memberships.ts';
import { listRooms } from './list-rooms.ts';
import { openDirectRoom } from './open-direct-room.ts';
import { type CallOf, type RoomsDeps, toActor } from './rooms-deps.ts';

const callOf = (context: CallContext): CallOf => ({
  actor: toActor(callingUser(context)),
  requestId: context.requestId,
});

/** Every rpc of rooms with what answers it. Who may call is in contracts' rpc policies. */
export const roomsRpcs = (deps: RoomsDeps): RpcHandlers<RoomsServiceDefinition> => ({
  CreateRoom: (request, context) => createRoom(deps, request, callOf(context)),
  JoinRoom: (request, context) => joinRoom(deps, request, callOf(context)),
  LeaveRoom: (request, context) => leaveRoom(deps, request, callOf(context)),
  ListRooms: (request, context) => listRooms(deps, request, callOf(context)),
  GetRoom: (request, context) => getRoom(deps, request, callOf(context)),
  ListMembers: (request, context) => listMembers(deps, request, callOf(context)),
  ListMemberships: (_request, context) => listMemberships(deps, callOf(context)),
  OpenDirectRoom: (request, context) => openDirectRoom(deps, request, callOf(context)),
  ListDirectRooms: (request, context) => listDirectRooms(deps, request, callOf(context)),
  GetAccess: (request) => getAccess(deps, request),
  ListAccess: (request) => listAccess(deps, request),
  FindMembers: (request) => findMembers(deps, request),
});
