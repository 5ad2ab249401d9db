import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from './lair/common/v1/User.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from './lair/common/v1/UserRef.ts';
import type { AcknowledgeRequest as _lair_delivery_v1_AcknowledgeRequest, AcknowledgeRequest__Output as _lair_delivery_v1_AcknowledgeRequest__Output } from './lair/delivery/v1/AcknowledgeRequest.ts';
import type { AcknowledgeResponse as _lair_delivery_v1_AcknowledgeResponse, AcknowledgeResponse__Output as _lair_delivery_v1_AcknowledgeResponse__Output } from './lair/delivery/v1/AcknowledgeResponse.ts';
import type { AnnouncedHead as _lair_delivery_v1_AnnouncedHead, AnnouncedHead__Output as _lair_delivery_v1_AnnouncedHead__Output } from './lair/delivery/v1/AnnouncedHead.ts';
import type { ConnectRequest as _lair_delivery_v1_ConnectRequest, ConnectRequest__Output as _lair_delivery_v1_ConnectRequest__Output } from './lair/delivery/v1/ConnectRequest.ts';
import type { ConnectResponse as _lair_delivery_v1_ConnectResponse, ConnectResponse__Output as _lair_delivery_v1_ConnectResponse__Output } from './lair/delivery/v1/ConnectResponse.ts';
import type { DeliveryServiceClient as _lair_delivery_v1_DeliveryServiceClient, DeliveryServiceDefinition as _lair_delivery_v1_DeliveryServiceDefinition } from './lair/delivery/v1/DeliveryService.ts';
import type { DeviceAck as _lair_delivery_v1_DeviceAck, DeviceAck__Output as _lair_delivery_v1_DeviceAck__Output } from './lair/delivery/v1/DeviceAck.ts';
import type { GetCursorsRequest as _lair_delivery_v1_GetCursorsRequest, GetCursorsRequest__Output as _lair_delivery_v1_GetCursorsRequest__Output } from './lair/delivery/v1/GetCursorsRequest.ts';
import type { GetCursorsResponse as _lair_delivery_v1_GetCursorsResponse, GetCursorsResponse__Output as _lair_delivery_v1_GetCursorsResponse__Output } from './lair/delivery/v1/GetCursorsResponse.ts';
import type { GetPresenceRequest as _lair_delivery_v1_GetPresenceRequest, GetPresenceRequest__Output as _lair_delivery_v1_GetPresenceRequest__Output } from './lair/delivery/v1/GetPresenceRequest.ts';
import type { GetPresenceResponse as _lair_delivery_v1_GetPresenceResponse, GetPresenceResponse__Output as _lair_delivery_v1_GetPresenceResponse__Output } from './lair/delivery/v1/GetPresenceResponse.ts';
import type { HeadsAnnouncement as _lair_delivery_v1_HeadsAnnouncement, HeadsAnnouncement__Output as _lair_delivery_v1_HeadsAnnouncement__Output } from './lair/delivery/v1/HeadsAnnouncement.ts';
import type { ListOnlineRequest as _lair_delivery_v1_ListOnlineRequest, ListOnlineRequest__Output as _lair_delivery_v1_ListOnlineRequest__Output } from './lair/delivery/v1/ListOnlineRequest.ts';
import type { ListOnlineResponse as _lair_delivery_v1_ListOnlineResponse, ListOnlineResponse__Output as _lair_delivery_v1_ListOnlineResponse__Output } from './lair/delivery/v1/ListOnlineResponse.ts';
import type { MarkReadRequest as _lair_delivery_v1_MarkReadRequest, MarkReadRequest__Output as _lair_delivery_v1_MarkReadRequest__Output } from './lair/delivery/v1/MarkReadRequest.ts';
import type { MarkReadResponse as _lair_delivery_v1_MarkReadResponse, MarkReadResponse__Output as _lair_delivery_v1_MarkReadResponse__Output } from './lair/delivery/v1/MarkReadResponse.ts';
import type { Notification as _lair_delivery_v1_Notification, Notification__Output as _lair_delivery_v1_Notification__Output } from './lair/delivery/v1/Notification.ts';
import type { OnlineUser as _lair_delivery_v1_OnlineUser, OnlineUser__Output as _lair_delivery_v1_OnlineUser__Output } from './lair/delivery/v1/OnlineUser.ts';
import type { PresenceChange as _lair_delivery_v1_PresenceChange, PresenceChange__Output as _lair_delivery_v1_PresenceChange__Output } from './lair/delivery/v1/PresenceChange.ts';
import type { PushBatch as _lair_delivery_v1_PushBatch, PushBatch__Output as _lair_delivery_v1_PushBatch__Output } from './lair/delivery/v1/PushBatch.ts';
import type { PushEntry as _lair_delivery_v1_PushEntry, PushEntry__Output as _lair_delivery_v1_PushEntry__Output } from './lair/delivery/v1/PushEntry.ts';
import type { ReadRoomRequest as _lair_delivery_v1_ReadRoomRequest, ReadRoomRequest__Output as _lair_delivery_v1_ReadRoomRequest__Output } from './lair/delivery/v1/ReadRoomRequest.ts';
import type { ReadRoomResponse as _lair_delivery_v1_ReadRoomResponse, ReadRoomResponse__Output as _lair_delivery_v1_ReadRoomResponse__Output } from './lair/delivery/v1/ReadRoomResponse.ts';
import type { RoomPosition as _lair_delivery_v1_RoomPosition, RoomPosition__Output as _lair_delivery_v1_RoomPosition__Output } from './lair/delivery/v1/RoomPosition.ts';

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
    delivery: {
      v1: {
        AcknowledgeRequest: MessageTypeDefinition<_lair_delivery_v1_AcknowledgeRequest, _lair_delivery_v1_AcknowledgeRequest__Output>
        AcknowledgeResponse: MessageTypeDefinition<_lair_delivery_v1_AcknowledgeResponse, _lair_delivery_v1_AcknowledgeResponse__Output>
        AnnouncedHead: MessageTypeDefinition<_lair_delivery_v1_AnnouncedHead, _lair_delivery_v1_AnnouncedHead__Output>
        ConnectRequest: MessageTypeDefinition<_lair_delivery_v1_ConnectRequest, _lair_delivery_v1_ConnectRequest__Output>
        ConnectResponse: MessageTypeDefinition<_lair_delivery_v1_ConnectResponse, _lair_delivery_v1_ConnectResponse__Output>
        /**
         * Owns who has got what: cursors, replay, fan-out and the reading of presence.
         */
        DeliveryService: SubtypeConstructor<typeof grpc.Client, _lair_delivery_v1_DeliveryServiceClient> & { service: _lair_delivery_v1_DeliveryServiceDefinition }
        DeviceAck: MessageTypeDefinition<_lair_delivery_v1_DeviceAck, _lair_delivery_v1_DeviceAck__Output>
        GetCursorsRequest: MessageTypeDefinition<_lair_delivery_v1_GetCursorsRequest, _lair_delivery_v1_GetCursorsRequest__Output>
        GetCursorsResponse: MessageTypeDefinition<_lair_delivery_v1_GetCursorsResponse, _lair_delivery_v1_GetCursorsResponse__Output>
        GetPresenceRequest: MessageTypeDefinition<_lair_delivery_v1_GetPresenceRequest, _lair_delivery_v1_GetPresenceRequest__Output>
        GetPresenceResponse: MessageTypeDefinition<_lair_delivery_v1_GetPresenceResponse, _lair_delivery_v1_GetPresenceResponse__Output>
        HeadsAnnouncement: MessageTypeDefinition<_lair_delivery_v1_HeadsAnnouncement, _lair_delivery_v1_HeadsAnnouncement__Output>
        ListOnlineRequest: MessageTypeDefinition<_lair_delivery_v1_ListOnlineRequest, _lair_delivery_v1_ListOnlineRequest__Output>
        ListOnlineResponse: MessageTypeDefinition<_lair_delivery_v1_ListOnlineResponse, _lair_delivery_v1_ListOnlineResponse__Output>
        MarkReadRequest: MessageTypeDefinition<_lair_delivery_v1_MarkReadRequest, _lair_delivery_v1_MarkReadRequest__Output>
        MarkReadResponse: MessageTypeDefinition<_lair_delivery_v1_MarkReadResponse, _lair_delivery_v1_MarkReadResponse__Output>
        Notification: MessageTypeDefinition<_lair_delivery_v1_Notification, _lair_delivery_v1_Notification__Output>
        NotificationKind: EnumTypeDefinition
        OnlineUser: MessageTypeDefinition<_lair_delivery_v1_OnlineUser, _lair_delivery_v1_OnlineUser__Output>
        PresenceChange: MessageTypeDefinition<_lair_delivery_v1_PresenceChange, _lair_delivery_v1_PresenceChange__Output>
        PushBatch: MessageTypeDefinition<_lair_delivery_v1_PushBatch, _lair_delivery_v1_PushBatch__Output>
        PushEntry: MessageTypeDefinition<_lair_delivery_v1_PushEntry, _lair_delivery_v1_PushEntry__Output>
        ReadRoomRequest: MessageTypeDefinition<_lair_delivery_v1_ReadRoomRequest, _lair_delivery_v1_ReadRoomRequest__Output>
        ReadRoomResponse: MessageTypeDefinition<_lair_delivery_v1_ReadRoomResponse, _lair_delivery_v1_ReadRoomResponse__Output>
        RoomPosition: MessageTypeDefinition<_lair_delivery_v1_RoomPosition, _lair_delivery_v1_RoomPosition__Output>
      }
    }
  }
}

