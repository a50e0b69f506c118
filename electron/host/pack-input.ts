import { shortHead } from '../../db/audit.ts';
import {
  agreementsStanding,
  backupsKnown,
  cipherSettings,
  coordinatingAgency,
  disclosuresCounted,
  emergencyCounted,
  governors,
  heldByCategory,
  lastOpenings,
  madeOn,
  peopleCounted,
  retentionRules,
  returnsCounted,
  sharingByBasis,
  usersByAgency,
  usersByRole,
} from '../../db/repositories/governance/configuration.ts';
import { activeAccounts } from '../../db/repositories/sealed/sealed-facts.ts';
import type { PackInput } from '../../domain/governance/pack-input.ts';
import { Refusal } from '../../domain/refusal.ts';
import { idleSignal } from '../../domain/vault/idle-minutes.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { JobContext } from './context.ts';
import type { Header, Slot } from './vault/header.ts';

/** Slots by what one guess at them costs, the dearest first. */
function costsOf(slots: readonly Slot[]): PackInput['slots']['costs'] {
  const counted = new Map<string, PackInput['slots']['costs'][number]>();
  for (const { derivation } of slots) {
    if (derivation === null) continue;
    const { memoryKiB, passes, parallelism } = derivation;
    const key = `${memoryKiB} ${passes} ${parallelism}`;
    counted.set(key, { memoryKiB, passes, parallelism, slots: (counted.get(key)?.slots ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.memoryKiB - a.memoryKiB || b.passes - a.passes);
}

function sealedOf(context: JobContext, header: Header): PackInput['sealed'] {
  const { db, session } = context.reading();
  const holding = new Set(header.slots.filter((slot) => slot.sealedKey !== undefined).map((slot) => slot.userId));
  const holders = activeAccounts(db)
    .filter((one) => holding.has(one.userId))
    .map(({ displayName, agencyName }) => ({ name: displayName, agency: agencyName }));
  if (session.sealedPublicKey === null) return { state: 'never-made', holders: [] };
  return { state: holders.length === 0 ? 'nobody-holds-it' : 'ready', holders };
}

/** Everything that the papers of the security pack are made from, as the open register and this computer answer now. */
export function packInput(context: JobContext): PackInput {
  const open = context.current();
  if (open === null) throw new Refusal('locked');
  const { session } = open;
  const { db, user, clock } = context.reading();
  const header = open.keyFile.current();
  const head = session.audit.head();
  return {
    register: {
      name: session.name,
      areaName: session.areaName,
      madeOn: madeOn(db),
      coordinatingAgency: coordinatingAgency(db),
      demonstration: session.demonstration,
    },
    version: packageJson.version,
    madeAt: new Date(clock.now()).toISOString(),
    madeBy: user.displayName,
    agencies: usersByAgency(db),
    roles: usersByRole(db),
    governors: governors(db),
    people: peopleCounted(session.raw),
    held: heldByCategory(session.raw),
    sharing: sharingByBasis(session.raw),
    agreements: agreementsStanding(db, clock.today()),
    disclosures: disclosuresCounted(session.raw),
    emergency: emergencyCounted(session.raw),
    retention: retentionRules(session.raw, clock.today()),
    backups: backupsKnown(session.raw, header.generation),
    cipher: cipherSettings(session.raw),
    slots: {
      users: header.slots.filter((slot) => slot.kind === 'user').length,
      recovery: header.slots.filter((slot) => slot.kind === 'recovery').length,
      recoveryInTwoParts: header.slots.some((slot) => slot.recoveryParts === 2),
      costs: costsOf(header.slots),
    },
    keys: { generation: header.generation, madeOn: header.createdAt.slice(0, 10) },
    lockSignals: [idleSignal(context.computer.idleMinutes()), ...context.settings.lockSignals],
    sealed: sealedOf(context, header),
    audit: { entries: head.count, head: shortHead(head) },
    openings: lastOpenings(db).map(({ at, by, deviceId }) => ({
      at,
      by,
      thisComputer: deviceId === context.computer.deviceId,
    })),
    returns: returnsCounted(session.raw),
  };
}
