import { randomBytes } from 'node:crypto';
import referenceJson from '../../assets/reference-data.json' with { type: 'json' };
import { programmeSubject } from '../../db/history-keys.ts';
import { createIdSource, type IdSource } from '../../db/ids.ts';
import { migrate } from '../../db/migrate.ts';
import { closeRegister, openRegister } from '../../db/open.ts';
import { seedReferenceData } from '../../db/repositories/programme/seed.ts';
import type { Secret } from '../../db/secret.ts';
import { writeTransaction } from '../../db/write.ts';
import type { Role } from '../../domain/access.ts';
import { firstQuarters, type Period } from '../../domain/programme/periods.ts';
import type { ReferenceData } from '../../domain/programme/reference-data.ts';
import type { Clock } from '../../domain/time.ts';
import { createWriter } from './register-session.ts';

const referenceData = referenceJson as ReferenceData;

export interface NewRegister {
  readonly registerId: string;
  readonly userId: string;
  readonly name: string;
  readonly areaName: string;
  readonly agencyName: string;
  readonly displayName: string;
  readonly demonstration: boolean;
  /** The public half of the sealed-field key, as base64; the other half goes to the first user's slot. */
  readonly sealedPublicKey?: string;
  /** The first periods; five quarters from today where left out. */
  readonly periods?: readonly Period[];
}

/** The first person of a register runs it until there are others. */
const firstRoles: readonly Role[] = ['administrator', 'coordinator', 'information-governance'];

/**
 * Writes a new, empty register: schema, keys, reference data, the first agency, user, cohort and periods, all in one
 * transaction. The file is closed afterwards. Throws a Refusal when there is no room or no right to write.
 */
export function createRegisterFile(
  file: string,
  dataKey: Secret,
  register: NewRegister,
  at: { readonly clock: Clock; readonly deviceId: string; readonly ids?: IdSource },
): void {
  const ids = at.ids ?? createIdSource(at.clock);
  const db = openRegister(file, dataKey, { create: true });
  try {
    migrate(db);
    const writer = createWriter(db, at.clock, at.deviceId, ids);
    writeTransaction(writer, register.userId, (write) => {
      const now = new Date(at.clock.now()).toISOString();
      db.prepare('INSERT INTO register (id, name, areaName, demonstration, createdAt) VALUES (?, ?, ?, ?, ?)').run(
        register.registerId,
        register.name,
        register.areaName,
        register.demonstration ? 1 : 0,
        now,
      );
      db.prepare('INSERT INTO registerKey (name, key) VALUES (?, ?)').run('audit', randomBytes(32));
      db.prepare('INSERT INTO device (id, firstSeenAt) VALUES (?, ?)').run(at.deviceId, now);
      writer.keys.forSubject(programmeSubject);
      const definitionId = seedReferenceData(db, ids, referenceData);
      const agencyId = write.insert('agency', { name: register.agencyName, kind: 'not-known', active: 1 });
      write.insert('userAccount', {
        id: register.userId,
        signInName: register.displayName,
        displayName: register.displayName,
        agencyId,
        active: 1,
      });
      db.prepare('UPDATE register SET coordinatingAgencyId = ?, sealedPublicKey = ?').run(
        agencyId,
        register.sealedPublicKey ?? null,
      );
      for (const role of firstRoles) write.insert('userRole', { userId: register.userId, role });
      for (const period of register.periods ?? firstQuarters(at.clock.today())) write.insert('period', { ...period });
      write.insert('cohort', {
        code: 'meam',
        name: 'MEAM cohort',
        definitionId,
        // As early as the needs have words: people who joined before the register began can be written down.
        validFrom: referenceData.needs.map((need) => need.validFrom).sort()[0] ?? at.clock.today(),
      });
    });
  } finally {
    closeRegister(db);
  }
}
