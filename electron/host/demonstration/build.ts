import { createIdSource } from '../../../db/ids.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import type { Secret } from '../../../db/secret.ts';
import { writeTransaction } from '../../../db/write.ts';
import { noteInAudit } from '../audit-entry.ts';
import { createRegisterFile, type NewRegister } from '../create-register.ts';
import { addAccount } from '../handlers/users-accounts.ts';
import { createWriter, openSession, type RegisterSession, signedIn } from '../register-session.ts';
import { partnerAgencies } from './agencies.ts';
import { scheduleBaselines } from './baselines.ts';
import { scheduleBriefings } from './briefing.ts';
import { cohortFirstYear } from './cohort-first-year.ts';
import { cohortSecondYear } from './cohort-second-year.ts';
import { scheduleCohortsAndLeads } from './cohorts.ts';
import { inventedColleagues } from './colleagues.ts';
import { scheduleContacts } from './contacts.ts';
import { scheduleFidelity } from './fidelity.ts';
import { fidelityFirstYear } from './fidelity-first-year.ts';
import { scheduleRaters } from './fidelity-raters.ts';
import { fidelitySecondYear } from './fidelity-second-year.ts';
import { frameworkEntries } from './framework-entries.ts';
import { scheduleKeeping } from './keeping.ts';
import { scheduleMeasures } from './measures.ts';
import { scheduleOutcomes } from './outcomes.ts';
import { type Enrolled, schedulePerson } from './people.ts';
import { assumedDates, demonstrationPeriods, scheduleClosing } from './periods.ts';
import { schedulePlans } from './plans.ts';
import { portraitDrafts } from './portraits.ts';
import { scheduleReferrals } from './referrals.ts';
import { scheduleRequests } from './requests.ts';
import { scheduleSealed } from './sealed-facts.ts';
import { seededRandom } from './seeded-random.ts';
import { scheduleServiceUse } from './service-use.ts';
import { scheduleSharing } from './sharing.ts';
import { createPlay, createSchedule, type Play, type Schedule } from './stage.ts';
import { type SteppingClock, steppingClock } from './stepping-clock.ts';
import { scheduleWholePerson } from './whole-person.ts';

/** The invented area and its first worker. */
export const demonstrationRegister: NewRegister = {
  registerId: '0180a000-0000-7000-8000-000000000001',
  userId: '0180a000-0000-7000-8000-000000000002',
  name: 'Demonstration cohort',
  areaName: 'Midshire',
  agencyName: 'Midshire Council',
  displayName: 'Robin Ellery',
  demonstration: true,
  periods: demonstrationPeriods,
};

/** A laptop that does not exist; the one that opens the demonstration writes under its own id. */
const deviceId = '0180a000-0000-7000-8000-000000000003';
const firstMorning = Date.UTC(2018, 0, 8, 9);
/** The Friday before the demonstration's today: nothing was written later. */
const lastDay = '2019-07-05';
/** One seed for the ids and one for each person, so that a new person changes nobody else's story. */
const idSeed = 2018;
const personSeed = 4000;

/** The partners, and those of their people who work in the register. */
function addPartners(play: Play, session: RegisterSession): void {
  for (const [name, kind] of partnerAgencies) play('users.addAgency', { name, kind });
  const { agencyId, agencyName: name } = session.user;
  play('users.changeAgency', { agencyId, name, kind: 'council', active: true });
  const agencies = new Map(listAgencies(session.read).map(({ id, name }) => [name, id]));
  for (const { id, name, agency, roles } of inventedColleagues) {
    const account = { displayName: name, signInName: name, agencyId: agencies.get(agency) ?? '', roles };
    // The operation that adds somebody derives a key first; their slots are made together when the file is.
    writeTransaction(
      session.writer,
      session.user.id,
      (db) => addAccount(db, id, account),
      (transactionId, _done, written) => {
        const nobody = { kind: 'none', ids: [] } as const;
        noteInAudit(session, { window: 'main' }, 'users.add', nobody, transactionId, { user: id }, written);
      },
    );
  }
}

function schedulePortraits(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  for (const { about, begunOn, sections, ...portrait } of portraitDrafts) {
    const one = people.find(({ person }) => person.name[0] === about);
    schedule.on(begunOn, () => {
      const portraitId = play('portraits.add', { ...portrait, personId: one?.id ?? null }).id;
      for (const [sectionKey, body] of Object.entries(sections)) {
        play('portraits.write', { portraitId, sectionKey: sectionKey as keyof typeof sections, body });
      }
    });
  }
}

/** The same register with a colleague at the keyboard. */
const as = (session: RegisterSession, name: string): RegisterSession => ({
  ...session,
  user: signedIn(session.read, inventedColleagues.find((one) => one.name === name)?.id ?? '', []),
});

/** Everything that happened in Midshire, on the days on which it was written down. */
function tell(session: RegisterSession, clock: SteppingClock): void {
  const play = createPlay(session);
  const schedule = createSchedule(lastDay);
  addPartners(play, session);
  const { periods } = play('programme.periods', {});
  const cohortId = play('programme.reference', {}).cohorts[0]?.id ?? '';
  const idOf = (code: string): string => periods.find((period) => period.code === code)?.id ?? '';
  for (const { id: periodId, closedOn: _open, ...first } of periods.slice(0, 1))
    play('programme.changePeriod', { ...first, periodId, note: assumedDates });

  const people = [...cohortFirstYear, ...cohortSecondYear].map((person, at) => {
    const random = seededRandom(personSeed + at);
    const one = schedulePerson(play, schedule, person, cohortId, random, at);
    scheduleOutcomes(play, schedule, one, periods, random);
    return one;
  });
  scheduleBaselines(play, schedule, people, periods);
  for (const quarter of fidelityFirstYear) scheduleFidelity(play, schedule, quarter, idOf(quarter.code), 0);
  for (const quarter of fidelitySecondYear) scheduleFidelity(play, schedule, quarter, idOf(quarter.code), 1);
  scheduleRaters(play, (name) => createPlay(as(session, name)), schedule, idOf);
  for (const { code, writtenOn, ...entry } of frameworkEntries)
    schedule.on(writtenOn, () => void play('evaluation.add', { ...entry, periodId: idOf(code) }));
  schedulePortraits(play, schedule, people);
  scheduleContacts(play, schedule, people);
  scheduleSealed(play, schedule, people);
  scheduleSharing(play, schedule, people);
  scheduleCohortsAndLeads(play, (name) => createPlay(as(session, name)), schedule, people);
  scheduleKeeping(play, schedule, people);
  scheduleWholePerson(play, schedule, people);
  schedulePlans(play, schedule, people);
  scheduleMeasures(play, schedule, people);
  scheduleServiceUse(play, schedule, people, periods);
  scheduleBriefings(play, schedule, (name) => createPlay(as(session, name)));
  scheduleRequests(play, schedule, people);
  scheduleReferrals(play, schedule, people, (name) => createPlay(as(session, name)));
  scheduleClosing(play, schedule, periods);
  schedule.playAll(clock);
}

/**
 * Writes the whole demonstration into a new file, the same one every time but for keys and seals. It goes through the
 * product's own handlers, so nothing in it breaks a rule.
 */
export function buildDemonstration(file: string, dataKey: Secret, sealedPublicKey: string): void {
  const clock = steppingClock(firstMorning);
  const random = seededRandom(idSeed);
  const ids = createIdSource(clock, random.bytes);
  const register = { ...demonstrationRegister, sealedPublicKey };
  createRegisterFile(file, dataKey, register, { clock, deviceId, ids });
  const { userId } = demonstrationRegister;
  const opened = openSession({ path: file, dataKey, userId, deviceId, clock, ids });
  try {
    const writer = createWriter(opened.raw, clock, deviceId, ids);
    const session: RegisterSession = { ...opened, writer, read: writer.read, keys: writer.keys, clock };
    // One transaction around them all: the file is either the whole demonstration or none of it, and the disk waits once.
    opened.raw.transaction(() => tell(session, clock)).immediate();
  } finally {
    opened.close();
  }
}
