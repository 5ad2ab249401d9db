// Original file: proto/lair/auth/v1/auth.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EndSessionRequest as _lair_auth_v1_EndSessionRequest, EndSessionRequest__Output as _lair_auth_v1_EndSessionRequest__Output } from '../../../lair/auth/v1/EndSessionRequest.ts';
import type { EndSessionResponse as _lair_auth_v1_EndSessionResponse, EndSessionResponse__Output as _lair_auth_v1_EndSessionResponse__Output } from '../../../lair/auth/v1/EndSessionResponse.ts';
import type { GetSigningKeysRequest as _lair_auth_v1_GetSigningKeysRequest, GetSigningKeysRequest__Output as _lair_auth_v1_GetSigningKeysRequest__Output } from '../../../lair/auth/v1/GetSigningKeysRequest.ts';
import type { GetSigningKeysResponse as _lair_auth_v1_GetSigningKeysResponse, GetSigningKeysResponse__Output as _lair_auth_v1_GetSigningKeysResponse__Output } from '../../../lair/auth/v1/GetSigningKeysResponse.ts';
import type { IssueServiceTokenRequest as _lair_auth_v1_IssueServiceTokenRequest, IssueServiceTokenRequest__Output as _lair_auth_v1_IssueServiceTokenRequest__Output } from '../../../lair/auth/v1/IssueServiceTokenRequest.ts';
import type { IssueServiceTokenResponse as _lair_auth_v1_IssueServiceTokenResponse, IssueServiceTokenResponse__Output as _lair_auth_v1_IssueServiceTokenResponse__Output } from '../../../lair/auth/v1/IssueServiceTokenResponse.ts';
import type { LoginRequest as _lair_auth_v1_LoginRequest, LoginRequest__Output as _lair_auth_v1_LoginRequest__Output } from '../../../lair/auth/v1/LoginRequest.ts';
import type { LoginResponse as _lair_auth_v1_LoginResponse, LoginResponse__Output as _lair_auth_v1_LoginResponse__Output } from '../../../lair/auth/v1/LoginResponse.ts';
import type { LookupUsersRequest as _lair_auth_v1_LookupUsersRequest, LookupUsersRequest__Output as _lair_auth_v1_LookupUsersRequest__Output } from '../../../lair/auth/v1/LookupUsersRequest.ts';
import type { LookupUsersResponse as _lair_auth_v1_LookupUsersResponse, LookupUsersResponse__Output as _lair_auth_v1_LookupUsersResponse__Output } from '../../../lair/auth/v1/LookupUsersResponse.ts';
import type { RefreshIdentityRequest as _lair_auth_v1_RefreshIdentityRequest, RefreshIdentityRequest__Output as _lair_auth_v1_RefreshIdentityRequest__Output } from '../../../lair/auth/v1/RefreshIdentityRequest.ts';
import type { RefreshIdentityResponse as _lair_auth_v1_RefreshIdentityResponse, RefreshIdentityResponse__Output as _lair_auth_v1_RefreshIdentityResponse__Output } from '../../../lair/auth/v1/RefreshIdentityResponse.ts';
import type { RegisterRequest as _lair_auth_v1_RegisterRequest, RegisterRequest__Output as _lair_auth_v1_RegisterRequest__Output } from '../../../lair/auth/v1/RegisterRequest.ts';
import type { RegisterResponse as _lair_auth_v1_RegisterResponse, RegisterResponse__Output as _lair_auth_v1_RegisterResponse__Output } from '../../../lair/auth/v1/RegisterResponse.ts';
import type { ResumeRequest as _lair_auth_v1_ResumeRequest, ResumeRequest__Output as _lair_auth_v1_ResumeRequest__Output } from '../../../lair/auth/v1/ResumeRequest.ts';
import type { ResumeResponse as _lair_auth_v1_ResumeResponse, ResumeResponse__Output as _lair_auth_v1_ResumeResponse__Output } from '../../../lair/auth/v1/ResumeResponse.ts';

/**
 * Owns who you are: users, passwords, devices, sessions, and the keys that sign identity tokens.
 * Every rpc but GetSigningKeys and IssueServiceToken is for services with a service token; contracts/rpc-policy names them.
 */
export interface AuthServiceClient extends grpc.Client {
  /**
   * Ends the caller's own session (user token) and announces it, so that every gateway closes its connections. Repeat-safe.
   */
  EndSession(argument: _lair_auth_v1_EndSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  EndSession(argument: _lair_auth_v1_EndSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  EndSession(argument: _lair_auth_v1_EndSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  EndSession(argument: _lair_auth_v1_EndSessionRequest, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Ends the caller's own session (user token) and announces it, so that every gateway closes its connections. Repeat-safe.
   */
  endSession(argument: _lair_auth_v1_EndSessionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _lair_auth_v1_EndSessionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _lair_auth_v1_EndSessionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  endSession(argument: _lair_auth_v1_EndSessionRequest, callback: grpc.requestCallback<_lair_auth_v1_EndSessionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * The public keys that identity tokens may be signed with now or soon. Open to all; carries nothing secret. Repeat-safe.
   */
  GetSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  GetSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  GetSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  GetSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The public keys that identity tokens may be signed with now or soon. Open to all; carries nothing secret. Repeat-safe.
   */
  getSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  getSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  getSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  getSigningKeys(argument: _lair_auth_v1_GetSigningKeysRequest, callback: grpc.requestCallback<_lair_auth_v1_GetSigningKeysResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Swaps a service's secret for a short-lived service token. Open to all; the secret is the proof. Repeat-safe.
   * Errors: UNAUTHENTICATED (unknown service or wrong secret).
   */
  IssueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  IssueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  IssueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  IssueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Swaps a service's secret for a short-lived service token. Open to all; the secret is the proof. Repeat-safe.
   * Errors: UNAUTHENTICATED (unknown service or wrong secret).
   */
  issueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  issueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  issueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  issueServiceToken(argument: _lair_auth_v1_IssueServiceTokenRequest, callback: grpc.requestCallback<_lair_auth_v1_IssueServiceTokenResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Checks a password and opens a session on a device. Called by the gateway. A repeat opens another session.
   * Errors: INVALID_ARGUMENT, UNAUTHENTICATED (unknown user and wrong password look and take alike).
   */
  Login(argument: _lair_auth_v1_LoginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  Login(argument: _lair_auth_v1_LoginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  Login(argument: _lair_auth_v1_LoginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  Login(argument: _lair_auth_v1_LoginRequest, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Checks a password and opens a session on a device. Called by the gateway. A repeat opens another session.
   * Errors: INVALID_ARGUMENT, UNAUTHENTICATED (unknown user and wrong password look and take alike).
   */
  login(argument: _lair_auth_v1_LoginRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  login(argument: _lair_auth_v1_LoginRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  login(argument: _lair_auth_v1_LoginRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  login(argument: _lair_auth_v1_LoginRequest, callback: grpc.requestCallback<_lair_auth_v1_LoginResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Finds users by id or by name (without case). Called by services. Repeat-safe. Unknown ones are left out of the answer.
   * Errors: INVALID_ARGUMENT (more than 500 asked for).
   */
  LookupUsers(argument: _lair_auth_v1_LookupUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  LookupUsers(argument: _lair_auth_v1_LookupUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  LookupUsers(argument: _lair_auth_v1_LookupUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  LookupUsers(argument: _lair_auth_v1_LookupUsersRequest, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Finds users by id or by name (without case). Called by services. Repeat-safe. Unknown ones are left out of the answer.
   * Errors: INVALID_ARGUMENT (more than 500 asked for).
   */
  lookupUsers(argument: _lair_auth_v1_LookupUsersRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  lookupUsers(argument: _lair_auth_v1_LookupUsersRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  lookupUsers(argument: _lair_auth_v1_LookupUsersRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  lookupUsers(argument: _lair_auth_v1_LookupUsersRequest, callback: grpc.requestCallback<_lair_auth_v1_LookupUsersResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A fresh identity token for a running session. Called by the gateway before the old one expires. Repeat-safe.
   * Errors: UNAUTHENTICATED (the session has ended).
   */
  RefreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  RefreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  RefreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  RefreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A fresh identity token for a running session. Called by the gateway before the old one expires. Repeat-safe.
   * Errors: UNAUTHENTICATED (the session has ended).
   */
  refreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  refreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  refreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  refreshIdentity(argument: _lair_auth_v1_RefreshIdentityRequest, callback: grpc.requestCallback<_lair_auth_v1_RefreshIdentityResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes a user, their first device and a session. Called by the gateway.
   * Not repeat-safe: a repeat answers ALREADY_EXISTS.
   * Errors, in order: INVALID_ARGUMENT (name, password or device out of bounds, reserved name), ALREADY_EXISTS (name taken without case).
   */
  Register(argument: _lair_auth_v1_RegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _lair_auth_v1_RegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _lair_auth_v1_RegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  Register(argument: _lair_auth_v1_RegisterRequest, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes a user, their first device and a session. Called by the gateway.
   * Not repeat-safe: a repeat answers ALREADY_EXISTS.
   * Errors, in order: INVALID_ARGUMENT (name, password or device out of bounds, reserved name), ALREADY_EXISTS (name taken without case).
   */
  register(argument: _lair_auth_v1_RegisterRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _lair_auth_v1_RegisterRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _lair_auth_v1_RegisterRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  register(argument: _lair_auth_v1_RegisterRequest, callback: grpc.requestCallback<_lair_auth_v1_RegisterResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Continues a session by its token, without password hashing. Repeat-safe.
   * Errors: UNAUTHENTICATED (unknown, ended or expired session).
   */
  Resume(argument: _lair_auth_v1_ResumeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  Resume(argument: _lair_auth_v1_ResumeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  Resume(argument: _lair_auth_v1_ResumeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  Resume(argument: _lair_auth_v1_ResumeRequest, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Continues a session by its token, without password hashing. Repeat-safe.
   * Errors: UNAUTHENTICATED (unknown, ended or expired session).
   */
  resume(argument: _lair_auth_v1_ResumeRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  resume(argument: _lair_auth_v1_ResumeRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  resume(argument: _lair_auth_v1_ResumeRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  resume(argument: _lair_auth_v1_ResumeRequest, callback: grpc.requestCallback<_lair_auth_v1_ResumeResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Owns who you are: users, passwords, devices, sessions, and the keys that sign identity tokens.
 * Every rpc but GetSigningKeys and IssueServiceToken is for services with a service token; contracts/rpc-policy names them.
 */
export interface AuthServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Ends the caller's own session (user token) and announces it, so that every gateway closes its connections. Repeat-safe.
   */
  EndSession: grpc.handleUnaryCall<_lair_auth_v1_EndSessionRequest__Output, _lair_auth_v1_EndSessionResponse>;
  
  /**
   * The public keys that identity tokens may be signed with now or soon. Open to all; carries nothing secret. Repeat-safe.
   */
  GetSigningKeys: grpc.handleUnaryCall<_lair_auth_v1_GetSigningKeysRequest__Output, _lair_auth_v1_GetSigningKeysResponse>;
  
  /**
   * Swaps a service's secret for a short-lived service token. Open to all; the secret is the proof. Repeat-safe.
   * Errors: UNAUTHENTICATED (unknown service or wrong secret).
   */
  IssueServiceToken: grpc.handleUnaryCall<_lair_auth_v1_IssueServiceTokenRequest__Output, _lair_auth_v1_IssueServiceTokenResponse>;
  
  /**
   * Checks a password and opens a session on a device. Called by the gateway. A repeat opens another session.
   * Errors: INVALID_ARGUMENT, UNAUTHENTICATED (unknown user and wrong password look and take alike).
   */
  Login: grpc.handleUnaryCall<_lair_auth_v1_LoginRequest__Output, _lair_auth_v1_LoginResponse>;
  
  /**
   * Finds users by id or by name (without case). Called by services. Repeat-safe. Unknown ones are left out of the answer.
   * Errors: INVALID_ARGUMENT (more than 500 asked for).
   */
  LookupUsers: grpc.handleUnaryCall<_lair_auth_v1_LookupUsersRequest__Output, _lair_auth_v1_LookupUsersResponse>;
  
  /**
   * A fresh identity token for a running session. Called by the gateway before the old one expires. Repeat-safe.
   * Errors: UNAUTHENTICATED (the session has ended).
   */
  RefreshIdentity: grpc.handleUnaryCall<_lair_auth_v1_RefreshIdentityRequest__Output, _lair_auth_v1_RefreshIdentityResponse>;
  
  /**
   * Makes a user, their first device and a session. Called by the gateway.
   * Not repeat-safe: a repeat answers ALREADY_EXISTS.
   * Errors, in order: INVALID_ARGUMENT (name, password or device out of bounds, reserved name), ALREADY_EXISTS (name taken without case).
   */
  Register: grpc.handleUnaryCall<_lair_auth_v1_RegisterRequest__Output, _lair_auth_v1_RegisterResponse>;
  
  /**
   * Continues a session by its token, without password hashing. Repeat-safe.
   * Errors: UNAUTHENTICATED (unknown, ended or expired session).
   */
  Resume: grpc.handleUnaryCall<_lair_auth_v1_ResumeRequest__Output, _lair_auth_v1_ResumeResponse>;
  
}

export interface AuthServiceDefinition extends grpc.ServiceDefinition {
  EndSession: MethodDefinition<_lair_auth_v1_EndSessionRequest, _lair_auth_v1_EndSessionResponse, _lair_auth_v1_EndSessionRequest__Output, _lair_auth_v1_EndSessionResponse__Output>
  GetSigningKeys: MethodDefinition<_lair_auth_v1_GetSigningKeysRequest, _lair_auth_v1_GetSigningKeysResponse, _lair_auth_v1_GetSigningKeysRequest__Output, _lair_auth_v1_GetSigningKeysResponse__Output>
  IssueServiceToken: MethodDefinition<_lair_auth_v1_IssueServiceTokenRequest, _lair_auth_v1_IssueServiceTokenResponse, _lair_auth_v1_IssueServiceTokenRequest__Output, _lair_auth_v1_IssueServiceTokenResponse__Output>
  Login: MethodDefinition<_lair_auth_v1_LoginRequest, _lair_auth_v1_LoginResponse, _lair_auth_v1_LoginRequest__Output, _lair_auth_v1_LoginResponse__Output>
  LookupUsers: MethodDefinition<_lair_auth_v1_LookupUsersRequest, _lair_auth_v1_LookupUsersResponse, _lair_auth_v1_LookupUsersRequest__Output, _lair_auth_v1_LookupUsersResponse__Output>
  RefreshIdentity: MethodDefinition<_lair_auth_v1_RefreshIdentityRequest, _lair_auth_v1_RefreshIdentityResponse, _lair_auth_v1_RefreshIdentityRequest__Output, _lair_auth_v1_RefreshIdentityResponse__Output>
  Register: MethodDefinition<_lair_auth_v1_RegisterRequest, _lair_auth_v1_RegisterResponse, _lair_auth_v1_RegisterRequest__Output, _lair_auth_v1_RegisterResponse__Output>
  Resume: MethodDefinition<_lair_auth_v1_ResumeRequest, _lair_auth_v1_ResumeResponse, _lair_auth_v1_ResumeRequest__Output, _lair_auth_v1_ResumeResponse__Output>
}
