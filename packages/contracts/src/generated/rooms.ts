import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from './lair/common/v1/User.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from './lair/common/v1/UserRef.ts';
import type { CreateRoomRequest as _lair_rooms_v1_CreateRoomRequest, CreateRoomRequest__Output as _lair_rooms_v1_CreateRoomRequest__Output } from './lair/rooms/v1/CreateRoomRequest.ts';
import type { CreateRoomResponse as _lair_rooms_v1_CreateRoomResponse, CreateRoomResponse__Output as _lair_rooms_v1_CreateRoomResponse__Output } from './lair/rooms/v1/CreateRoomResponse.ts';
import type { FindMembersRequest as _lair_rooms_v1_FindMembersRequest, FindMembersRequest__Output as _lair_rooms_v1_FindMembersRequest__Output } from './lair/rooms/v1/FindMembersRequest.ts';
import type { FindMembersResponse as _lair_rooms_v1_FindMembersResponse, FindMembersResponse__Output as _lair_rooms_v1_FindMembersResponse__Output } from './lair/rooms/v1/FindMembersResponse.ts';
import type { GetAccessRequest as _lair_rooms_v1_GetAccessRequest, GetAccessRequest__Output as _lair_rooms_v1_GetAccessRequest__Output } from './lair/rooms/v1/GetAccessRequest.ts';
import type { GetAccessResponse as _lair_rooms_v1_GetAccessResponse, GetAccessResponse__Output as _lair_rooms_v1_GetAccessResponse__Output } from './lair/rooms/v1/GetAccessResponse.ts';
import type { GetRoomRequest as _lair_rooms_v1_GetRoomRequest, GetRoomRequest__Output as _lair_rooms_v1_GetRoomRequest__Output } from './lair/rooms/v1/GetRoomRequest.ts';
import type { GetRoomResponse as _lair_rooms_v1_GetRoomResponse, GetRoomResponse__Output as _lair_rooms_v1_GetRoomResponse__Output } from './lair/rooms/v1/GetRoomResponse.ts';
import type { JoinRoomRequest as _lair_rooms_v1_JoinRoomRequest, JoinRoomRequest__Output as _lair_rooms_v1_JoinRoomRequest__Output } from './lair/rooms/v1/JoinRoomRequest.ts';
import type { JoinRoomResponse as _lair_rooms_v1_JoinRoomResponse, JoinRoomResponse__Output as _lair_rooms_v1_JoinRoomResponse__Output } from './lair/rooms/v1/JoinRoomResponse.ts';
import type { LeaveRoomRequest as _lair_rooms_v1_LeaveRoomRequest, LeaveRoomRequest__Output as _lair_rooms_v1_LeaveRoomRequest__Output } from './lair/rooms/v1/LeaveRoomRequest.ts';
import type { LeaveRoomResponse as _lair_rooms_v1_LeaveRoomResponse, LeaveRoomResponse__Output as _lair_rooms_v1_LeaveRoomResponse__Output } from './lair/rooms/v1/LeaveRoomResponse.ts';
import type { ListAccessRequest as _lair_rooms_v1_ListAccessRequest, ListAccessRequest__Output as _lair_rooms_v1_ListAccessRequest__Output } from './lair/rooms/v1/ListAccessRequest.ts';
import type { ListAccessResponse as _lair_rooms_v1_ListAccessResponse, ListAccessResponse__Output as _lair_rooms_v1_ListAccessResponse__Output } from './lair/rooms/v1/ListAccessResponse.ts';
import type { ListDirectRoomsRequest as _lair_rooms_v1_ListDirectRoomsRequest, ListDirectRoomsRequest__Output as _lair_rooms_v1_ListDirectRoomsRequest__Output } from './lair/rooms/v1/ListDirectRoomsRequest.ts';
import type { ListDirectRoomsResponse as _lair_rooms_v1_ListDirectRoomsResponse, ListDirectRoomsResponse__Output as _lair_rooms_v1_ListDirectRoomsResponse__Output } from './lair/rooms/v1/ListDirectRoomsResponse.ts';
import type { ListMembersRequest as _lair_rooms_v1_ListMembersRequest, ListMembersRequest__Output as _lair_rooms_v1_ListMembersRequest__Output } from './lair/rooms/v1/ListMembersRequest.ts';
import type { ListMembersResponse as _lair_rooms_v1_ListMembersResponse, ListMembersResponse__Output as _lair_rooms_v1_ListMembersResponse__Output } from './lair/rooms/v1/ListMembersResponse.ts';
import type { ListMembershipsRequest as _lair_rooms_v1_ListMembershipsRequest, ListMembershipsRequest__Output as _lair_rooms_v1_ListMembershipsRequest__Output } from './lair/rooms/v1/ListMembershipsRequest.ts';
import type { ListMembershipsResponse as _lair_rooms_v1_ListMembershipsResponse, ListMembershipsResponse__Output as _lair_rooms_v1_ListMembershipsResponse__Output } from './lair/rooms/v1/ListMembershipsResponse.ts';
import type { ListRoomsRequest as _lair_rooms_v1_ListRoomsRequest, ListRoomsRequest__Output as _lair_rooms_v1_ListRoomsRequest__Output } from './lair/rooms/v1/ListRoomsRequest.ts';
import type { ListRoomsResponse as _lair_rooms_v1_ListRoomsResponse, ListRoomsResponse__Output as _lair_rooms_v1_ListRoomsResponse__Output } from './lair/rooms/v1/ListRoomsResponse.ts';
import type { Member as _lair_rooms_v1_Member, Member__Output as _lair_rooms_v1_Member__Output } from './lair/rooms/v1/Member.ts';
import type { MemberJoined as _lair_rooms_v1_MemberJoined, MemberJoined__Output as _lair_rooms_v1_MemberJoined__Output } from './lair/rooms/v1/MemberJoined.ts';
import type { MemberLeft as _lair_rooms_v1_MemberLeft, MemberLeft__Output as _lair_rooms_v1_MemberLeft__Output } from './lair/rooms/v1/MemberLeft.ts';
import type { Membership as _lair_rooms_v1_Membership, Membership__Output as _lair_rooms_v1_Membership__Output } from './lair/rooms/v1/Membership.ts';
import type { MembershipHint as _lair_rooms_v1_MembershipHint, MembershipHint__Output as _lair_rooms_v1_MembershipHint__Output } from './lair/rooms/v1/MembershipHint.ts';
import type { OpenDirectRoomRequest as _lair_rooms_v1_OpenDirectRoomRequest, OpenDirectRoomRequest__Output as _lair_rooms_v1_OpenDirectRoomRequest__Output } from './lair/rooms/v1/OpenDirectRoomRequest.ts';
import type { OpenDirectRoomResponse as _lair_rooms_v1_OpenDirectRoomResponse, OpenDirectRoomResponse__Output as _lair_rooms_v1_OpenDirectRoomResponse__Output } from './lair/rooms/v1/OpenDirectRoomResponse.ts';
import type { Room as _lair_rooms_v1_Room, Room__Output as _lair_rooms_v1_Room__Output } from './lair/rooms/v1/Room.ts';
import type { RoomAccess as _lair_rooms_v1_RoomAccess, RoomAccess__Output as _lair_rooms_v1_RoomAccess__Output } from './lair/rooms/v1/RoomAccess.ts';
import type { RoomChange as _lair_rooms_v1_RoomChange, RoomChange__Output as _lair_rooms_v1_RoomChange__Output } from './lair/rooms/v1/RoomChange.ts';
import type { RoomChangeBatch as _lair_rooms_v1_RoomChangeBatch, RoomChangeBatch__Output as _lair_rooms_v1_RoomChangeBatch__Output } from './lair/rooms/v1/RoomChangeBatch.ts';
import type { RoomSettings as _lair_rooms_v1_RoomSettings, RoomSettings__Output as _lair_rooms_v1_RoomSettings__Output } from './lair/rooms/v1/RoomSettings.ts';
import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from './lair/rooms/v1/RoomView.ts';
import type { RoomsServiceClient as _lair_rooms_v1_RoomsServiceClient, RoomsServiceDefinition as _lair_rooms_v1_RoomsServiceDefinition } from './lair/rooms/v1/RoomsService.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  lair: {
    common: {
      v1: {
        User: MessageTypeDefinition<_lair_common_v1_User, _lair_common_v1_User__Output>
        UserRef: MessageTypeDefinition<_lair_common_v1_UserRef, _lair_common_v1_UserRef__Output>
        UserRole: EnumTypeDefinition
      }
    }
    rooms: {
      v1: {
        CreateRoomRequest: MessageTypeDefinition<_lair_rooms_v1_CreateRoomRequest, _lair_rooms_v1_CreateRoomRequest__Output>
        CreateRoomResponse: MessageTypeDefinition<_lair_rooms_v1_CreateRoomResponse, _lair_rooms_v1_CreateRoomResponse__Output>
        FindMembersRequest: MessageTypeDefinition<_lair_rooms_v1_FindMembersRequest, _lair_rooms_v1_FindMembersRequest__Output>
        FindMembersResponse: MessageTypeDefinition<_lair_rooms_v1_FindMembersResponse, _lair_rooms_v1_FindMembersResponse__Output>
        GetAccessRequest: MessageTypeDefinition<_lair_rooms_v1_GetAccessRequest, _lair_rooms_v1_GetAccessRequest__Output>
        GetAccessResponse: MessageTypeDefinition<_lair_rooms_v1_GetAccessResponse, _lair_rooms_v1_GetAccessResponse__Output>
        GetRoomRequest: MessageTypeDefinition<_lair_rooms_v1_GetRoomRequest, _lair_rooms_v1_GetRoomRequest__Output>
        GetRoomResponse: MessageTypeDefinition<_lair_rooms_v1_GetRoomResponse, _lair_rooms_v1_GetRoomResponse__Output>
        HistoryVisibility: EnumTypeDefinition
        JoinRoomRequest: MessageTypeDefinition<_lair_rooms_v1_JoinRoomRequest, _lair_rooms_v1_JoinRoomRequest__Output>
        JoinRoomResponse: MessageTypeDefinition<_lair_rooms_v1_JoinRoomResponse, _lair_rooms_v1_JoinRoomResponse__Output>
        LeaveRoomRequest: MessageTypeDefinition<_lair_rooms_v1_LeaveRoomRequest, _lair_rooms_v1_LeaveRoomRequest__Output>
        LeaveRoomResponse: MessageTypeDefinition<_lair_rooms_v1_LeaveRoomResponse, _lair_rooms_v1_LeaveRoomResponse__Output>
        ListAccessRequest: MessageTypeDefinition<_lair_rooms_v1_ListAccessRequest, _lair_rooms_v1_ListAccessRequest__Output>
        ListAccessResponse: MessageTypeDefinition<_lair_rooms_v1_ListAccessResponse, _lair_rooms_v1_ListAccessResponse__Output>
        ListDirectRoomsRequest: MessageTypeDefinition<_lair_rooms_v1_ListDirectRoomsRequest, _lair_rooms_v1_ListDirectRoomsRequest__Output>
        ListDirectRoomsResponse: MessageTypeDefinition<_lair_rooms_v1_ListDirectRoomsResponse, _lair_rooms_v1_ListDirectRoomsResponse__Output>
        ListMembersRequest: MessageTypeDefinition<_lair_rooms_v1_ListMembersRequest, _lair_rooms_v1_ListMembersRequest__Output>
        ListMembersResponse: MessageTypeDefinition<_lair_rooms_v1_ListMembersResponse, _lair_rooms_v1_ListMembersResponse__Output>
        ListMembershipsRequest: MessageTypeDefinition<_lair_rooms_v1_ListMembershipsRequest, _lair_rooms_v1_ListMembershipsRequest__Output>
        ListMembershipsResponse: MessageTypeDefinition<_lair_rooms_v1_ListMembershipsResponse, _lair_rooms_v1_ListMembershipsResponse__Output>
        ListRoomsRequest: MessageTypeDefinition<_lair_rooms_v1_ListRoomsRequest, _lair_rooms_v1_ListRoomsRequest__Output>
        ListRoomsResponse: MessageTypeDefinition<_lair_rooms_v1_ListRoomsResponse, _lair_rooms_v1_ListRoomsResponse__Output>
        Member: MessageTypeDefinition<_lair_rooms_v1_Member, _lair_rooms_v1_Member__Output>
        MemberJoined: MessageTypeDefinition<_lair_rooms_v1_MemberJoined, _lair_rooms_v1_MemberJoined__Output>
        MemberLeft: MessageTypeDefinition<_lair_rooms_v1_MemberLeft, _lair_rooms_v1_MemberLeft__Output>
        Membership: MessageTypeDefinition<_lair_rooms_v1_Membership, _lair_rooms_v1_Membership__Output>
        MembershipHint: MessageTypeDefinition<_lair_rooms_v1_MembershipHint, _lair_rooms_v1_MembershipHint__Output>
        OpenDirectRoomRequest: MessageTypeDefinition<_lair_rooms_v1_OpenDirectRoomRequest, _lair_rooms_v1_OpenDirectRoomRequest__Output>
        OpenDirectRoomResponse: MessageTypeDefinition<_lair_rooms_v1_OpenDirectRoomResponse, _lair_rooms_v1_OpenDirectRoomResponse__Output>
        Room: MessageTypeDefinition<_lair_rooms_v1_Room, _lair_rooms_v1_Room__Output>
        RoomAccess: MessageTypeDefinition<_lair_rooms_v1_RoomAccess, _lair_rooms_v1_RoomAccess__Output>
        RoomChange: MessageTypeDefinition<_lair_rooms_v1_RoomChange, _lair_rooms_v1_RoomChange__Output>
        RoomChangeBatch: MessageTypeDefinition<_lair_rooms_v1_RoomChangeBatch, _lair_rooms_v1_RoomChangeBatch__Output>
        RoomKind: EnumTypeDefinition
        RoomRole: EnumTypeDefinition
        RoomSettings: MessageTypeDefinition<_lair_rooms_v1_RoomSettings, _lair_rooms_v1_RoomSettings__Output>
        RoomView: MessageTypeDefinition<_lair_rooms_v1_RoomView, _lair_rooms_v1_RoomView__Output>
        /**
         * Owns where you may be: rooms, memberships, roles, direct conversations. A room the caller may not see is NOT_FOUND.
         * "Room reference" below: a room's UUID, or its name (compared without case).
         */
        RoomsService: SubtypeConstructor<typeof grpc.Client, _lair_rooms_v1_RoomsServiceClient> & { service: _lair_rooms_v1_RoomsServiceDefinition }
      }
    }
  }
}

