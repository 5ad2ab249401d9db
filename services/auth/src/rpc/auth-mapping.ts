import type { Authenticated } from '@lair/contracts/generated/lair/auth/v1/Authenticated.ts';
import type { User } from '@lair/contracts/generated/lair/common/v1/User.ts';
import type { Account } from '../domain/account.ts';
import type { IssuedToken } from '../keys/token-issuer.ts';
import type { Session } from '../store/session-store.ts';

const protoRole = { user: 'USER_ROLE_USER', moderator: 'USER_ROLE_MODERATOR', admin: 'USER_ROLE_ADMIN' } as const;

export const toUser = ({ id, username, displayName, role }: Account): User => ({
  id,
  username,
  ...(displayName === undefined ? {} : { displayName }),
  role: protoRole[role],
});

export const toAuthenticated = (account: Account, session: Session, identity: IssuedToken): Authenticated => ({
  user: toUser(account),
  session: {
    id: session.id,
    deviceId: session.deviceId,
    deviceName: session.deviceName,
    expiresAtMs: session.expiresAtMs,
  },
  identity,
});
