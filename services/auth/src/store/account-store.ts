import { checkUserReference, nameKey } from '@lair/wire';
import type { Account } from '../domain/account.ts';
import type { Database } from './database.ts';

/** Reads accounts. Making one also opens a session, so that is in session-store.ts. */
export interface AccountStore {
  /** undefined: no such user. Names are compared without case. */
  findForLogin(username: string): Promise<{ account: Account; passwordHash: string } | undefined>;
  isNameTaken(username: string): Promise<boolean>;
  /** Those that exist, each once, in no particular order. */
  find(ids: readonly string[], usernames: readonly string[]): Promise<Account[]>;
}

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string | null;
  readonly role: Account['role'];
}

export const toAccount = ({ id, username, displayName, role }: UserRow): Account => ({
  id,
  username,
  displayName: displayName ?? undefined,
  role,
});

/** What no user can be called is not looked for: it may not even be text that Postgres takes. */
const canBeUsername = (username: string): boolean => checkUserReference(username).ok;

export const createAccountStore = (database: Database): AccountStore => ({
  findForLogin: async (username) => {
    if (!canBeUsername(username)) return undefined;
    const user = await database.user.findUnique({ where: { usernameKey: nameKey(username) } });
    return user ? { account: toAccount(user), passwordHash: user.passwordHash } : undefined;
  },
  isNameTaken: async (username) =>
    (await database.user.findUnique({ where: { usernameKey: nameKey(username) }, select: { id: true } })) !== null,
  find: async (ids, usernames) => {
    const users = await database.user.findMany({
      where: { OR: [{ id: { in: [...ids] } }, { usernameKey: { in: usernames.filter(canBeUsername).map(nameKey) } }] },
      select: { id: true, username: true, displayName: true, role: true },
    });
    return users.map(toAccount);
  },
});
