import { blankNeed } from '../domain/people/blank-need.ts';
import type { SeededRandom } from '../electron/host/demonstration/seeded-random.ts';
import type { Content } from './content.ts';
import { contentAfter, type Effects } from './oracle.ts';
import type { Call } from './orders.ts';

/** One call together with what it puts where; a read puts nothing anywhere. */
export interface Step extends Call {
  readonly effects: Effects;
}

interface Making {
  readonly random: SeededRandom;
  readonly content: Content;
  /** Makes names that were never used in this register. */
  readonly fresh: (what: string) => string;
}

const needCodes = ['homelessness', 'offending', 'substance-misuse', 'mental-ill-health', 'worklessness'] as const;
const sections = ['audit-and-consistency', 'measurement-of-success'] as const;
const answers = ['yes', 'no', 'declined'] as const;
const joinedOn = '2018-01-01';

const words = ({ random, fresh }: Making): string =>
  `${fresh('words')} ${'A door I can lock. '.repeat(random.chance(0.2) ? random.between(20, 200) : random.between(0, 8))}`.trim();

/** References of everybody, or of those of whom a place of that kind is known. */
export const peopleIn = (content: Content, kind = 'person'): string[] => [
  ...new Set([...content.keys()].filter((at) => at.startsWith(`${kind}:`)).map((at) => at.split(':')[1] ?? '')),
];
const inCohort = (content: Content): string[] =>
  peopleIn(content, 'membership').filter((reference) => content.get(`membership:${reference}:${joinedOn}`) === '|');

const oneOf = ({ random }: Making, list: readonly string[]): string | undefined => {
  const [first, ...rest] = list;
  return first === undefined ? undefined : random.pick([first, ...rest]);
};

const need = (code: string, disclosed: string) => ({ ...blankNeed(code), suspected: 'yes', disclosed });
const needIs = (reference: string, code: string, disclosed: string) =>
  [`need:${reference}:${code}`, `yes|${disclosed}|`] as const;
const aliasesAre = (reference: string, names: readonly string[]) =>
  [`aliases:${reference}`, names.length === 0 ? null : JSON.stringify([...names].sort())] as const;

type Maker = (making: Making) => Step[] | null;

/** Somebody with needs, other names and a membership: six tables, one call. */
const add: Maker = (making) => {
  const { random, fresh } = making;
  const reference = fresh('T');
  const [name, goal] = [`Person ${reference}`, words(making)];
  const aliases = [`Alias ${reference}`, `Other ${reference}`].slice(0, random.between(0, 2));
  const codes = needCodes.slice(random.between(0, 2), random.between(3, 5));
  const joins = random.chance(0.7);
  const input = { reference, preferredName: name, goal, aliases, needs: codes.map((code) => need(code, 'yes')) };
  const effects: Effects = [
    [`person:${reference}:preferredName`, name],
    [`person:${reference}:goal`, goal],
    aliasesAre(reference, aliases),
    ...codes.map((code) => needIs(reference, code, 'yes')),
    ...(joins ? [[`membership:${reference}:${joinedOn}`, '|'] as const] : []),
  ];
  return [{ operation: 'people.add', input: { ...input, joinedOn: joins ? joinedOn : null }, effects }];
};

const change: Maker = (making) => {
  const reference = oneOf(making, peopleIn(making.content));
  if (reference === undefined) return null;
  const [goal, strengths, alias] = [words(making), words(making), making.fresh('Alias')];
  const input = { personId: `$person:${reference}`, changes: { goal, strengths }, aliases: [alias] };
  const effects: Effects = [
    [`person:${reference}:goal`, goal],
    [`person:${reference}:strengths`, strengths],
    aliasesAre(reference, [alias]),
  ];
  return [{ operation: 'people.change', input, effects }];
};

const changeAndUndo: Maker = (making) => {
  const reference = oneOf(making, peopleIn(making.content));
  if (reference === undefined) return null;
  const [at, pronouns] = [`person:${reference}:pronouns`, making.fresh('they')];
  const input = { personId: `$person:${reference}`, changes: { pronouns } };
  return [
    { operation: 'people.change', input, effects: [[at, pronouns]] },
    {
      operation: 'history.undo',
      input: { transactionId: '$transaction:last' },
      effects: [[at, making.content.get(at) ?? null]],
    },
  ];
};

const recordNeed: Maker = (making) => {
  const reference = oneOf(making, peopleIn(making.content));
  if (reference === undefined) return null;
  const [code, disclosed] = [making.random.pick(needCodes), making.random.pick(answers)];
  const input = { personId: `$person:${reference}`, need: need(code, disclosed) };
  return [{ operation: 'people.recordNeed', input, effects: [needIs(reference, code, disclosed)] }];
};

const leave: Maker = (making) => {
  const reference = oneOf(making, inCohort(making.content));
  if (reference === undefined || making.random.chance(0.6)) return null;
  const leaving = { leftOn: '2018-06-30', destination: 'moved-away', because: 'Nearer to family' };
  const input = { personId: `$person:${reference}`, membershipId: `$membership:${reference}`, ...leaving };
  const effects: Effects = [[`membership:${reference}:${joinedOn}`, `${leaving.leftOn}|${leaving.destination}`]];
  return [{ operation: 'people.leave', input, effects }];
};

const recordFact: Maker = (making) => {
  const reference = oneOf(making, inCohort(making.content));
  if (reference === undefined) return null;
  const [period, valueNumber] = [making.random.pick(['Y1Q4', 'Y2Q1']), making.random.between(0, 30)];
  const factCode = 'offending-arrests';
  const fact = { state: 'recorded', valueCode: null, valueNumber };
  const input = { personId: `$person:${reference}`, periodId: `$period:${period}`, factCode, fact };
  const effects: Effects = [[`fact:${reference}:${period}:${factCode}`, `recorded|${valueNumber}.0`]];
  return [{ operation: 'outcomes.record', input, effects }];
};

const portrait: Maker = (making) => {
  const [title, body] = [making.fresh('Portrait'), words(making)];
  const input = { title, pseudonym: 'Wren', agreementAskedOn: null, personId: null };
  const section = 'own-words';
  return [
    { operation: 'portraits.add', input, effects: [[`portrait:${title}`, 'Wren']] },
    {
      operation: 'portraits.write',
      input: { portraitId: `$portrait:${title}`, sectionKey: section, body },
      effects: [[`portrait:${title}:${section}`, body]],
    },
  ];
};

const rate: Maker = ({ random }) => {
  const [period, sectionKey, rating] = [random.pick(['Y1Q4', 'Y2Q1']), random.pick(sections), random.between(1, 10)];
  const input = { periodId: `$period:${period}`, sectionKey, rating };
  return [{ operation: 'fidelity.rate', input, effects: [[`rating:${period}:${sectionKey}`, String(rating)]] }];
};

const keepDraft: Maker = (making) => {
  const reference = oneOf(making, peopleIn(making.content));
  if (reference === undefined) return null;
  const [form, subject, content] = ['person', reference, words(making)];
  const at = `draft:${form}:${subject}`;
  const keep: Step = {
    operation: 'drafts.keep',
    input: { form, subject, personId: `$person:${reference}`, content },
    effects: [[at, content]],
  };
  const discard: Step = { operation: 'drafts.discard', input: { form, subject }, effects: [[at, null]] };
  return making.random.chance(0.3) ? [keep, discard] : [keep];
};

const look: Maker = (making) => {
  const reference = oneOf(making, peopleIn(making.content));
  if (reference === undefined) return null;
  const list: Step = { operation: 'people.list', input: {}, effects: [] };
  const open: Step = { operation: 'people.open', input: { personId: `$person:${reference}` }, effects: [] };
  const search: Step = { operation: 'people.search', input: { text: 'per', limit: 5 }, effects: [] };
  return [making.random.pick([list, open, search])];
};

const makers = [
  add,
  add,
  change,
  change,
  changeAndUndo,
  recordNeed,
  leave,
  recordFact,
  portrait,
  rate,
  keepDraft,
  look,
] as const;

/** Erases somebody, and with them everything that stands under their reference. */
export function erasureOf(content: Content, reference: string): Step {
  const about = [...content.keys()].filter(
    (at) => at.split(':')[1] === reference || at === `draft:person:${reference}`,
  );
  const input = { personId: `$person:${reference}`, reference, reasonCode: 'no-longer-needed' };
  return { operation: 'privacy.erase', input, effects: about.map((at) => [at, null] as const) };
}

/** A number of calls of every kind, as a coordinator would make them, for a register that holds `content`. */
export function mixedWork(random: SeededRandom, content: Content, length: number, name: string): Step[] {
  const steps: Step[] = [];
  let [now, made] = [content, 0];
  const fresh = (what: string): string => {
    made += 1;
    return `${what}-${name}-${made}`;
  };
  while (steps.length < length) {
    const next = random.pick(makers)({ random, content: now, fresh }) ?? [];
    steps.push(...next);
    now = contentAfter(
      now,
      next.map(({ effects }) => effects),
    );
  }
  return steps;
}
