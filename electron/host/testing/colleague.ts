import { randomUUID } from 'node:crypto';
import type { Role } from '../../../domain/access.ts';
import type { TestHost } from './open-test-host.ts';
import { testSlot } from './test-key-file.ts';

/** Adds a user of the first user's agency, with a slot in the key file, behind the application's back. */
export function addColleague(test: TestHost, displayName: string, roles: readonly Role[]): string {
  const { raw, user } = test.session;
  const userId = randomUUID();
  raw
    .prepare('INSERT INTO userAccount (id, signInName, displayName, agencyId, active) VALUES (?, ?, ?, ?, 1)')
    .run(userId, displayName, displayName, user.agencyId);
  const add = raw.prepare('INSERT INTO userRole (id, userId, role) VALUES (?, ?, ?)');
  for (const role of roles) add.run(randomUUID(), userId, role);
  test.open.keyFile.changeSlots((slots, { dataKey, place }) => [
    ...slots,
    testSlot({ userId, displayName }, dataKey, place),
  ]);
  return userId;
}
