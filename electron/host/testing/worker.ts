import { randomUUID } from 'node:crypto';
import type { Role } from '../../../domain/access.ts';
import type { TestHost } from './open-test-host.ts';
import { testSlot } from './test-key-file.ts';

/** Adds somebody of a given agency, with a slot in the key file, behind the application's back. */
export function addWorker(test: TestHost, displayName: string, roles: readonly Role[], agencyId: string): string {
  const { raw } = test.session;
  const userId = randomUUID();
  raw
    .prepare('INSERT INTO userAccount (id, signInName, displayName, agencyId, active) VALUES (?, ?, ?, ?, 1)')
    .run(userId, displayName, displayName, agencyId);
  const add = raw.prepare('INSERT INTO userRole (id, userId, role) VALUES (?, ?, ?)');
  for (const role of roles) add.run(randomUUID(), userId, role);
  test.open.keyFile.changeSlots((slots, { dataKey, place }) => [
    ...slots,
    testSlot({ userId, displayName }, dataKey, place),
  ]);
  return userId;
}
