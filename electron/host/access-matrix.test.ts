import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PersonCategory, type Role, roles } from '../../domain/access.ts';
import { contract, type OperationName, operationNames } from '../../domain/contract.ts';
import { examples, vaultJourney } from './testing/examples.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { need } from './testing/person-input.ts';
import { addWorker } from './testing/worker.ts';

/**
 * Every operation, as every role, for users of three agencies: the coordinating one, one that holds people, and a stranger.
 * Each person carries a word for each category of information that stands nowhere else; whatever any reply says, it may
 * hold only words that the rule lets that user see. The rule is written here once more, from the words of the brief.
 */
const everyAgency = ['coordinating', 'holding', 'stranger'] as const;
type Agency = (typeof everyAgency)[number];
const words = ['identity', 'contact', 'story', 'health', 'offending', 'housing'] as const;
type Word = (typeof words)[number];

interface Planted {
  readonly name: string;
  readonly heldBy: Agency;
  /** What is shared with the stranger, and what is kept from the coordinating agency. */
  readonly shared: readonly PersonCategory[];
  readonly kept: readonly PersonCategory[];
}
const planted: readonly Planted[] = [
  { name: 'Quill', heldBy: 'holding', shared: [], kept: [] },
  { name: 'Rowan', heldBy: 'holding', shared: ['identity', 'housing', 'story'], kept: ['health', 'contact'] },
  { name: 'Sorrel', heldBy: 'coordinating', shared: ['identity', 'contact'], kept: [] },
  { name: 'Tansy', heldBy: 'holding', shared: ['identity'], kept: ['identity'] },
];
const word = ({ name }: Planted, of: Word): string => `${name}${of}word`;

/** Categories of information that each role may see at most. */
const most: Readonly<Record<Role, readonly Word[]>> = {
  administrator: [],
  'information-governance': ['identity'],
  coordinator: words,
  caseworker: words,
  evaluator: [],
  'expert-by-experience': [],
  reader: [],
};

function maySee(role: Role, agency: Agency, person: Planted, category: Word): boolean {
  const decides = (of: Word): boolean => {
    if (!most[role].includes(of)) return false;
    if (agency === 'stranger') return person.shared.includes(of);
    if (agency === 'coordinating' && person.kept.includes(of)) return false;
    return person.heldBy === agency || (agency === 'coordinating' && role !== 'caseworker');
  };
  return decides('identity') && decides(category);
}

/** Where whoever answers a person's own request, in the coordinating agency, reads what the person may read: the request is the reason. */
const answersRequests: readonly OperationName[] = [
  'privacy.accessQueue',
  'privacy.decideRedaction',
  'privacy.makeAccessPack',
];

let open: TestHost;
let inputs: Record<string, object>;
const ids = new Map<string, string>();
const workers = new Map<string, string>();
const portraits = new Map<string, string>();
const changes = new Map<string, string>();

const key = (role: Role, agency: Agency): string => `${role} ${agency}`;

async function plant(person: Planted, agencies: Readonly<Record<Agency, string>>, periodId: string): Promise<void> {
  const { id } = await open.call('people.add', {
    preferredName: person.name,
    familyName: word(person, 'identity'),
    contactPreference: word(person, 'contact'),
    goal: word(person, 'story'),
    strengths: word(person, 'story'),
    aliases: [`${word(person, 'identity')}s`],
    needs: [need('homelessness', { disclosed: 'yes' }), need('mental-ill-health', { disclosed: 'yes' })],
    joinedOn: '2018-01-05',
  });
  ids.set(person.name, id);
  const portrait = { title: word(person, 'story'), pseudonym: null, agreementAskedOn: null, personId: id };
  portraits.set(person.name, (await open.call('portraits.add', portrait)).id);
  await open.call('outcomes.record', {
    personId: id,
    periodId,
    factCode: 'offending-arrests',
    fact: { state: 'recorded', valueCode: null, valueNumber: 3 },
  });
  const changed = await open.call('people.change', { personId: id, changes: { goalOn: '2018-02-01' } });
  changes.set(person.name, changed.transactionId);
  open.session.raw.prepare('UPDATE person SET agencyId = ? WHERE id = ?').run(agencies[person.heldBy], id);
  const said = { personId: id, basis: 'consent' as const, fromOn: '2018-01-01', untilOn: null, note: null };
  const { stranger: strangerId, coordinating } = agencies;
  if (person.shared.length > 0)
    await open.call('sharing.decide', {
      ...said,
      agencyId: strangerId,
      decision: 'shared',
      categories: [...person.shared],
    });
  if (person.kept.length > 0)
    await open.call('sharing.decide', {
      ...said,
      agencyId: coordinating,
      decision: 'not-shared',
      categories: [...person.kept],
    });
}

beforeAll(async () => {
  open = await openTestHost();
  inputs = (await examples(open)) as Record<string, object>;
  const holding = (await open.call('users.addAgency', { name: 'Holding Homes', kind: 'housing' })).id;
  const stranger = (await open.call('users.addAgency', { name: 'Stranger Service', kind: 'treatment' })).id;
  const agencies = { coordinating: open.session.user.agencyId, holding, stranger };
  for (const person of planted) await plant(person, agencies, open.periods.Y1Q4 ?? '');
  for (const role of roles)
    for (const agency of everyAgency)
      workers.set(key(role, agency), addWorker(open, key(role, agency), [role], agencies[agency]));
});
afterAll(() => open.discard());

/** What a reply may not hold for this user: each word, and the id, of everybody of whom it may not be told. */
function forbidden(name: OperationName, role: Role, agency: Agency): string[] {
  if (answersRequests.includes(name) && agency === 'coordinating') return [];
  return planted.flatMap((person) => {
    const hidden = words.filter((of) => !maySee(role, agency, person, of)).map((of) => word(person, of));
    const knows = maySee(role, agency, person, 'identity');
    return knows ? hidden : [...hidden, ids.get(person.name) ?? '', portraits.get(person.name) ?? ''];
  });
}

const aboutPerson = (name: OperationName, person: Planted): object => ({
  ...inputs[name],
  personId: ids.get(person.name),
});

/** Operations that reach a person by another id, with an input that reaches this one. */
const reaching: Readonly<Record<string, (person: Planted) => object>> = {
  'portraits.open': ({ name }) => ({ portraitId: portraits.get(name) }),
  'portraits.change': ({ name }) => ({ portraitId: portraits.get(name), changes: { pseudonym: 'Wren' } }),
  'portraits.write': ({ name }) => ({ portraitId: portraits.get(name), sectionKey: 'own-words', body: 'x' }),
  'portraits.remove': ({ name }) => ({ portraitId: portraits.get(name) }),
  'history.undo': ({ name }) => ({ transactionId: changes.get(name) }),
};

/** Reads, which can be asked of everybody without changing what the next one finds. */
const reads = operationNames.filter((name) => contract[name].kind === 'read' && !vaultJourney.includes(name));

const isAbout = (name: OperationName): boolean =>
  typeof contract[name].about === 'function' && 'personId' in (inputs[name] ?? {});

const aimedAt = (name: OperationName, person: Planted): object =>
  isAbout(name) ? aboutPerson(name, person) : (reaching[name]?.(person) ?? {});

/** Everything that a read is asked: about each person, by each planted word, or as it stands in the examples. */
function asked(name: OperationName): object[] {
  if (name === 'people.search') return planted.flatMap((p) => words.map((of) => ({ text: word(p, of), limit: 50 })));
  if (isAbout(name) || name in reaching) return planted.map((person) => aimedAt(name, person));
  return [inputs[name] ?? {}];
}

const ask = (name: OperationName, input: object) => open.host.dispatch(name, input, { window: 'main' });

/** Operations that can be aimed at a person, but for those of whoever answers that person's own request. */
const aimable = (): OperationName[] =>
  operationNames.filter(
    (name) => (isAbout(name) || name in reaching) && !vaultJourney.includes(name) && !answersRequests.includes(name),
  );

const nobody = '00000000-0000-7000-8000-000000000000';

describe.each(roles.flatMap((role) => everyAgency.map((agency) => [role, agency] as const)))(
  '%s of the %s agency',
  (role, agency) => {
    const allows = (person: Planted, of: Word): boolean => maySee(role, agency, person, of);
    beforeAll(async () => {
      open = await open.reopen({ userId: workers.get(key(role, agency)) ?? '' });
    });

    test('is told nothing by any read that the rule keeps from them', async () => {
      for (const name of reads) {
        const hidden = forbidden(name, role, agency);
        for (const input of asked(name)) {
          const said = JSON.stringify(await ask(name, input));
          expect([name, hidden.filter((one) => said.includes(one))]).toEqual([name, []]);
        }
      }
    });

    test('sees in a record exactly the kinds of information that the rule allows', async () => {
      for (const person of planted) {
        const personId = ids.get(person.name);
        const record = JSON.stringify(await ask('people.open', { personId }));
        const outcomes = JSON.stringify(await ask('outcomes.ofPerson', { personId }));
        const shown = {
          identity: record.includes(word(person, 'identity')),
          contact: record.includes(word(person, 'contact')),
          story: record.includes(word(person, 'story')),
          health: record.includes('"code":"mental-ill-health"'),
          housing: record.includes('"code":"homelessness"'),
          offending: outcomes.includes('"valueNumber":3'),
        };
        expect([person.name, shown]).toEqual([
          person.name,
          Object.fromEntries(words.map((of) => [of, allows(person, of)])),
        ]);
      }
    });

    test('may not touch anybody of whom they may not know, and hears the same as of nobody', async () => {
      const hidden = planted.filter((person) => !allows(person, 'identity'));
      for (const name of hidden.length === 0 ? [] : aimable()) {
        const ofNobody = isAbout(name) ? await ask(name, { ...inputs[name], personId: nobody }) : null;
        for (const person of hidden) {
          const reply = await ask(name, aimedAt(name, person));
          expect([name, person.name, reply.ok]).toEqual([name, person.name, false]);
          if (ofNobody !== null) expect([name, reply]).toEqual([name, ofNobody]);
        }
      }
    });

    test('is counted only those whom they may know', async () => {
      const counts = await ask('people.counts', {});
      expect(counts.ok).toBe(['coordinator', 'caseworker'].includes(role));
      if (!counts.ok) return;
      const { people } = await open.call('people.list', {});
      expect((counts.value as { everyone: number }).everyone).toBe(people.length);
      const listed = planted.filter((person) => people.some((one) => one.id === ids.get(person.name)));
      expect(listed).toEqual(planted.filter((person) => allows(person, 'identity')));
    });
  },
);

/** Jobs that write into a file what a read shows, from the same query; the read is asked above. */
const writesWhatAReadShows: readonly OperationName[] = ['audit.export'];

test('every operation that can lead to a person is covered here', () => {
  const byOtherId = operationNames.filter((name) => {
    const { about, access, kind } = contract[name];
    return about === 'seen' && kind !== 'read' && access.when === 'unlocked' && access.partnership !== true;
  });
  expect(byOtherId.filter((name) => !(name in reaching) && !writesWhatAReadShows.includes(name))).toEqual([]);
});
