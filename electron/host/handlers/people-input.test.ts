import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { isRefusalCode } from '../../../domain/refusal.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';

let open: TestHost;
let personId: string;
let membershipId: string;
let cohortId: string;
beforeAll(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
  const [membership] = (await open.call('people.open', { personId })).memberships;
  membershipId = membership?.id ?? '';
  cohortId = membership?.cohortId ?? '';
  await open.call('people.add', { preferredName: 'Élodie', reference: 'Ém/1' });
});
afterAll(() => open.discard());

const dump = (): unknown =>
  ['person', 'personAlias', 'need', 'membership', 'consent', 'change', 'audit'].map((table) =>
    open.session.raw.prepare(`SELECT * FROM ${table}`).all(),
  );

type Bad = readonly [what: string, given: object, code: string, field: string];

const badPeople: readonly Bad[] = [
  ['an empty name', { preferredName: '' }, 'name-missing', 'preferredName'],
  [
    'a name of nothing that shows',
    { preferredName: '\u200b\u2060\u3164\u00ad\u2800' },
    'name-invisible',
    'preferredName',
  ],
  ['a family name of nothing that shows', { familyName: '\u200d' }, 'name-invisible', 'familyName'],
  ['a name of spaces', { preferredName: ' \u00a0\ufeff ' }, 'name-missing', 'preferredName'],
  ['a name of 10,000 characters', { preferredName: 'A'.repeat(10_000) }, 'name-too-long', 'preferredName'],
  ['a name of 201 characters', { familyName: 'é'.repeat(201) }, 'name-too-long', 'familyName'],
  ['a NUL in a name', { preferredName: 'As\u0000ha' }, 'control-characters', 'preferredName'],
  ['a line feed in a name', { givenName: 'As\nha' }, 'control-characters', 'givenName'],
  ['a line separator in a name', { givenName: 'As\u2028ha' }, 'control-characters', 'givenName'],
  ['a mark that turns the text round', { preferredName: 'As\u202eha' }, 'control-characters', 'preferredName'],
  ['an isolate mark', { familyName: '\u2066Bell\u2069' }, 'control-characters', 'familyName'],
  ['half a character', { preferredName: 'As\ud83dha' }, 'control-characters', 'preferredName'],
  ['half a character in a goal', { goal: 'A door\udc00' }, 'control-characters', 'goal'],
  ['a bell in a goal', { goal: 'A door\u0007' }, 'control-characters', 'goal'],
  ['a goal of 4,001 characters', { goal: 'x'.repeat(4001) }, 'text-too-long', 'goal'],
  ['a bad alias among good ones', { aliases: ['Ash', 'A\u0007'] }, 'control-characters', 'aliases.1.name'],
  ['more than 50 aliases', { aliases: Array.from({ length: 51 }, (_, at) => `A${at}`) }, 'bad-input', 'aliases'],
  ['the same reference', { reference: 'MS-1' }, 'reference-taken', 'reference'],
  ['the same reference in small letters', { reference: 'ms-1' }, 'reference-taken', 'reference'],
  ['the same reference beyond A to Z', { reference: 'éM/1' }, 'reference-taken', 'reference'],
  ['a reference with a space', { reference: 'MS 1' }, 'reference-invalid', 'reference'],
  ['a reference that begins with a sign', { reference: '=1' }, 'reference-invalid', 'reference'],
  ['a reference of 41 characters', { reference: 'x'.repeat(41) }, 'reference-invalid', 'reference'],
  ['30 February', { birthDate: '1984-02-30' }, 'date-impossible', 'birthDate'],
  ['29 February of a common year', { birthDate: '1900-02-29' }, 'date-impossible', 'birthDate'],
  ['month 13', { birthDate: '1984-13' }, 'date-impossible', 'birthDate'],
  ['a date as it is spoken', { birthDate: '3 April 1984' }, 'date-impossible', 'birthDate'],
  ['a year of three digits', { birthDate: '984' }, 'date-impossible', 'birthDate'],
  ['born tomorrow', { birthDate: '2018-04-04' }, 'birth-date-in-future', 'birthDate'],
  ['born next month', { birthDate: '2018-05' }, 'birth-date-in-future', 'birthDate'],
  ['born next year', { birthDate: '2019' }, 'birth-date-in-future', 'birthDate'],
  ['born in 1899', { birthDate: '1899' }, 'birth-date-too-early', 'birthDate'],
  ['born on the last day of 1899', { birthDate: '1899-12-31' }, 'birth-date-too-early', 'birthDate'],
  ['joined before birth', { birthDate: '1984-02', joinedOn: '1984-01-31' }, 'joined-before-birth', 'joinedOn'],
  ['joined on no day', { joinedOn: '2018-02-30' }, 'date-impossible', 'joinedOn'],
  ['a goal from tomorrow', { goalOn: '2018-04-04' }, 'date-in-future', 'goalOn'],
  ['a sex that is not in the list', { sex: 'x', sexState: 'recorded' }, 'unknown-code', 'sex'],
  ['an ethnicity of another list', { ethnicity: 'female', ethnicityState: 'recorded' }, 'unknown-code', 'ethnicity'],
  ['a sex without saying that it is recorded', { sex: 'female' }, 'value-not-expected', 'sex'],
  ['a declined sex with a value', { sex: 'female', sexState: 'declined' }, 'value-not-expected', 'sex'],
  ['a recorded sex without a value', { sexState: 'recorded' }, 'value-missing', 'sex'],
  ['an unknown need', { needs: [need('homelessness'), need('boredom')] }, 'unknown-code', 'needs.1.code'],
  ['a need by a name no code has', { needs: [need('__proto__')] }, 'unknown-code', 'needs.0.code'],
  [
    'a need told tomorrow',
    { needs: [need('offending', { disclosedOn: '2018-04-04' })] },
    'date-in-future',
    'needs.0.disclosedOn',
  ],
  ['a need since next year', { needs: [need('offending', { onsetOn: '2019' })] }, 'date-in-future', 'needs.0.onsetOn'],
  [
    'an answer that is none',
    { needs: [{ ...need('offending'), disclosed: 'maybe' }] },
    'bad-input',
    'needs.0.disclosed',
  ],
];

test.each(badPeople)(
  'adding somebody with %s is refused beside the field, and nothing is kept',
  async (_, given, code, field) => {
    const before = dump();
    const problem = await open.refused('people.add', { preferredName: 'Noor', ...given });
    expect([problem.code, problem.field]).toEqual([code, field]);
    expect(dump()).toEqual(before);
  },
);

const nobodyId = '00000000-0000-7000-8000-000000000000';
const badCalls = (): readonly (readonly [string, object, string, string | undefined])[] => {
  const leave = {
    personId,
    membershipId,
    leftOn: '2018-03-01',
    destination: 'moved-away',
    because: 'Nearer to family',
  };
  const consent = { personId, decision: 'agreed', decidedOn: '2018-02-01' };
  return [
    ['people.open', { personId: nobodyId }, 'not-found', 'personId'],
    ['people.open', { personId: 'C-0001' }, 'bad-input', 'personId'],
    ['people.change', { personId: nobodyId, changes: {} }, 'not-found', 'personId'],
    ['people.change', { personId, changes: { reference: 'ÉM/1' } }, 'reference-taken', 'changes.reference'],
    ['people.change', { personId, changes: { preferredName: null } }, 'name-missing', 'changes.preferredName'],
    ['people.change', { personId, changes: { birthDate: '2018-02' } }, 'joined-before-birth', 'changes.birthDate'],
    ['people.change', { personId, changes: { birthDate: '2018-05' } }, 'birth-date-in-future', 'changes.birthDate'],
    ['people.recordNeed', { personId: nobodyId, need: need('offending') }, 'not-found', 'personId'],
    ['people.recordNeed', { personId, need: need('boredom') }, 'unknown-code', 'need.code'],
    [
      'people.recordNeed',
      { personId, need: need('offending', { identifiedOn: '2018-04-04' }) },
      'date-in-future',
      'need.identifiedOn',
    ],
    ['people.join', { personId, cohortId, joinedOn: '2018-02-01' }, 'already-member', 'joinedOn'],
    ['people.join', { personId, cohortId: nobodyId, joinedOn: '2018-02-01' }, 'not-found', 'cohortId'],
    ['people.join', { personId, cohortId, joinedOn: '1984-01-31' }, 'joined-before-birth', 'joinedOn'],
    ['people.leave', { ...leave, leftOn: '2017-12-31' }, 'left-before-joined', 'leftOn'],
    ['people.leave', { ...leave, leftOn: '2018-04-04' }, 'date-in-future', 'leftOn'],
    ['people.leave', { ...leave, destination: 'away' }, 'unknown-code', 'destination'],
    ['people.leave', { ...leave, membershipId: nobodyId }, 'not-found', 'membershipId'],
    ['people.leave', { ...leave, personId: nobodyId }, 'not-found', 'personId'],
    ['people.recordConsent', { ...consent, decidedOn: '2018-04-04' }, 'date-in-future', 'decidedOn'],
    ['people.recordConsent', { ...consent, decision: 'withdrawn' }, 'not-found', 'decision'],
    ['people.recordConsent', { ...consent, personId: nobodyId }, 'not-found', 'personId'],
    ['people.search', { text: 'x'.repeat(201), limit: 5 }, 'text-too-long', 'text'],
    ['people.search', { text: 'ash', limit: 0 }, 'bad-input', 'limit'],
    ['people.search', { text: 'ash', limit: 201 }, 'bad-input', 'limit'],
  ];
};

test('every other wrong call is refused beside the field, and nothing is kept', async () => {
  for (const [name, input, code, field] of badCalls()) {
    const before = dump();
    const problem = await open.refused(name, input);
    expect([name, problem.code, problem.field]).toEqual([name, code, field]);
    expect([name, dump()]).toEqual([name, before]);
  }
});

describe('anything typed', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    // Halves of characters, controls and marks, as a broken clipboard gives them.
    fc
      .array(fc.constantFrom('\ud800', '\udfff', '\u0000', '\u202e', '\ufeff', 'a', 'é', "'", '"', '%', '_', '\\', '='))
      .map((parts) => parts.join('')),
    fc.integer({ min: 195, max: 205 }).map((length) => 'n'.repeat(length)),
  );
  const digits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
  const anyDate = fc.oneof(
    fc.tuple(fc.integer({ min: 1890, max: 2030 }), digits, digits).map((parts) => parts.join('-')),
    fc.tuple(fc.integer({ min: 1890, max: 2030 }), digits).map((parts) => parts.join('-')),
    fc.integer({ min: 0, max: 12_000 }).map(String),
  );
  const input = fc.record(
    {
      preferredName: anyText,
      givenName: fc.option(anyText),
      familyName: fc.option(anyText),
      pronouns: fc.option(anyText),
      goal: fc.option(anyText),
      birthDate: fc.option(anyDate),
      aliases: fc.array(anyText, { maxLength: 3 }),
    },
    { requiredKeys: ['preferredName'] },
  );
  const asKept = (text: string | null | undefined): string | null => text?.trim() || null;

  test('is refused with a known code and leaves nothing, or is read back as it was typed', async () => {
    await fc.assert(
      fc.asyncProperty(input, async (typed) => {
        const before = open.session.raw.prepare('SELECT count(*) AS n FROM person').get();
        const reply = await open.host.dispatch('people.add', typed, { window: 'main' });
        if (!reply.ok) {
          expect(isRefusalCode(reply.error.code) && reply.error.code !== 'internal').toBe(true);
          expect(open.session.raw.prepare('SELECT count(*) AS n FROM person').get()).toEqual(before);
          return;
        }
        const { id } = reply.value as { id: string };
        const person = await open.call('people.open', { personId: id });
        expect(person).toMatchObject({
          preferredName: asKept(typed.preferredName),
          givenName: asKept(typed.givenName),
          familyName: asKept(typed.familyName),
          pronouns: asKept(typed.pronouns),
          goal: asKept(typed.goal),
          birthDate: typed.birthDate ?? null,
        });
        const aliases = [...new Set((typed.aliases ?? []).map((alias) => alias.trim()))];
        expect(person.aliases.map((alias) => alias.name)).toEqual(aliases);
      }),
      { numRuns: 250 },
    );
  });

  test('can be searched for, and never breaks the search', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const found = await open.call('people.search', {
          text: text.slice(0, 200),
          limit: 5,
        } satisfies InputOf<'people.search'>);
        expect(found.people.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 150 },
    );
  });
});
