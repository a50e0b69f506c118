import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { suggested, writeSpreadsheet } from '../testing/import-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

async function understand(...lines: string[]): Promise<InputOf<'imports.preview'>> {
  const file = writeSpreadsheet(open.folder, 'list.csv', `${lines.join('\r\n')}\r\n`);
  return suggested(await open.call('imports.look', { path: file, sheet: null, headingRow: null }), file);
}
const told = ({ rows }: OutputOf<'imports.preview'>) =>
  rows.map(({ state, problems }) =>
    [state, ...problems.map(({ code, letter, sentence }) => `${letter ?? ''} ${code} ${sentence.endsWith('.')}`)].join(
      ': ',
    ),
  );
const takeIn = (understood: InputOf<'imports.preview'>, more: Partial<InputOf<'imports.takeIn'>> = {}) =>
  open.call('imports.takeIn', { ...understood, add: [], leaveOut: [], leftOutFolder: null, ...more });
const count = (table: string): number =>
  open.session.raw.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

describe('what would refuse a row', () => {
  test('of somebody new is told in the preview, beside its cell, and keeps nobody else out', async () => {
    open.session.raw.exec("UPDATE cohort SET validFrom = '2018-01-01', validTo = '2018-03-01'");
    const understood = await understand(
      'Ref,Name,Joined,Goal,Goal on,Housing: suspected on,Housing: began on',
      'A-1,Ann Bell,31/12/2017,,,,',
      'A-2,Cal Dow,02/03/2018,,,,',
      'A-3,Eve Fry,01/02/2018,A door,04/04/2018,,',
      'A-4,Gus Hay,01/02/2018,,,04/04/2018,',
      'A-5,Ida Jones,01/02/2018,,,,2019',
      'A-6,Kit Low,01/02/2018,A door,03/04/2018,03/04/2018,2018',
    );
    expect(told(await open.call('imports.preview', understood))).toEqual([
      'cannot: C joined-before-cohort true',
      'cannot: C cohort-ended true',
      'cannot: E date-in-future true',
      'cannot: F date-in-future true',
      'cannot: G date-in-future true',
      'add',
    ]);
    expect(await takeIn(understood)).toMatchObject({ added: 1, leftOut: 5 });
  });

  test('of somebody who is here is told in the preview as well', async () => {
    const add = (reference: string, joinedOn: string | null, more: Partial<InputOf<'people.add'>> = {}) =>
      open.call('people.add', { reference, preferredName: reference, joinedOn, ...more });
    await add('B-1', '2018-02-01', { birthDate: '1980' });
    const dead = await add('B-2', null);
    await add('B-3', null);
    const twice = await add('B-4', '2018-01-05');
    await add('B-5', '2018-01-05');
    const raw = open.session.raw;
    raw
      .prepare(
        `INSERT INTO membership (id, personId, cohortId, definitionId, eligibility, joinedOn)
         SELECT 'later', personId, cohortId, definitionId, eligibility, '2018-03-01' FROM membership WHERE personId = ?`,
      )
      .run(twice.id);
    await open.call('cohorts.recordDeath', {
      personId: dead.id,
      ...{ status: 'suspected', diedOn: '2018-01-10', toldBy: 'A colleague', toldOn: '2018-01-12' },
      ...{ source: null, cause: null, peers: null },
    });
    raw.exec("UPDATE cohort SET validFrom = '2018-01-02'");
    const understood = await understand(
      'Ref,Name,DOB,Joined,Left,Destination',
      'B-1,B-1,2018-03,,,',
      'B-2,B-2,,01/02/2018,,',
      'B-3,B-3,,01/01/2018,,',
      'B-4,B-4,,05/01/2018,02/03/2018,Moved away',
      'B-5,B-5,,05/01/2018,02/03/2018,Moved away',
    );
    const preview = await open.call('imports.preview', understood);
    expect(told(preview)).toEqual([
      'cannot: C joined-before-birth true',
      'cannot: D person-has-died true',
      'cannot: D joined-before-cohort true',
      'cannot: E already-member true',
      'changed',
    ]);
    expect(await takeIn(understood, { update: preview.rows.map(({ line }) => line) })).toMatchObject({
      changed: 1,
      leftOut: 4,
    });
  });
});

describe('somebody who has died', () => {
  const headings = 'Ref,Name,Joined,Left,Destination';

  test('comes in with the death as a status, told beforehand, and never as a destination', async () => {
    const understood = await understand(headings, 'D-1,Ann Bell,03/01/2018,05/02/2018,Deceased');
    const { rows } = await open.call('imports.preview', understood);
    expect(rows.map(({ state, notes }) => [state, notes.map(({ code }) => code)])).toEqual([
      ['add', ['died-as-status']],
    ]);
    const { transactionId } = await takeIn(understood);
    const [row] = (await open.call('people.list', {})).people;
    expect(row).toMatchObject({ death: 'concluded', leftOn: '2018-02-05' });
    expect(open.session.raw.prepare('SELECT status, diedOn, source, scopeEndsOn FROM death').all()).toEqual([
      { status: 'concluded', diedOn: '2018-02-05', source: 'other', scopeEndsOn: '2018-02-05' },
    ]);
    expect(open.session.raw.prepare('SELECT leftOn, destination FROM membership').all()).toEqual([
      { leftOn: null, destination: null },
    ]);
    // History that comes in opens nothing.
    expect([count('caseReview'), count('deathSupport'), count('action')]).toEqual([0, 0, 0]);
    await open.call('history.undo', { transactionId });
    expect([count('person'), count('death')]).toEqual([0, 0]);
  });

  test('of whom it was not known here is news: outreach stops, and a review begins', async () => {
    const { id } = await open.call('people.add', { reference: 'D-2', preferredName: 'Cal', joinedOn: '2018-01-03' });
    const understood = await understand(headings, 'D-2,Cal,03/01/2018,05/02/2018,Died');
    open.session.raw
      .prepare(
        `INSERT INTO action (id, personId, wording, ownerUserId, state, origin, isOutreach, level, category)
         VALUES ('call', ?, 'Ring on Monday', ?, 'open', 'plan', 1, 'client', 'story')`,
      )
      .run(id, open.session.user.id);
    const { rows } = await open.call('imports.preview', understood);
    expect(rows.map(({ state, differences }) => [state, differences.map(({ label }) => label)])).toEqual([
      ['changed', ['Left the cohort on']],
    ]);
    await takeIn(understood, { update: [2] });
    const record = await open.call('cohorts.deathOf', { personId: id });
    expect(record).toMatchObject({ death: { status: 'concluded', diedOn: '2018-02-05' } });
    expect(open.session.raw.prepare("SELECT state FROM action WHERE id = 'call'").pluck().get()).toBe('dropped');
    expect([count('deathStop'), count('caseReview') > 0]).toEqual([1, true]);
    const { counts } = await open.call('imports.preview', understood);
    expect(counts).toMatchObject({ unchanged: 1, changed: 0 });
  });
});
