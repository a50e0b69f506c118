import type { Role } from '../../../domain/access.ts';
import { contract, type OperationName } from '../../../domain/contract.ts';
import type { Reply } from '../../../domain/reply.ts';
import {
  answersRequests,
  doneWithoutBeingTold,
  fieldsOf,
  howAsked,
  reachesBy,
  unlockedOperations,
} from './access-reach.ts';
import { type Agency, maySee, type Planted, type Word, type World, wordOf, words } from './access-world.ts';

export type Ask = (name: OperationName, input: object) => Promise<Reply<unknown>>;

/** Somebody at the keyboard: how to ask, and what they are. */
export interface Asking {
  readonly world: World;
  readonly role: Role;
  readonly agency: Agency;
  /** Asks; whatever it writes is taken back before the next call. */
  readonly ask: Ask;
}

const nobody = '00000000-0000-7000-8000-000000000000';

const sees = ({ role, agency }: Asking, person: Planted, of: Word): boolean => maySee(role, agency, person, of);
const hiddenFrom = (asking: Asking): Planted[] =>
  asking.world.people.filter((person) => !sees(asking, person, 'identity'));

/** What a reply may not hold: the words that are kept from whoever asks, and every id and reference of somebody unknown. */
function forbidden(asking: Asking, name: OperationName): string[] {
  const answers = answersRequests.includes(name) && asking.agency === 'coordinating';
  return asking.world.people.flatMap((person) => {
    if (!sees(asking, person, 'identity')) {
      // What somebody did about an opening or a private word they reach by its own id, which tells of nobody.
      const { openingId: _opening, asideId: _aside, ...ids } = person.ids;
      return [...words.map((of) => wordOf(person, of)), person.reference, ...Object.values(ids)];
    }
    return answers ? [] : words.filter((of) => !sees(asking, person, of)).map((of) => wordOf(person, of));
  });
}

/** The example of an operation about somebody else; what names several people, or stands in cells, names this one. */
function aimed({ world }: Asking, name: OperationName, ids: (field: string) => string): object {
  const input: { readonly cells?: readonly object[] } = world.inputs[name] ?? {};
  if (input.cells !== undefined) return { cells: input.cells.map((cell) => ({ ...cell, personId: ids('personId') })) };
  const aims = reachesBy(name).map((field) => [field, field === 'personIds' ? [ids(field)] : ids(field)]);
  return { ...input, ...Object.fromEntries(aims) };
}

const idOf = (person: Planted, field: string): string => person.ids[field] ?? nobody;

/** Everything that an operation is asked: as in the examples, about each person, and by each planted word. */
function asked(asking: Asking, name: OperationName): object[] {
  const { people, inputs } = asking.world;
  if (['people.search', 'lists.find', 'lists.everything'].includes(name))
    return people.flatMap((person) => words.map((of) => ({ ...inputs[name], text: wordOf(person, of) })));
  const own = [inputs[name] ?? {}];
  return reachesBy(name).length === 0 ? own : people.map((person) => aimed(asking, name, (f) => idOf(person, f)));
}

/** Replies that hold what they may not. */
async function toldTooMuch(asking: Asking): Promise<string[]> {
  const found = new Set<string>();
  for (const name of unlockedOperations.filter((one) => ['read', 'write'].includes(howAsked(one)))) {
    const never = forbidden(asking, name);
    for (const input of asked(asking, name)) {
      const said = JSON.stringify(await asking.ask(name, input));
      if (never.some((one) => said.includes(one))) found.add(`${name} tells too much`);
    }
  }
  return [...found];
}

/** What a record shows other than the rule allows, more or less. */
async function shownOtherwise(asking: Asking): Promise<string[]> {
  const found: string[] = [];
  for (const person of asking.world.people) {
    const personId = idOf(person, 'personId');
    const record = JSON.stringify(await asking.ask('people.open', { personId }));
    const outcomes = JSON.stringify(await asking.ask('outcomes.ofPerson', { personId }));
    const shown: Record<Word, boolean> = {
      identity: record.includes(wordOf(person, 'identity')),
      contact: record.includes(wordOf(person, 'contact')),
      story: record.includes(wordOf(person, 'story')),
      health: record.includes('"code":"mental-ill-health"'),
      housing: record.includes('"code":"homelessness"'),
      offending: outcomes.includes('"valueNumber":3'),
    };
    for (const of of words)
      if (shown[of] !== sees(asking, person, of))
        found.push(`${person.name}: ${of} is ${shown[of] ? '' : 'not '}shown`);
  }
  return found;
}

/** How one operation answers of people unknown by one field, against how it answers of nobody. */
async function reachedBy(asking: Asking, name: OperationName, field: string): Promise<string[]> {
  const unknown = hiddenFrom(asking);
  const [known] = asking.world.people.filter((person) => !unknown.includes(person));
  // The other fields name nobody, or somebody who is known where this is the second of two people.
  const rest = field === 'otherId' && known !== undefined ? idOf(known, 'personId') : nobody;
  const at = (id: string): object => aimed(asking, name, (one) => (one === field ? id : rest));
  const ofNobody = JSON.stringify(await asking.ask(name, at(nobody)));
  const found: string[] = [];
  for (const person of unknown) {
    const reply = await asking.ask(name, at(idOf(person, field)));
    if (reply.ok) found.push(`${name} reaches somebody unknown by ${field}`);
    else if (JSON.stringify(reply) !== ofNobody) found.push(`${name} tells by ${field} that somebody is there`);
  }
  return [...new Set(found)];
}

/** Operations that reach somebody unknown, or answer otherwise than of somebody who does not exist. */
async function reachedUnknown(asking: Asking): Promise<string[]> {
  const found: string[] = [];
  for (const name of unlockedOperations.filter((one) => !doneWithoutBeingTold.includes(one)))
    for (const field of reachesBy(name)) found.push(...(await reachedBy(asking, name, field)));
  return found;
}

/** Operations that take a reference, but for an opening in an emergency, which is for somebody unknown. */
const takesReference = unlockedOperations.filter(
  (name) => name !== 'sharing.openInEmergency' && fieldsOf(name).all.includes('reference'),
);

/** Two replies of a write that goes through differ in the ids they make; whether it goes through is what counts. */
const likeness = (reply: Reply<unknown>, name: OperationName): string =>
  contract[name].kind === 'write' && reply.ok ? 'done' : JSON.stringify(reply);

/**
 * The same by a reference: it is answered as if nobody had it. A coordinator of the whole partnership who chooses one that
 * is taken has to hear so, since it is one person's alone.
 */
async function toldByReference(asking: Asking): Promise<string[]> {
  const found: string[] = [];
  const mayBeTold = asking.role === 'coordinator' && asking.agency === 'coordinating';
  for (const name of takesReference) {
    const input = asking.world.inputs[name] ?? {};
    const by = (reference: string): object =>
      'changes' in input ? { ...input, changes: { reference } } : { ...input, reference };
    const ofNobody = likeness(await asking.ask(name, by('ZZ-REF')), name);
    for (const person of hiddenFrom(asking)) {
      const reply = likeness(await asking.ask(name, by(person.reference)), name);
      const isTaken = mayBeTold && reply.includes('"reference-taken"');
      if (reply !== ofNobody && !isTaken) found.push(`${name} tells by reference`);
    }
  }
  return found;
}

/** Of the example of a change, nothing but what is written here. */
const only = { identifiers: undefined, choices: undefined };

/** One write of each category, with the category that whoever writes has to see. */
const writes: readonly (readonly [OperationName, Word, object])[] = [
  ['people.change', 'identity', { ...only, changes: { pronouns: 'she/her' } }],
  ['people.change', 'contact', { ...only, changes: { contactPreference: 'Texts' } }],
  ['people.change', 'story', { ...only, changes: { goal: 'A door' } }],
  [
    'people.change',
    'health',
    { ...only, changes: {}, choices: { adjustment: { state: 'recorded', codes: ['breaks'] } } },
  ],
  ['people.recordWhereabouts', 'contact', { words: 'By the canal', lastKnownOn: '2018-04-01', category: 'contact' }],
  ['people.changeWhereabouts', 'contact', { now: 'no-longer', on: '2018-04-02' }],
  ['people.recordNeed', 'housing', { need: needOf('homelessness') }],
  ['people.recordNeed', 'health', { need: needOf('mental-ill-health') }],
  ['people.recordNeed', 'offending', { need: needOf('offending') }],
  ['people.recordConsent', 'story', { decision: 'agreed', decidedOn: '2018-02-01' }],
  ['people.leave', 'story', { leftOn: '2018-03-01', destination: 'moved-away', because: 'Nearer to family' }],
  ['outcomes.record', 'offending', { factCode: 'offending-arrests' }],
  ['outcomes.recordMany', 'offending', {}],
  ['outcomes.dateBaseline', 'story', { takenOn: '2018-02-01' }],
  ['outcomes.fillNights', 'housing', {}],
  ['contacts.addMove', 'housing', { fromOn: '2018-02-01' }],
  ['contacts.changeMove', 'housing', {}],
  ['contacts.removeMove', 'housing', {}],
  ['contacts.addRelease', 'offending', {}],
  ['contacts.changeRelease', 'offending', {}],
  ['contacts.noteFellThrough', 'offending', {}],
  ['instruments.record', 'health', { resultId: null }],
  ['instruments.removeResult', 'health', {}],
  ['portraits.add', 'story', { title: 'A first winter', pseudonym: null, agreementAskedOn: null }],
  ['portraits.change', 'story', { changes: { pseudonym: 'Wren' } }],
  ['portraits.write', 'story', { sectionKey: 'own-words', body: 'They rang me back' }],
  ['portraits.remove', 'story', {}],
  ['history.undo', 'story', {}],
  ['plans.addAction', 'story', {}],
  ['plans.closeAction', 'story', {}],
  ['contacts.addEntry', 'health', { category: 'health' }],
  ['contacts.addEntry', 'offending', { category: 'offending' }],
  ['contacts.changeEntry', 'housing', { category: 'housing' }],
  ['contacts.takeBackEntry', 'housing', {}],
  ['plans.writeGoal', 'story', {}],
  ['plans.correct', 'story', { lineKind: 'goal' }],
  ['plans.writePromise', 'housing', { lineId: null }],
];

function needOf(code: string): object {
  const days = { suspectedOn: null, disclosedOn: null, helpOfferedOn: null, helpAgreedOn: null, onsetOn: null };
  const facts = { suspected: null, disclosed: 'no', helpOffered: null, helpAgreed: null, identifiedOn: null };
  return { code, ...facts, ...days, atRisk: false };
}

/** Writes that go through without the category being seen, or are refused although it is. */
async function writtenOtherwise(asking: Asking): Promise<string[]> {
  const found: string[] = [];
  for (const person of asking.world.people)
    for (const [name, category, input] of writes) {
      const { access } = contract[name];
      const may = access.when === 'unlocked' && access.roles.includes(asking.role) && sees(asking, person, category);
      const reply = await asking.ask(name, { ...aimed(asking, name, (field) => idOf(person, field)), ...input });
      // A restricted record is not taken up in a portrait, whoever asks.
      if (!reply.ok && reply.error.code === 'processing-restricted' && may && person.restricted) continue;
      if (reply.ok !== may)
        found.push(`${name} of ${person.name}'s ${category} is ${reply.ok ? 'done' : `refused: ${reply.error.code}`}`);
    }
  return found;
}

/** Everything that the matrix looks at, for one user. */
export const findings = async (asking: Asking): Promise<string[]> => [
  ...(await toldTooMuch(asking)),
  ...(await shownOtherwise(asking)),
  ...(await reachedUnknown(asking)),
  ...(await toldByReference(asking)),
  ...(await writtenOtherwise(asking)),
];
