import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { ownFileMarking } from '../../../domain/imports/own-file.ts';
import { readSheet } from '../imports/read-sheet.ts';
import { suggested, toldToOwnAgency } from '../testing/import-examples.ts';
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
    aliases: fc.uniqueArray(name, { maxLength: 3 }),
    needs: fc.tuple(need('homelessness'), need('offending')).map((both) => [...both]),
    equality,
  })
  .map(({ equality: own, birthDate, birthDateEstimated, ...one }) => ({
    ...one,
    ...own,
    birthDate,
    birthDateEstimated: birthDate !== null && birthDateEstimated,
  }));

/** Adds those whom the register takes: generated names and words may hold what no field does. */
async function addAll(host: TestHost, people: readonly Person[]): Promise<void> {
  for (const [at, one] of people.entries())
    await host.host.dispatch('people.add', { ...one, reference: `P-${at}` } as never, { window: 'main' });
}

describe('a file of the people', () => {
  test.each(['csv', 'xlsx'] as const)(
    'as %s is taken in again as it is: the file of the second register is the same',
    async (kind) => {
      const [first, second] = [await register(), await register()];
      await addAll(first, fc.sample(person, { numRuns: 60, seed: 7 }));
      const { people } = await first.call('people.list', {});
      expect(people.length).toBeGreaterThan(30);
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
        return records.map(({ id: _id, aliases, needs, memberships, ...record }) => ({
          ...record,
          aliases: aliases.map((alias) => alias.name).sort(),
          needs: needs.filter(
            ({ code: _code, atRisk, ...facts }) => atRisk || Object.values(facts).some((fact) => fact !== null),
          ),
          joined: memberships.map(({ joinedOn }) => joinedOn),
        }));
      };
      expect(await details(second)).toEqual(await details(first));
    },
  );

  test('taken into the register that it came from, it changes nobody', async () => {
    const host = await register();
    await addAll(host, fc.sample(person, { numRuns: 10, seed: 3 }));
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
});
