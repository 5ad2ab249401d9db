import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { AuthServiceClient as _lair_auth_v1_AuthServiceClient, AuthServiceDefinition as _lair_auth_v1_AuthServiceDefinition } from './lair/auth/v1/AuthService.ts';
import type { Authenticated as _lair_auth_v1_Authenticated, Authenticated__Output as _lair_auth_v1_Authenticated__Output } from './lair/auth/v1/Authenticated.ts';
import type { DeviceHint as _lair_auth_v1_DeviceHint, DeviceHint__Output as _lair_auth_v1_DeviceHint__Output } from './lair/auth/v1/DeviceHint.ts';
import type { EndSessionRequest as _lair_auth_v1_EndSessionRequest, EndSessionRequest__Output as _lair_auth_v1_EndSessionRequest__Output } from './lair/auth/v1/EndSessionRequest.ts';
import type { EndSessionResponse as _lair_auth_v1_EndSessionResponse, EndSessionResponse__Output as _lair_auth_v1_EndSessionResponse__Output } from './lair/auth/v1/EndSessionResponse.ts';
import type { GetSigningKeysRequest as _lair_auth_v1_GetSigningKeysRequest, GetSigningKeysRequest__Output as _lair_auth_v1_GetSigningKeysRequest__Output } from './lair/auth/v1/GetSigningKeysRequest.ts';
import type { GetSigningKeysResponse as _lair_auth_v1_GetSigningKeysResponse, GetSigningKeysResponse__Output as _lair_auth_v1_GetSigningKeysResponse__Output } from './lair/auth/v1/GetSigningKeysResponse.ts';
import type { IdentityToken as _lair_auth_v1_IdentityToken, IdentityToken__Output as _lair_auth_v1_IdentityToken__Output } from './lair/auth/v1/IdentityToken.ts';
import type { IssueServiceTokenRequest as _lair_auth_v1_IssueServiceTokenRequest, IssueServiceTokenRequest__Output as _lair_auth_v1_IssueServiceTokenRequest__Output } from './lair/auth/v1/IssueServiceTokenRequest.ts';
import type { IssueServiceTokenResponse as _lair_auth_v1_IssueServiceTokenResponse, IssueServiceTokenResponse__Output as _lair_auth_v1_IssueServiceTokenResponse__Output } from './lair/auth/v1/IssueServiceTokenResponse.ts';
import type { LoginRequest as _lair_auth_v1_LoginRequest, LoginRequest__Output as _lair_auth_v1_LoginRequest__Output } from './lair/auth/v1/LoginRequest.ts';
import type { LoginResponse as _lair_auth_v1_LoginResponse, LoginResponse__Output as _lair_auth_v1_LoginResponse__Output } from './lair/auth/v1/LoginResponse.ts';
import type { LookupUsersRequest as _lair_auth_v1_LookupUsersRequest, LookupUsersRequest__Output as _lair_auth_v1_LookupUsersRequest__Output } from './lair/auth/v1/LookupUsersRequest.ts';
import type { LookupUsersResponse as _lair_auth_v1_LookupUsersResponse, LookupUsersResponse__Output as _lair_auth_v1_LookupUsersResponse__Output } from './lair/auth/v1/LookupUsersResponse.ts';
import type { RefreshIdentityRequest as _lair_auth_v1_RefreshIdentityRequest, RefreshIdentityRequest__Output as _lair_auth_v1_RefreshIdentityRequest__Output } from './lair/auth/v1/RefreshIdentityRequest.ts';
import type { RefreshIdentityResponse as _lair_auth_v1_RefreshIdentityResponse, RefreshIdentityResponse__Output as _lair_auth_v1_RefreshIdentityResponse__Output } from './lair/auth/v1/RefreshIdentityResponse.ts';
import type { RegisterRequest as _lair_auth_v1_RegisterRequest, RegisterRequest__Output as _lair_auth_v1_RegisterRequest__Output } from './lair/auth/v1/RegisterRequest.ts';
import type { RegisterResponse as _lair_auth_v1_RegisterResponse, RegisterResponse__Output as _lair_auth_v1_RegisterResponse__Output } from './lair/auth/v1/RegisterResponse.ts';
import type { ResumeRequest as _lair_auth_v1_ResumeRequest, ResumeRequest__Output as _lair_auth_v1_ResumeRequest__Output } from './lair/auth/v1/ResumeRequest.ts';
import type { ResumeResponse as _lair_auth_v1_ResumeResponse, ResumeResponse__Output as _lair_auth_v1_ResumeResponse__Output } from './lair/auth/v1/ResumeResponse.ts';
import type { Session as _lair_auth_v1_Session, Session__Output as _lair_auth_v1_Session__Output } from './lair/auth/v1/Session.ts';
import type { SessionEnded as _lair_auth_v1_SessionEnded, SessionEnded__Output as _lair_auth_v1_SessionEnded__Output } from './lair/auth/v1/SessionEnded.ts';
import type { SigningKey as _lair_auth_v1_SigningKey, SigningKey__Output as _lair_auth_v1_SigningKey__Output } from './lair/auth/v1/SigningKey.ts';
import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from './lair/common/v1/User.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from './lair/common/v1/UserRef.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  lair: {
    auth: {
      v1: {
        /**
         * Owns who you are: users, passwords, devices, sessions, and the keys that sign identity tokens.
         * Every rpc but GetSigningKeys and IssueServiceToken is for services with a service token; contracts/rpc-policy names them.
         */
        AuthService: SubtypeConstructor<typeof grpc.Client, _lair_auth_v1_AuthServiceClient> & { service: _lair_auth_v1_AuthServiceDefinition }
        Authenticated: MessageTypeDefinition<_lair_auth_v1_Authenticated, _lair_auth_v1_Authenticated__Output>
        DeviceHint: MessageTypeDefinition<_lair_auth_v1_DeviceHint, _lair_auth_v1_DeviceHint__Output>
        EndSessionRequest: MessageTypeDefinition<_lair_auth_v1_EndSessionRequest, _lair_auth_v1_EndSessionRequest__Output>
        EndSessionResponse: MessageTypeDefinition<_lair_auth_v1_EndSessionResponse, _lair_auth_v1_EndSessionResponse__Output>
        GetSigningKeysRequest: MessageTypeDefinition<_lair_auth_v1_GetSigningKeysRequest, _lair_auth_v1_GetSigningKeysRequest__Output>
        GetSigningKeysResponse: MessageTypeDefinition<_lair_auth_v1_GetSigningKeysResponse, _lair_auth_v1_GetSigningKeysResponse__Output>
        IdentityToken: MessageTypeDefinition<_lair_auth_v1_IdentityToken, _lair_auth_v1_IdentityToken__Output>
        IssueServiceTokenRequest: MessageTypeDefinition<_lair_auth_v1_IssueServiceTokenRequest, _lair_auth_v1_IssueServiceTokenRequest__Output>
        IssueServiceTokenResponse: MessageTypeDefinition<_lair_auth_v1_IssueServiceTokenResponse, _lair_auth_v1_IssueServiceTokenResponse__Output>
        LoginRequest: MessageTypeDefinition<_lair_auth_v1_LoginRequest, _lair_auth_v1_LoginRequest__Output>
        LoginResponse: MessageTypeDefinition<_lair_auth_v1_LoginResponse, _lair_auth_v1_LoginResponse__Output>
        LookupUsersRequest: MessageTypeDefinition<_lair_auth_v1_LookupUsersRequest, _lair_auth_v1_LookupUsersRequest__Output>
        LookupUsersResponse: MessageTypeDefinition<_lair_auth_v1_LookupUsersResponse, _lair_auth_v1_LookupUsersResponse__Output>
        RefreshIdentityRequest: MessageTypeDefinition<_lair_auth_v1_RefreshIdentityRequest, _lair_auth_v1_RefreshIdentityRequest__Output>
        RefreshIdentityResponse: MessageTypeDefinition<_lair_auth_v1_RefreshIdentityResponse, _lair_auth_v1_RefreshIdentityResponse__Output>
        RegisterRequest: MessageTypeDefinition<_lair_auth_v1_RegisterRequest, _lair_auth_v1_RegisterRequest__Output>
        RegisterResponse: MessageTypeDefinition<_lair_auth_v1_RegisterResponse, _lair_auth_v1_RegisterResponse__Output>
        ResumeRequest: MessageTypeDefinition<_lair_auth_v1_ResumeRequest, _lair_auth_v1_ResumeRequest__Output>
        ResumeResponse: MessageTypeDefinition<_lair_auth_v1_ResumeResponse, _lair_auth_v1_ResumeResponse__Output>
        Session: MessageTypeDefinition<_lair_auth_v1_Session, _lair_auth_v1_Session__Output>
        SessionEnded: MessageTypeDefinition<_lair_auth_v1_SessionEnded, _lair_auth_v1_SessionEnded__Output>
        SigningKey: MessageTypeDefinition<_lair_auth_v1_SigningKey, _lair_auth_v1_SigningKey__Output>
      }
    }
    common: {
      v1: {
        User: MessageTypeDefinition<_lair_common_v1_User, _lair_common_v1_User__Output>
        UserRef: MessageTypeDefinition<_lair_common_v1_UserRef, _lair_common_v1_UserRef__Output>
        UserRole: EnumTypeDefinition
      }
    }
  }
}

