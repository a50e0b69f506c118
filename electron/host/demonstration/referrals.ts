import type { InputOf } from '../../../domain/contract.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

/** Who refers, what they bring and why, by turns. */
const brought = [
  {
    from: 'Lanternfield Housing',
    by: 'Night worker of the hostel',
    offer: 'The room stays free for six months, whatever happens.',
    reason: 'Four services are involved and none of them knows what the others do.',
  },
  {
    from: 'Turning Path',
    by: 'Key worker',
    offer: 'The same worker every week, at a place the person chooses.',
    reason: 'Has begun treatment three times this year and was asked to leave each time.',
  },
  {
    from: 'Elmbrook Mental Health',
    by: 'Duty worker',
    offer: 'One call a week and a way back in without a new assessment.',
    reason: 'Is passed on between mental health and drug services, because of the other need each time.',
  },
  {
    from: 'Northgate Probation',
    by: 'Probation officer',
    offer: 'Appointments at the day centre and not at the office.',
    reason: 'Is released without a home for the second time.',
  },
  {
    from: 'Tablecross Centre',
    by: 'Volunteer at the breakfast table',
    offer: 'A table, a locker and somebody who rings.',
    reason: 'Comes every morning and has told nobody else.',
  },
] as const;

const nothingSeen = { label: null, place: null, seen: null } as const;

/** Words that several referrals share. */
const panel = 'Robin Ellery (coordinator), Priyanka Nair (housing), Tadeusz Wrona (treatment)';
const where = 'Panel in the town hall';
const method = {
  name: 'How we consider referrals',
  agreedBy: 'The operational forum',
  note: null,
} as const;
const factors = [
  { wording: 'What happens without coordination', explanation: 'Who holds the whole, if anybody does.' },
  { wording: 'What could go wrong soon', explanation: 'A winter outside, a release, a loss of care.' },
  { wording: 'What the person wants', explanation: null },
];
const lessSeen = {
  wording: 'Whether this person is of a group that is seen less',
  explanation: 'Women, and people from groups that are referred less often than others.',
};

/** Referrals of invented people; a panel decides about them on the day on which they join. */
export interface Referring {
  /** Somebody who is taken on: their referral on the day they are first talked about. Answers with its id. */
  refer(one: Enrolled, at: number, on: string): string;
  /** The decision by which they join; their time in the cohort begins with it. */
  takeOn(referralId: string, on: string): void;
}

export function referring(play: Play): Referring {
  const agencyNamed = (name: string): string =>
    play('programme.reference', {}).agencies.find((agency) => agency.name === name)?.id ?? '';
  const definitionId =
    play('programme.definitions', {}).definitions.find(({ openness }) => openness === 'closed')?.id ?? '';
  return {
    refer(one, at, on) {
      const { from, by, offer, reason } = brought[at % brought.length] ?? brought[0];
      const { id: referralId } = play('referrals.add', {
        personId: one.id,
        ...nothingSeen,
        sourceAgencyId: agencyNamed(from),
        sourceWords: null,
        referredBy: by,
        reason,
        agreement: 'agreed',
        agreedOn: on,
        happenedOn: on,
        offer,
        needs: one.person.needs.slice(0, 2).map((needCode) => ({ needCode, words: null })),
      });
      play('referrals.accept', { referralId, acceptedOn: on });
      return referralId;
    },
    takeOn(referralId, on) {
      play('referrals.decide', {
        referralId,
        decision: 'taken-on',
        decidedOn: on,
        decidedBy: panel,
        decidedWhere: where,
        definitionId,
        reason: 'Nobody else holds the whole, and the referring agency stays.',
        advice: null,
        deferredUntil: null,
        cohortId: null,
      });
    },
  };
}

type Told = Pick<InputOf<'people.recordTurnedDown'>, 'needCode' | 'offered' | 'saidNoBy' | 'reason' | 'happenedOn'> &
  Partial<InputOf<'people.recordTurnedDown'>>;

/** Help that was turned down: a service's no is not the person's. */
const turnedDown: readonly (readonly [about: string, told: Told])[] = [
  [
    'Dawid',
    {
      needCode: 'homelessness',
      offered: 'A room in the supported house',
      saidNoBy: 'service',
      reason: 'excluded-other-need',
      otherNeed: 'substance-misuse',
      otherNeedWords: 'drug use',
      happenedOn: '2019-05-12',
    },
  ],
  [
    'Dawid',
    {
      needCode: 'mental-ill-health',
      offered: 'A group on Tuesday mornings',
      saidNoBy: 'person',
      reason: 'person-choice',
      note: 'He would rather talk to one person he knows.',
      happenedOn: '2019-04-03',
    },
  ],
  [
    'Leanne',
    {
      needCode: 'mental-ill-health',
      offered: 'An assessment',
      saidNoBy: 'service',
      reason: 'threshold-not-met',
      happenedOn: '2019-02-14',
    },
  ],
];

interface Contact {
  readonly by: string;
  readonly on: string;
  readonly label: string;
  readonly place: string | null;
  readonly seen: string | null;
}

const contacts: readonly Contact[] = [
  {
    by: 'Priyanka Nair',
    on: '2019-06-26',
    label: 'Green coat',
    place: 'Under the canal bridge',
    seen: 'Coughs, and has a small brown dog. Took a sleeping bag.',
  },
  {
    by: 'Tadeusz Wrona',
    on: '2019-07-02',
    label: 'Two red scarves',
    place: 'Steps of the old library',
    seen: 'Asked where to get a shower. Would not say a name, and need not.',
  },
  { by: 'Priyanka Nair', on: '2019-07-04', label: 'Sings at the station', place: 'Station, east side', seen: null },
];

/** Who waits, who is back, to whom advice was given, and whom nobody knows by name yet. */
export function scheduleReferrals(
  play: Play,
  schedule: Schedule,
  people: readonly Enrolled[],
  playAs: (name: string) => Play,
): void {
  const one = (name: string): Enrolled =>
    people.find(({ person }) => person.name[0] === name) ?? { person: people[0]?.person as Enrolled['person'], id: '' };
  const refers = referring(play);
  const ids = new Map<string, string>();
  const id = (name: string): string => ids.get(name) ?? '';
  const refer = (name: string, at: number, on: string): void =>
    schedule.on(on, () => void ids.set(name, refers.refer(one(name), at, on)));
  schedule.on('2018-01-09', () => void play('referrals.addMethod', { ...method, validFrom: '2018-01-09', factors }));
  schedule.on('2019-01-08', () => {
    play('referrals.addMethod', { ...method, validFrom: '2019-01-08', factors: [...factors, lessSeen] });
  });
  refer('Gary', 0, '2019-04-29');
  refer('Jas', 2, '2019-05-08');
  refer('Kofi', 3, '2019-06-24');
  scheduleTariq(play, schedule, one('Tariq'), playAs, ids);
  schedule.on('2019-05-21', () => decideAgain(play, id('Gary'), { decision: 'not-taken-on', on: '2019-05-21' }));
  schedule.on('2019-06-11', () => decideAgain(play, id('Jas'), { decision: 'deferred', on: '2019-06-11' }));
  schedule.on('2019-07-03', () => consider(play, id('Tariq'), considered.Tariq));
  schedule.on('2019-07-04', () => {
    consider(play, id('Kofi'), considered.Kofi);
    play('referrals.move', {
      referralId: id('Kofi'),
      afterId: null,
      because: 'The support that he left for closes at the end of July.',
    });
  });
  for (const { by, on, ...contact } of contacts)
    schedule.on(on, () => void playAs(by)('referrals.add', { ...bare, ...contact, happenedOn: on }));
  for (const [about, told] of turnedDown)
    schedule.on(told.happenedOn, () => {
      const personId = one(about).id;
      play('people.recordTurnedDown', {
        personId,
        offeredOn: null,
        agencyId: null,
        otherNeed: null,
        otherNeedWords: null,
        note: null,
        ...told,
      });
    });
}

/** A first contact of whom nothing but what was seen is written down. */
const bare = {
  personId: null,
  sourceAgencyId: null,
  sourceWords: null,
  referredBy: null,
  reason: null,
  agreement: 'not-asked',
  agreedOn: null,
  offer: null,
  needs: [],
} satisfies Partial<InputOf<'referrals.add'>>;

/** He was met before anybody knew his name; the contact became his referral. */
function scheduleTariq(
  play: Play,
  schedule: Schedule,
  tariq: Enrolled,
  playAs: (name: string) => Play,
  ids: Map<string, string>,
): void {
  const seen = {
    label: 'Blue rucksack',
    place: 'Car park behind the market',
    seen: 'Sleeps in the stairwell. Careful and quick to laugh.',
  };
  schedule.on('2019-06-20', () => {
    const { id } = playAs('Priyanka Nair')('referrals.add', { ...bare, ...seen, happenedOn: '2019-06-20' });
    ids.set('Tariq', id);
  });
  schedule.on('2019-07-01', () => {
    const referralId = ids.get('Tariq') ?? '';
    play('referrals.link', { referralId, personId: tariq.id });
    play('referrals.change', {
      referralId,
      changes: {
        referredBy: 'Outreach round of the hostel',
        sourceWords: 'The outreach round',
        agreement: 'agreed',
        agreedOn: '2019-06-28',
      },
      offer: 'A bed in the shelter until the end of the week.',
    });
    play('referrals.accept', { referralId, acceptedOn: '2019-07-01' });
  });
}

interface Again {
  readonly decision: 'not-taken-on' | 'deferred';
  readonly on: string;
}

const definitionOf = (play: Play): string =>
  play('programme.definitions', {}).definitions.find(({ openness }) => openness === 'closed')?.id ?? '';

function decideAgain(play: Play, referralId: string, { decision, on }: Again): void {
  const isDeferred = decision === 'deferred';
  play('referrals.decide', {
    referralId,
    decision,
    decidedOn: on,
    decidedBy: panel,
    decidedWhere: where,
    definitionId: definitionOf(play),
    reason: isDeferred
      ? 'Lives in another county for now, and comes back in July.'
      : 'Has a tenancy and a worker who stays, and wants no more people around.',
    advice: isDeferred
      ? null
      : 'The day centre has a place on Thursdays; the referring agency can ring us at any time.',
    deferredUntil: isDeferred ? '2019-07-08' : null,
    cohortId: null,
  });
}

type Answers = readonly (readonly [
  answer: 'weighs-for' | 'weighs-against' | 'considered' | 'not-known',
  words: string | null,
])[];

const considered: Readonly<Record<'Tariq' | 'Kofi', Answers>> = {
  Tariq: [
    ['weighs-for', 'Known to the outreach round alone.'],
    ['weighs-for', 'The bed ends on Friday.'],
    ['considered', 'He wants a door of his own first, and says that the rest can wait.'],
    ['not-known', null],
  ],
  Kofi: [
    ['weighs-for', 'The support that he left for closes at the end of July.'],
    ['considered', 'He has somewhere to sleep until then.'],
  ],
};

/** What the panel's first reading said of the factors of the version that holds. */
function consider(play: Play, referralId: string, answers: Answers): void {
  const [current] = play('referrals.methods', {}).methods;
  if (current === undefined) return;
  const said = answers.flatMap(([answer, words], at) => {
    const factor = current.factors[at];
    return factor === undefined ? [] : [{ factorId: factor.id, answer, words }];
  });
  play('referrals.consider', { referralId, methodId: current.id, anew: false, factors: said });
}
