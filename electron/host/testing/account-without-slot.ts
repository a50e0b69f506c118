import { writeTransaction } from '../../../db/write.ts';
import type { Role } from '../../../domain/access.ts';
import type { TestHost } from './open-test-host.ts';

interface Account {
  readonly signInName: string;
  readonly agencyId: string;
  readonly roles: readonly Role[];
  readonly active?: boolean;
}

/** Writes an account, with its history, whose holder has no slot: quicker than deriving a key. Answers with its id. */
export const addAccountWithoutSlot = (
  { session }: Pick<TestHost, 'session'>,
  { roles, active = true, ...names }: Account,
): string =>
  writeTransaction(session.writer, session.user.id, (db) => {
    const id = db.insert('userAccount', { ...names, displayName: names.signInName, active: active ? 1 : 0 });
    for (const role of roles) db.insert('userRole', { userId: id, role });
    return id;
  });
