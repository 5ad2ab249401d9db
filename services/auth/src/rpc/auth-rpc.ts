import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import { callingUser, type RpcHandlers } from '@lair/service-kit';
import type { AuthDeps } from './auth-deps.ts';
import { endSession } from './end-session.ts';
import { getSigningKeys } from './get-signing-keys.ts';
import { issueServiceToken } from './issue-service-token.ts';
import { login } from './login.ts';
import { lookupUsers } from './lookup-users.ts';
import { refreshIdentity } from './refresh-identity.ts';
import { register } from './register.ts';
import { resume } from './resume.ts';

/** Every rpc of auth with what answers it. Who may call is in contracts' rpc policies. */
export const authRpcs = (deps: AuthDeps): RpcHandlers<AuthServiceDefinition> => ({
  Register: (request) => register(deps, request),
  Login: (request) => login(deps, request),
  Resume: (request) => resume(deps, request),
  RefreshIdentity: (request) => refreshIdentity(deps, request),
  EndSession: (_request, context) => endSession(deps, callingUser(context)),
  LookupUsers: (request) => lookupUsers(deps, request),
  GetSigningKeys: () => getSigningKeys(deps),
  IssueServiceToken: (request) => issueServiceToken(deps, request),
});
