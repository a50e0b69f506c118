import { randomUUID } from 'node:crypto';
import type { RawDb } from '../db/open.ts';
import { fillTextIndex } from '../db/text-index.ts';
import { leastCost } from '../domain/vault/derivation-cost.ts';
import { headerPathOf, writeHeader } from '../electron/host/vault/header.ts';
import { findHeader } from '../electron/host/vault/open-register.ts';
import { fillUserSlot, stretchPassphrase } from '../electron/host/vault/slots.ts';
import { createLargeRegister, type LargeRegister } from './large-register.ts';
import { openWithoutDerivation } from './unlock.ts';

/** What every measurement of lists, search and the page about a person is made with. */
export const peopleOfYears = 10_000;
export const entriesOfYears = 200_000;
/** How many of them one person has. */
export const entriesOfOne = 20_000;

/** A large register as years of work leave it, made once for a run and shared. */
export interface RegisterOfYears extends LargeRegister {
  /** The person with many entries in one timeline, and the reference under which nobody else is found. */
  readonly long: { readonly id: string; readonly reference: string };
  /** A caseworker of another agency, with which a tenth of the people are shared. */
  readonly partnerId: string;
}

const notes = [
  'Met at the day centre, tea and toast, talked about the flat',
  'Rang twice, could be reached in the evening',
  'Letter from the hospital about the appointment in May',
  'The landlord agreed to wait until the benefit is paid',
  'Saw the nurse, leg is better, wants to see the dog again',
  'Keys for the locker, a coat, and a place to charge the phone',
];
const categories = ['story', 'contact', 'housing', 'health'] as const;

/** Ids in the order of their making, as the application's own are. */
const idAt = (at: number): string => {
  const place = at.toString(16).padStart(12, '0');
  return `${place.slice(0, 8)}-${place.slice(8)}-7000-8000-${randomUUID().slice(24)}`;
};

const dayAt = (at: number): string =>
  `20${18 + (at % 7)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;

/** A day of the last two weeks, so that most people are owed no contact. */
const lately = (at: number): string => new Date(Date.now() - (at % 14) * 86_400_000).toISOString().slice(0, 10);

/** Contacts over years: most of them spread over everybody, and the rest with the last person. */
function fillTimeline(db: RawDb, people: readonly string[], userId: string, agencyId: string): void {
  const add = db.prepare(
    `INSERT INTO timelineEntry (id, personId, kind, category, happenedOn, recordedAt, recordedBy, agencyId, reached, note)
     VALUES (?, ?, 'contact', ?, ?, ?, ?, ?, 1, ?)`,
  );
  const others = people.slice(0, -1);
  const long = people.at(-1) ?? '';
  for (let at = 0; at < entriesOfYears; at += 1) {
    const personId = at % (entriesOfYears / entriesOfOne) === 0 ? long : others[at % others.length];
    const note = `${notes[at % notes.length]} ${at % 997 === 0 ? 'harmonica' : ''}`.trim();
    const day = at >= entriesOfYears - 2 * people.length && at % 20 !== 0 ? lately(at) : dayAt(at);
    const category = categories[(at * 7) % categories.length];
    add.run(idAt(at), personId, category, day, `${day}T10:00:00.000Z`, userId, agencyId, note);
  }
}

/** Nine in ten are in the cohort, and every third has somebody who leads. */
function fillCohort(db: RawDb, people: readonly string[], userId: string, agencyId: string): void {
  const cohort = db.prepare<[], { id: string; definitionId: string }>('SELECT id, definitionId FROM cohort').get();
  const join = db.prepare(
    `INSERT INTO membership (id, personId, cohortId, definitionId, eligibility, joinedOn) VALUES (?, ?, ?, ?, 'meets', ?)`,
  );
  const lead = db.prepare(
    `INSERT INTO leadContact (id, personId, userId, agencyId, fromOn, confirmedAt)
     VALUES (?, ?, ?, ?, '2019-01-01', '2019-01-01T10:00:00.000Z')`,
  );
  for (const [at, personId] of people.entries()) {
    if (at % 10 !== 0) join.run(randomUUID(), personId, cohort?.id, cohort?.definitionId, dayAt(at));
    if (at % 3 === 0) lead.run(randomUUID(), personId, userId, agencyId);
  }
}

/** An agency of its own for the colleague, with which every tenth record is shared. */
function fillSharing(db: RawDb, people: readonly string[], partnerId: string): void {
  const agencyId = randomUUID();
  db.prepare("INSERT INTO agency (id, name, kind, active) VALUES (?, 'Turning Path', 'health', 1)").run(agencyId);
  db.prepare('UPDATE userAccount SET agencyId = ? WHERE id = ?').run(agencyId, partnerId);
  const share = db.prepare(
    `INSERT INTO sharing (id, personId, agencyId, category, decision, basis, fromOn)
     VALUES (?, ?, ?, ?, 'shared', 'public-task', '2018-01-01')`,
  );
  for (let at = 0; at < people.length; at += 10)
    for (const category of ['identity', 'contact', 'story']) share.run(randomUUID(), people[at], agencyId, category);
}

/**
 * Rows that are put straight into their tables and the index of words: what is measured is reading, and a history of two
 * million changed fields would only make the file larger.
 */
export function createRegisterOfYears(): RegisterOfYears {
  const register = createLargeRegister({ people: peopleOfYears, colleagues: 1 });
  const open = openWithoutDerivation(register);
  const { raw, user } = open.session;
  raw.pragma('cache_size = -400000');
  const people = raw.prepare<[], string>('SELECT id FROM person ORDER BY rowKey').pluck().all();
  const partnerId =
    raw.prepare<[string], string>('SELECT id FROM userAccount WHERE id <> ?').pluck().get(user.id) ?? '';
  raw.transaction(() => {
    fillTimeline(raw, people, user.id, user.agencyId);
    fillCohort(raw, people, user.id, user.agencyId);
    fillSharing(raw, people, partnerId);
    for (const table of ['textSearch', 'textPlace']) raw.prepare(`DELETE FROM ${table}`).run();
    raw.prepare('UPDATE textIndexMark SET isFilled = 0').run();
  })();
  fillTextIndex(raw);
  open.close();
  const long = { id: people.at(-1) ?? '', reference: `B-${peopleOfYears - 1}` };
  return { ...register, long, partnerId };
}

/** Puts a passphrase in the place of what opens the first slot, so that a window can unlock the register. */
export async function givePassphrase({ file, userId, dataKey }: LargeRegister, passphrase: string): Promise<void> {
  const header = findHeader(file);
  const { signInName = '' } = header.slots.find((slot) => slot.userId === userId) ?? {};
  const stretched = await stretchPassphrase(passphrase, leastCost);
  const slot = fillUserSlot({ id: userId, signInName: signInName ?? '' }, stretched, dataKey, header);
  stretched.key.wipe();
  writeHeader([headerPathOf(file)], { ...header, slots: [slot] }, dataKey);
}
