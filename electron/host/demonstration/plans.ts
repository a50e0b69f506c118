import type { InputOf } from '../../../domain/contract.ts';
import type { NoteKind } from '../../../domain/plans/words.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

type Promised = Pick<InputOf<'plans.writePromise'>, 'wording' | 'fromOn' | 'reviewOn' | 'category'>;

interface InventedPromise extends Promised {
  readonly agency: string;
  /** How it ended, where it has. */
  readonly ended?: Pick<InputOf<'plans.endPromise'>, 'state' | 'on' | 'whose' | 'because'>;
}

interface InventedAction {
  readonly wording: string;
  readonly owner: string | null;
  readonly agency: string | null;
  readonly addedOn: string;
  readonly dueOn: string | null;
  readonly done?: { readonly on: string; readonly because: string };
}

interface InventedPlan {
  readonly about: string;
  readonly goals?: readonly (readonly [day: string, wording: string])[];
  readonly notes?: readonly (readonly [kind: NoteKind, wording: string])[];
  readonly notedOn: string;
  readonly safety?: readonly Pick<InputOf<'plans.writeSafety'>, 'wording' | 'whatToDo' | 'source'>[];
  readonly promises?: readonly InventedPromise[];
  readonly actions?: readonly InventedAction[];
  readonly risk?: Pick<InputOf<'plans.writeRisk'>, 'wording' | 'reason' | 'benefits' | 'thinkAgain'>;
  readonly story?: readonly (readonly [day: string, wording: string])[];
  readonly correction?: string;
  readonly readOn?: string;
}

const dawid: InventedPlan = {
  about: 'Dawid',
  notedOn: '2019-04-08',
  goals: [['2019-04-08', 'To fix bicycles again, and be paid for it']],
  notes: [
    ['protective', 'My sister in Gdańsk rings every Sunday'],
    ['protective', 'Mending things with my hands'],
    ['helps', 'A text the day before, with the time in it'],
    ['helps', 'Somebody who sits down before they talk'],
    ['worse', 'Brown envelopes'],
    ['worse', 'Being asked for the whole story again'],
  ],
  safety: [
    {
      whatToDo: 'Meet in the yard or the day centre; not in the stairwell.',
      wording: 'Closed stairs bring back the fire he was in.',
      source: 'Dawid himself',
    },
  ],
  promises: [
    {
      ...{ agency: 'Midshire Homes', wording: 'The flat in Quarry Street is held until the lock is mended' },
      ...{ fromOn: '2019-06-03', reviewOn: '2019-07-15', category: 'housing' },
    },
    {
      ...{ agency: 'Turning Path', wording: 'The same worker at every appointment' },
      ...{ fromOn: '2019-02-04', reviewOn: '2019-08-05', category: 'health' },
    },
    {
      ...{ agency: 'Saltergate Job Centre', wording: 'No letters; a text and a call instead' },
      ...{ fromOn: '2019-01-14', reviewOn: null, category: 'story' },
      ended: {
        state: 'not-kept',
        on: '2019-05-20',
        whose: 'agency',
        because: 'Two letters went out from another office.',
      },
    },
  ],
  actions: [
    {
      ...{ wording: 'Chase the locksmith for Quarry Street', owner: 'Priyanka Nair', agency: 'Lanternfield Housing' },
      ...{ addedOn: '2019-07-02', dueOn: '2019-07-04' },
    },
    {
      ...{ wording: 'Ask the bicycle workshop about Thursdays', owner: null, agency: 'Tablecross Centre' },
      ...{ addedOn: '2019-06-24', dueOn: '2019-07-11' },
    },
    {
      ...{ wording: 'Write to the Job Centre about the letters', owner: 'Robin Ellery', agency: null },
      ...{ addedOn: '2019-05-21', dueOn: '2019-06-07' },
      done: { on: '2019-06-05', because: 'They answered: the other office has been told.' },
    },
  ],
  risk: {
    wording: 'He keeps his tools, knives among them, in the flat.',
    reason: 'They are his trade, and without them he has nothing to do with his days.',
    benefits: 'He has mended eleven bicycles since February, and has not drunk on those days.',
    thinkAgain: 'If he is frightened in the flat again, or says that he does not trust himself with them.',
  },
  story: [
    ['2018-10-15', 'I was a fitter in the shipyard at nineteen. I can mend anything that has a chain on it.'],
    [
      '2019-04-08',
      'After the fire I could not stand a closed door. Everybody asked me why. I have said it once, here.',
    ],
  ],
  correction: 'Not paid for it. I want to do it for the children in Quarry Street first.',
  readOn: '2019-04-15',
};

const shanice: InventedPlan = {
  about: 'Shanice',
  notedOn: '2019-05-13',
  notes: [
    ['strength', 'Knows every street team by name and talks others in'],
    ['helps', 'A woman at the first appointment'],
    ['worse', 'Waiting rooms'],
  ],
  promises: [
    {
      ...{ agency: 'Elmbrook Mental Health', wording: 'An appointment outside the hospital' },
      ...{ fromOn: '2019-05-13', reviewOn: '2019-06-24', category: 'health' },
    },
  ],
  actions: [
    {
      ...{ wording: 'Go with her to the first appointment', owner: 'Robin Ellery', agency: null },
      ...{ addedOn: '2019-05-13', dueOn: '2019-07-09' },
    },
  ],
  readOn: '2019-05-13',
};

const rafiq: InventedPlan = {
  about: 'Rafiq',
  notedOn: '2019-06-10',
  goals: [['2019-06-10', 'To cook for other people again']],
  notes: [
    ['protective', 'My mosque, and the kitchen there'],
    ['helps', 'Being told what happens next'],
  ],
  actions: [
    {
      wording: 'Find out who runs the kitchen on Fridays',
      owner: null,
      agency: null,
      addedOn: '2019-06-10',
      dueOn: null,
    },
  ],
};

/** What was asked of the system: nobody is named in it. */
const system: readonly Omit<InventedAction, 'done'>[] = [
  {
    ...{
      wording: 'One form that every service takes, so that nobody tells it twice',
      owner: 'Robin Ellery',
      agency: null,
    },
    ...{ addedOn: '2019-04-29', dueOn: '2019-07-29' },
  },
  {
    ...{ wording: 'Agree who may end a tenancy while a promise stands', owner: null, agency: 'Midshire Homes' },
    ...{ addedOn: '2019-05-27', dueOn: '2019-06-28' },
  },
];

interface Names {
  readonly personOf: (name: string) => string;
  readonly agencyOf: (name: string | null) => string | null;
  readonly userOf: (name: string | null) => string | null;
}

function namesIn(play: Play, people: readonly Enrolled[]): Names {
  const idIn = (all: readonly { readonly id: string; readonly name: string }[], name: string | null): string | null =>
    all.find((one) => one.name === name)?.id ?? null;
  return {
    personOf: (name) => people.find(({ person }) => person.name[0] === name)?.id ?? '',
    agencyOf: (name) => idIn(play('programme.reference', {}).agencies, name),
    userOf: (name) => idIn(play('plans.owners', {}).owners, name),
  };
}

function scheduleAction(
  play: Play,
  schedule: Schedule,
  names: Names,
  about: string | null,
  action: InventedAction,
): void {
  let actionId = '';
  schedule.on(action.addedOn, () => {
    const added = play('plans.addAction', {
      ...{ personId: about === null ? null : names.personOf(about), wording: action.wording, dueOn: action.dueOn },
      ...{ ownerUserId: names.userOf(action.owner), ownerWords: null, agencyId: names.agencyOf(action.agency) },
      ...{ category: null, isOutreach: false },
    });
    actionId = added.id;
  });
  const { done } = action;
  if (done !== undefined)
    schedule.on(done.on, () => void play('plans.closeAction', { ...done, actionId, state: 'done' }));
}

function schedulePromise(play: Play, schedule: Schedule, names: Names, about: string, promise: InventedPromise): void {
  const { agency, ended, ...rest } = promise;
  let lineId = '';
  schedule.on(promise.fromOn, () => {
    const agencyId = names.agencyOf(agency) ?? '';
    const given = { ...rest, personId: names.personOf(about), lineId: null, agencyId, toWhom: null, untilOn: null };
    lineId = play('plans.writePromise', given).id;
  });
  if (ended !== undefined)
    schedule.on(ended.on, () => void play('plans.endPromise', { ...ended, personId: names.personOf(about), lineId }));
}

function scheduleWords(play: Play, schedule: Schedule, names: Names, plan: InventedPlan): void {
  const at = () => ({ personId: names.personOf(plan.about), lineId: null });
  const on = plan.notedOn;
  for (const [saidOn, wording] of plan.goals ?? [])
    schedule.on(saidOn, () => {
      const { id: lineId } = play('plans.writeGoal', { ...at(), wording, saidOn });
      if (plan.correction === undefined) return;
      const said = { personId: at().personId, lineKind: 'goal' as const, lineId, wording: plan.correction };
      play('plans.correct', { ...said, saidOn });
    });
  for (const [toldOn, wording] of plan.story ?? [])
    schedule.on(toldOn, () => void play('plans.writeStory', { ...at(), wording, toldOn }));
  schedule.on(on, () => {
    for (const [kind, wording] of plan.notes ?? [])
      play('plans.writeNote', { ...at(), kind, wording, saidBy: 'person', saidOn: on });
    for (const note of plan.safety ?? [])
      play('plans.writeSafety', { ...at(), ...note, notedOn: on, reviewOn: '2019-08-12' });
    if (plan.risk === undefined) return;
    play('plans.writeRisk', {
      ...{ ...at(), ...plan.risk, personAgreedOn: on, agreedOn: on, reviewOn: '2019-08-12', category: 'safety' },
      agencyIds: [names.agencyOf('Lanternfield Housing') ?? '', names.agencyOf('Turning Path') ?? ''],
    });
  });
}

/** The plans of three people, what was promised to them, and what was asked of the system. */
export function schedulePlans(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  const names = namesIn(play, people);
  for (const plan of [dawid, shanice, rafiq]) {
    scheduleWords(play, schedule, names, plan);
    for (const promise of plan.promises ?? []) schedulePromise(play, schedule, names, plan.about, promise);
    for (const action of plan.actions ?? []) scheduleAction(play, schedule, names, plan.about, action);
    const { readOn } = plan;
    if (readOn !== undefined)
      schedule.on(readOn, () => {
        const personId = names.personOf(plan.about);
        play('plans.recordReading', {
          personId,
          readOn,
          agreedOn: readOn,
          copyGivenOn: readOn,
          reviewOn: '2019-07-15',
        });
      });
  }
  for (const action of system) scheduleAction(play, schedule, names, null, action);
}
