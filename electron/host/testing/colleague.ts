import { randomUUID } from 'node:crypto';
import type { Role } from '../../../domain/access.ts';
import type { TestHost } from './open-test-host.ts';
import { addWorker } from './worker.ts';

/** Adds a user of the first user's agency, with a slot in the key file, behind the application's back. */
export const addColleague = (test: TestHost, displayName: string, roles: readonly Role[]): string =>
  addWorker(test, displayName, roles, test.session.user.agencyId);

/** An opening in an emergency by somebody else, behind the application's back. */
export function addOpening(test: TestHost, personId: string, userId: string): string {
  const id = randomUUID();
  test.session.raw
    .prepare(
      'INSERT INTO emergencyOpening (id, personId, userId, reason, openedAt, expiresAt) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(id, personId, userId, 'Not answering the door', '2018-04-03T08:00:00.000Z', '2018-04-03T09:00:00.000Z');
  return id;
}

/** Something that somebody else said privately, behind the application's back. */
export function addAside(test: TestHost, personId: string, userId: string): string {
  const id = randomUUID();
  test.session.raw
    .prepare('INSERT INTO standAside (id, userId, personId, saidAt) VALUES (?, ?, ?, ?)')
    .run(id, userId, personId, '2018-04-03T08:00:00.000Z');
  return id;
}
