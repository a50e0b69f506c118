import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { ownFileMarking } from '../../../domain/imports/own-file.ts';
import { aliasKinds } from '../../../domain/people/aliases.ts';
import { choiceLists } from '../../../domain/people/choices.ts';
import { codedFacts, codedFactWords } from '../../../domain/people/coded-facts.ts';
import { readSheet } from '../imports/read-sheet.ts';
import { suggested, toldToOwnAgency, writeSpreadsheet } from '../testing/import-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

const opened: TestHost[] = [];
const register = async (): Promise<TestHost> => {
  const host = await openTestHost();
  opened.push(host);
  return host;
};
afterEach(async () => {
  for (const host of opened.splice(0)) await host.discard();
});

async function exported(host: TestHost, kind: 'csv' | 'xlsx'): Promise<string> {
  const { file } = await host.call('imports.export', { kind, folder: host.folder, disclosure: toldToOwnAgency(host) });
  return path.join(host.folder, file);
}

async function takenIn(host: TestHost, file: string) {
  const looked = await host.call('imports.look', { path: file, sheet: null, headingRow: null });
  const understood = suggested(looked, file);
  expect([looked.ownFile, understood.mapping.includes(null)]).toEqual([true, false]);
  return host.call('imports.takeIn', { ...understood, add: [], leaveOut: [], leftOutFolder: null });
}

type Person = InputOf<'people.add'>;

const words = fc.oneof(
  fc.constantFrom(
    '=1+1',
    "'=1+1",
    "''-x",
    '+44 7700',
    '-',
    'n/a',
    'tbc',
    '?',
    'yes',
    '#N/A',
    '"quoted", and; more',
    'Zoë\tx',
    'a\nb',
    'A%',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
);
const name = fc.oneof(
  fc.constantFrom('Ann', 'O’Brien', 'Łuczak', '=x', '-', 'None', 'Bell; Carr', 'de la Cruz, Ana'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
);
const answer = fc.constantFrom('yes', 'no', 'not-known', 'declined', 'not-asked', null);
const day = fc.constantFrom('2017-03-04', '2018-01-02', '2018-04-01', null);
const need = (code: string) =>
  fc.record({
    code: fc.constant(code),
    suspected: answer,
    suspectedOn: day,
    disclosed: answer,
    disclosedOn: day,
    helpOffered: answer,
    helpOfferedOn: day,
    helpAgreed: answer,
    helpAgreedOn: day,
    onsetOn: fc.constantFrom('2011', '2012-05', '2013-06-07', null),
    identifiedOn: day,
    atRisk: fc.boolean(),
  });
const equality = fc.constantFrom(
  { sex: 'female', sexState: 'recorded' as const },
  { sex: null, sexState: 'declined' as const },
  { sex: null, sexState: 'not-asked' as const },
);
const oneLine = words.map((text) => text.replaceAll(/[\n\t]/g, ' '));
const states = ['declined', 'not-asked', 'not-known'] as const;

/** The check digit of an NHS number, by its rule; null where these nine digits are none. */
function nhsNumber(nine: number): string | null {
  const digits = String(nine).padStart(9, '0');
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : `${digits}${check}`;
}

/** What else is known of somebody, from the lists of the register. */
function wholePerson(values: OutputOf<'programme.reference'>['values']): fc.Arbitrary<Partial<Person>> {
  const codes = (list: string) => values.filter((value) => value.list === list).map(({ code }) => code);
  const facts = codedFacts
    .filter((fact) => fact !== 'sex')
    .map((fact) =>
      fc
        .constantFrom(...codes(codedFactWords[fact].list), ...states)
        .map((said) =>
          states.some((state) => state === said)
            ? { [fact]: null, [`${fact}State`]: said }
            : { [fact]: said, [`${fact}State`]: 'recorded' },
        ),
    );
  const chosen = choiceLists.map((list) =>
    fc.oneof(
      fc.constantFrom(...states).map((state) => [list, { state, codes: [] }] as const),
      fc
        .uniqueArray(fc.constantFrom(...codes(list)), { minLength: 1, maxLength: 3 })
        .map((some) => [list, { state: 'recorded', codes: some }] as const),
    ),
  );
  const alias = fc.record({ name, kind: fc.constantFrom(...aliasKinds), isRestricted: fc.constant(false) });
  const number = fc
    .integer({ min: 400_000_000, max: 499_999_999 })
    .map(nhsNumber)
    .filter((value) => value !== null);
  return fc
    .record({
      facts: fc.tuple(...facts),
      chosen: fc.tuple(...chosen),
      aliases: fc.uniqueArray(alias, { maxLength: 3, selector: (one) => one.name.trim() }),
      number: fc.option(number),
      interpreter: fc.constantFrom('yes' as const, 'no' as const, 'not-known' as const, 'not-asked' as const),
      languageWords: fc.option(oneLine),
      communicationWords: fc.option(words),
      adjustmentWords: fc.option(words),
      safeTimes: fc.option(oneLine),
    })
    .map(({ facts: some, chosen: lists, number: nhs, ...rest }) => ({
      ...rest,
      ...Object.assign({}, ...some),
      choices: Object.fromEntries(lists),
      identifiers: nhs === null ? [] : [{ scheme: 'nhs-number' as const, value: nhs, issuerId: null }],
    }));
}

const person: fc.Arbitrary<Person> = fc
  .record({
    preferredName: name,
    givenName: fc.option(name),
    familyName: fc.option(name),
    pronouns: fc.constantFrom('she/her', null),
    birthDate: fc.constantFrom('1980', '1981-05', '1982-06-07', null),
    birthDateEstimated: fc.boolean(),
    contactPreference: fc.option(words.map((text) => text.replaceAll(/[\n\t]/g, ' '))),
    goal: fc.option(words),
    goalOn: day,
    strengths: fc.option(words),
    ineffectiveContact: fc.constantFrom('yes', 'no', 'not-known', 'not-asked', 'declined'),
    joinedOn: fc.constantFrom('2018-01-03', '2018-02-04', null),
    needs: fc.tuple(need('homelessness'), need('offending')).map((both) => [...both]),
    equality,
  })
  .map(({ equality: own, birthDate, birthDateEstimated, ...one }) => ({
    ...one,
    ...own,
    birthDate,
    birthDateEstimated: birthDate !== null && birthDateEstimated,
  }));

/** Adds so many of those whom the register takes: generated names and words may hold what no field does. */
async function addAll(host: TestHost, many: number, seed: number): Promise<void> {
  const { values, agencies } = await host.call('programme.reference', {});
  const people = fc.sample(fc.tuple(person, wholePerson(values)), { numRuns: many, seed });
  for (const [at, [one, more]] of people.entries()) {
    const input = { ...one, ...more, reference: `P-${at}` };
    const reply = await host.host.dispatch('people.add', input as never, { window: 'main' });
    if (!reply.ok || at % 3 > 0) continue;
    const personId = (reply.value as { readonly id: string }).id;
    const issued = { scheme: 'local-case' as const, value: `H/${at}`, issuerId: agencies[0]?.id ?? '' };
    await host.call('people.change', { personId, changes: {}, identifiers: [...(more.identifiers ?? []), issued] });
    for (const lastKnownOn of ['2018-02-01', '2018-03-01'])
      await host.call('people.recordWhereabouts', {
        personId,
        words: `Door ${at}, ${lastKnownOn}`,
        lastKnownOn,
        category: 'contact',
      });
  }
}

describe('a file of the people', () => {
  test.each(['csv', 'xlsx'] as const)(
    'as %s is taken in again as it is: the file of the second register is the same',
    async (kind) => {
      const [first, second] = [await register(), await register()];
      await addAll(first, 24, 7);
      const { people } = await first.call('people.list', {});
      expect(people.length).toBeGreaterThan(12);
      const file = await exported(first, kind);
      const { added } = await takenIn(second, file);
      expect(added).toBe(people.length);
      const again = await exported(second, kind);
      if (kind === 'csv') expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
      const rowsOf = async (place: string) => (await readSheet(Uint8Array.from(readFileSync(place)), null)).rows;
      expect(await rowsOf(again)).toEqual(await rowsOf(file));
      const details = async (host: TestHost) => {
        const all = (await host.call('people.list', {})).people;
        const records = [];
        for (const { id } of all) records.push(await host.call('people.open', { personId: id }));
        return records.map(
          ({ id: _id, aliases, identifiers, choices, whereabouts, needs, memberships, ...record }) => ({
            ...record,
            aliases: aliases.map((alias) => `${alias.kind} ${alias.name}`).sort(),
            identifiers: identifiers.map(({ scheme, value }) => `${scheme} ${value}`).sort(),
            choices: Object.entries(choices).map(([list, codes]) => [list, [...codes].sort()]),
            whereabouts: whereabouts.map(({ words: said, lastKnownOn, category }) => [said, lastKnownOn, category]),
            needs: needs.filter(
              ({ code: _code, atRisk, ...facts }) => atRisk || Object.values(facts).some((fact) => fact !== null),
            ),
            joined: memberships.map(({ joinedOn }) => joinedOn),
          }),
        );
      };
      expect(await details(second)).toEqual(await details(first));
    },
  );

  test('taken into the register that it came from, it changes nobody', async () => {
    const host = await register();
    await addAll(host, 12, 3);
    const file = await exported(host, 'csv');
    const understood = suggested(await host.call('imports.look', { path: file, sheet: null, headingRow: null }), file);
    const { counts } = await host.call('imports.preview', understood);
    expect([counts.unchanged, counts.rows > 5]).toEqual([counts.rows, true]);
  });

  test('is a recorded disclosure about each of them, and holds nobody whose record is restricted and nothing that is not shown', async () => {
    const host = await register();
    const one = await host.call('people.add', { preferredName: 'Ann', goal: 'The blue house', reference: 'A-1' });
    const two = await host.call('people.add', { preferredName: 'Cal', goal: 'The red house', reference: 'A-2' });
    await host.call('people.add', { preferredName: 'Eve', goal: '=HYPERLINK("x")', reference: 'A-3' });
    host.session.raw
      .prepare(
        "INSERT INTO restriction (id, personId, ground, because, fromOn) VALUES ('r', ?, 'accuracy', 'Being checked', '2018-04-01')",
      )
      .run(two.id);
    const decided = { decision: 'not-shared' as const, fromOn: '2018-01-01', untilOn: null, note: null };
    const agencyId = host.session.user.agencyId;
    await host.call('sharing.decide', {
      personId: one.id,
      agencyId,
      categories: ['story'],
      basis: 'consent',
      ...decided,
    });
    const input = { kind: 'csv' as const, folder: host.folder, disclosure: toldToOwnAgency(host) };
    const done = await host.call('imports.export', input);
    expect(done).toMatchObject({ people: 2, withheld: 1, moreMemberships: 0 });
    const text = readFileSync(path.join(host.folder, done.file), 'utf8');
    expect(text).toContain(ownFileMarking);
    expect(text).toContain('A-1,Ann');
    expect(text).toContain(`'=HYPERLINK(""x"")`);
    for (const hidden of ['blue house', 'Cal', 'red house']) expect(text).not.toContain(hidden);
    const told = host.session.raw.prepare<[], string>('SELECT personId FROM disclosure').pluck().all();
    expect([told.length, told.includes(two.id)]).toEqual([2, false]);
    const trail = host.session.raw.prepare("SELECT personIds FROM audit WHERE operation = 'imports.export'").all();
    expect(JSON.stringify(trail)).toContain(one.id);
    const nobody = await register();
    const none = { ...input, folder: nobody.folder, disclosure: toldToOwnAgency(nobody) };
    expect((await nobody.refused('imports.export', none)).code).toBe('import-export-empty');
    const nowhere = { ...input, folder: path.join(host.folder, 'nowhere') };
    expect((await host.refused('imports.export', nowhere)).code).toBe('folder-missing');
  });

  test('holds no restricted name, number, choice or place, and nothing of children', async () => {
    const host = await register();
    const { id } = await host.call('people.add', {
      preferredName: 'Ann',
      reference: 'A-1',
      childrenPresent: 'yes',
      childrenConcern: 'yes',
      aliases: [
        { name: 'Hidden Harbour', kind: 'former', isRestricted: true },
        { name: 'Open Harbour', kind: 'former', isRestricted: false },
      ],
      identifiers: [
        { scheme: 'nhs-number', value: '943 476 5919', issuerId: null },
        { scheme: 'national-insurance', value: 'AB 12 34 56 C', issuerId: null },
      ],
      choices: { adjustment: { state: 'not-known', codes: [] } },
    });
    const on = { personId: id, lastKnownOn: '2018-03-01' };
    await host.call('people.recordWhereabouts', { ...on, words: 'The refuge in Elm Road', category: 'safety' });
    await host.call('people.recordWhereabouts', { ...on, words: 'The day centre', category: 'contact' });
    await host.call('sharing.decide', {
      personId: id,
      agencyId: host.session.user.agencyId,
      categories: ['health'],
      basis: 'consent',
      ...{ decision: 'not-shared', fromOn: '2018-01-01', untilOn: null, note: null },
    });
    const file = await exported(host, 'csv');
    const text = readFileSync(file, 'utf8');
    for (const shown of ['Open Harbour', 'AB123456C', 'The day centre']) expect(text).toContain(shown);
    for (const hidden of ['Hidden Harbour', '9434765919', 'The refuge']) expect(text).not.toContain(hidden);
    const heading = text.split('\r\n')[1] ?? '';
    expect([heading.includes('Former name'), /child/i.test(heading)]).toEqual([true, false]);
  });

  test('a number that somebody else has, or that is none, is told beside its cell', async () => {
    const host = await register();
    await host.call('people.add', {
      preferredName: 'Ann',
      reference: 'A-1',
      identifiers: [{ scheme: 'nhs-number', value: '943 476 5919', issuerId: null }],
    });
    const lines = [
      'Ref,Name,NHS number,Address',
      'B-1,Bo,9434765919,',
      'B-2,Cy,9434765918,',
      'B-3,Di,450 557 7104,The arches',
      'B-4,Ed,4505577104,',
      '',
    ];
    const file = writeSpreadsheet(host.folder, 'numbers.csv', lines.join('\r\n'));
    const understood = suggested(await host.call('imports.look', { path: file, sheet: null, headingRow: null }), file);
    const { rows } = await host.call('imports.preview', understood);
    expect(
      rows.map(({ problems, notes }) => [...problems, ...notes].map(({ code, letter }) => `${letter} ${code}`)),
    ).toEqual([['C identifier-taken'], ['C nhs-number-wrong'], ['D place-of-today'], ['C identifier-taken']]);
    const { added } = await host.call('imports.takeIn', { ...understood, add: [], leaveOut: [], leftOutFolder: null });
    expect(added).toBe(1);
    const [, di] = (await host.call('people.list', {})).people;
    const record = await host.call('people.open', { personId: di?.id ?? '' });
    expect(record.whereabouts.map(({ words: said, lastKnownOn }) => [said, lastKnownOn])).toEqual([
      ['The arches', '2018-04-03'],
    ]);
    expect(record.identifiers.map(({ value }) => value)).toEqual(['4505577104']);
  });
});
