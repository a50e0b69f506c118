import type { InputOf } from '../../../domain/contract.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

/** Somebody at the keyboard, by name. */
type PlayAs = (name: string) => Play;

const describedOn = '2018-07-02';
const signedOffOn = '2018-07-16';
const beganOn = '2019-01-21';
const grownOn = '2019-06-24';

const programme = {
  purpose: 'For people with several needs at once, whom services have found hard to support one by one.',
  methodLabel: 'Version 1, July 2018',
  methodWords: 'Partners bring a referral with its reasons; the panel reads each of them and decides, and says why.',
  plannedSize: 25,
};

const housingFirst = {
  name: 'Housing First',
  purpose: 'A home first, with support that does not depend on anything else.',
  methodLabel: 'Version 1, January 2019',
  methodWords: 'The panel proposes people of the programme who have not held a home, and asks them what they want.',
  plannedSize: 6,
  validFrom: beganOn,
  validTo: null,
};

/** The cohort of the programme, and Housing First beside it, with what the Board decided about both. */
function scheduleCohorts(play: Play, schedule: Schedule): void {
  const find = (name: string) => {
    const { cohorts } = play('cohorts.list', {});
    const found = cohorts.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no cohort ${name}`);
    return found;
  };
  const decide = (name: string, given: Omit<InputOf<'cohorts.signOff'>, 'cohortId' | 'meeting'>) =>
    play('cohorts.signOff', { cohortId: find(name).id, meeting: 'Midshire Health and Wellbeing Board', ...given });
  const change = (name: string, given: Partial<InputOf<'cohorts.add'>>) => {
    const {
      id: cohortId,
      definitionId,
      purpose,
      methodLabel,
      methodWords,
      plannedSize,
      validFrom,
      validTo,
    } = find(name);
    const kept = { definitionId, purpose, methodLabel, methodWords, plannedSize, validFrom, validTo };
    play('cohorts.change', { cohortId, name, ...kept, ...given });
  };
  schedule.on(describedOn, () => change('MEAM cohort', programme));
  schedule.on(signedOffOn, () => {
    decide('MEAM cohort', { signedOn: signedOffOn, minute: '14', decision: 'endorsed', conditions: 'Back in a year.' });
  });
  schedule.on(beganOn, () => {
    const { definitionId } = find('MEAM cohort');
    play('cohorts.add', { ...housingFirst, definitionId });
  });
  schedule.on('2019-02-04', () => {
    decide('Housing First', { signedOn: '2019-02-04', minute: '27', decision: 'resolved', conditions: null });
  });
  schedule.on(grownOn, () => change('Housing First', { plannedSize: 10 }));
}

/** Three people of the programme who are in Housing First as well. */
const inBoth = [
  ['Shanice', '2019-02-11'],
  ['Amara', '2019-02-25'],
  ['Mags', '2019-03-11'],
] as const;

const lead = {
  toUserId: null,
  toName: null,
  toAgencyId: null,
  note: null,
  told: 'yes',
  toldOn: null,
  introducedOn: null,
} as const;

/** Who leads for whom: Robin from joining on, colleagues by a handover that they confirmed, and two that wait. */
function scheduleLeads(play: Play, playAs: PlayAs, schedule: Schedule, people: readonly Enrolled[]): void {
  const nameOf = ({ person }: Enrolled): string => person.name[0];
  const idOf = (name: string): string => people.find((one) => nameOf(one) === name)?.id ?? '';
  const colleague = (name: string): string =>
    play('cohorts.mayLead', { personId: idOf('Dawid') }).workers.find((one) => one.name === name)?.userId ?? '';
  const led = people.filter((one) => !['Kirsty', 'Wes', 'Desmond', 'Pip'].includes(nameOf(one)));
  for (const one of led)
    schedule.on(one.person.joined, () => {
      const toUserId = colleague('Robin Ellery');
      play('cohorts.proposeHandover', { personId: one.id, ...lead, toUserId, plannedOn: one.person.joined });
    });
  const handOver = (name: string, to: string, note: string): void => {
    schedule.on('2019-07-02', () => {
      const warm = { told: 'yes', toldOn: '2019-07-02', introducedOn: '2019-07-02' } as const;
      play('cohorts.proposeHandover', {
        personId: idOf(name),
        ...{ ...lead, toUserId: colleague(to), plannedOn: '2019-07-03', note },
        ...warm,
      });
    });
    schedule.on('2019-07-03', () => {
      const handoverId = play('cohorts.leadOf', { personId: idOf(name) }).handover?.id ?? '';
      playAs(to)('cohorts.confirmHandover', { personId: idOf(name), handoverId, fromOn: '2019-07-03', onBehalf: null });
    });
  };
  handOver('Dawid', 'Priyanka Nair', 'Mornings at the centre. Bring a biscuit for the dog.');
  handOver('Bryony', 'Priyanka Nair', 'She likes a text the day before.');
  schedule.on('2019-07-04', () => {
    play('cohorts.proposeHandover', {
      personId: idOf('Rafiq'),
      ...{ ...lead, toUserId: colleague('Priyanka Nair'), plannedOn: '2019-07-15', told: 'not-yet' },
      note: 'His aunt rings every Friday, and wants to know who answers.',
    });
    const { agencies } = play('programme.reference', {});
    play('cohorts.proposeHandover', {
      personId: idOf('Ileana'),
      ...{ ...lead, toName: 'Ines Duarte', plannedOn: '2019-07-15', told: 'not-yet' },
      toAgencyId: agencies.find((one) => one.name === 'Tablecross Centre')?.id ?? '',
      note: 'Ines has known her for years.',
    });
  });
}

const feared = 'Yusuf';

/** It is feared that somebody has died: what seeks him out stops, and people to think of are listed. */
function scheduleDeath(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  const personId = (): string => people.find(({ person }) => person.name[0] === feared)?.id ?? '';
  schedule.on('2019-07-04', () => {
    play('cohorts.recordDeath', {
      ...{ personId: personId(), status: 'suspected', diedOn: '2019-07', toldOn: '2019-07-04' },
      toldBy: 'A neighbour, at the Tablecross Centre; the hospital has been asked.',
      ...{ source: null, cause: null, peers: 'The Thursday group at the Tablecross Centre' },
    });
  });
}

/** Cohorts and what the Board decided, who leads for whom, and a report of a death that is not certain. */
export function scheduleCohortsAndLeads(
  play: Play,
  playAs: PlayAs,
  schedule: Schedule,
  people: readonly Enrolled[],
): void {
  scheduleCohorts(play, schedule);
  scheduleLeads(play, playAs, schedule, people);
  for (const [name, joinedOn] of inBoth)
    schedule.on(joinedOn, () => {
      const personId = people.find(({ person }) => person.name[0] === name)?.id ?? '';
      const { joinable } = play('cohorts.timesOf', { personId });
      const cohortId = joinable.find((one) => one.name === 'Housing First')?.cohortId ?? '';
      play('people.join', { personId, cohortId, joinedOn });
    });
  scheduleDeath(play, schedule, people);
}
