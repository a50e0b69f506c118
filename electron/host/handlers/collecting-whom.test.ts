import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestWorkbook } from '../collecting/request-workbook.ts';
import { openComputer } from '../computer.ts';
import { readXlsx } from '../imports/xlsx.ts';
import { readContextOf } from '../job-context.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { publicTask } from '../testing/sharing-examples.ts';
import { agencySight } from './collecting-period.ts';
import { planRequest } from './collecting-plan.ts';

let open: TestHost;
beforeAll(async () => {
  open = await openTestHost();
});
afterAll(() => open.discard());

const kinds = ['housing', 'offending', 'health', 'story'] as const;
type Kind = (typeof kinds)[number];

/** The facts of each kind, written once more by hand. */
const factsOf: Readonly<Record<Kind, readonly string[]>> = {
  housing: ['housing-status'],
  offending: ['offending-arrests', 'offending-status'],
  health: ['substance-status', 'substance-help', 'wellbeing-score', 'wellbeing-support'],
  story: ['eet-status'],
};

interface Said {
  readonly identity: boolean;
  readonly kinds: readonly Kind[];
  readonly restricted: boolean;
}

const said: fc.Arbitrary<Said> = fc.record({
  identity: fc.boolean(),
  kinds: fc.subarray([...kinds]),
  restricted: fc.boolean(),
});

let counter = 0;
async function plant(people: readonly (readonly Said[])[], agencyIds: readonly string[]) {
  const planted: { name: string; byAgency: readonly Said[] }[] = [];
  for (const byAgency of people) {
    counter += 1;
    const name = `P${counter}x`;
    const { id: personId } = await open.call('people.add', {
      ...{ preferredName: name, reference: `R-${counter}`, joinedOn: '2018-01-05' },
    });
    for (const [at, { identity, kinds: shown }] of byAgency.entries())
      if (identity)
        await open.call('sharing.decide', {
          ...{ personId, agencyId: agencyIds[at] ?? '', categories: ['identity', ...shown], decision: 'shared' },
          ...{ fromOn: '2018-01-05', untilOn: null, note: null, ...publicTask },
        });
    if (byAgency.some(({ restricted }) => restricted))
      await open.call('privacy.restrict', { personId, ground: 'accuracy', because: 'It is disputed' });
    planted.push({ name, byAgency });
  }
  return planted;
}

test('a workbook holds exactly the people and cells that the sharing records let each agency know', async () => {
  const agencyIds: string[] = [];
  for (const name of ['North', 'South']) {
    await open.call('users.addAgency', { name, kind: 'voluntary' });
    const { agencies } = await open.call('users.list', {});
    agencyIds.push(agencies.find((agency) => agency.name === name)?.id ?? '');
  }
  const periodId = open.periods.Y1Q4 ?? '';
  const everyone: Awaited<ReturnType<typeof plant>> = [];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(said, said), { minLength: 1, maxLength: 3 }), async (people) => {
      everyone.push(...(await plant(people, agencyIds)));
      const context = readContextOf(open.session, openComputer(open.home), 'collecting.whom');
      for (const [at, agencyId] of agencyIds.entries()) {
        const expected = everyone
          .filter(({ byAgency }) => !byAgency.some(({ restricted }) => restricted) && byAgency[at]?.identity === true)
          .map(({ name, byAgency }) => [name, (byAgency[at]?.kinds ?? []).flatMap((kind) => factsOf[kind]).sort()])
          .filter(([, codes]) => (codes ?? []).length > 0)
          .sort();
        const plan = planRequest(context, { periodId, agencyId, scope: 'may-see', withKnown: true });
        const asked = plan.people.map(({ name, cells }) => [name, cells.map(({ factCode }) => factCode).sort()]).sort();
        expect(asked).toEqual(expected);
        // The same rule as for the agency's own workers.
        const sight = agencySight(open.session.read, context.viewer, agencyId);
        expect(plan.people.every(({ personId }) => sight.sees(personId, 'identity'))).toBe(true);
      }
    }),
    { numRuns: 12 },
  );
});

test('each cell of the workbook is a list to choose from, or is closed', async () => {
  const values = [{ code: 'hospital', label: 'Hospital' }];
  const base = { minimum: null, maximum: null, valueType: 'code' as const, columnLabel: '' };
  const questions = [
    { ...base, code: 'housing-status', label: 'Housing', measure: 'housing' as const, values },
    { ...base, code: 'eet-status', label: '=cmd()', measure: 'eet' as const, values },
  ];
  const rows = [
    { rowKey: 'k1', name: '=HYPERLINK("x")', born: '1979', sent: new Map([['housing-status', null]]) },
    { rowKey: 'k2', name: '+Bo', born: '', sent: new Map([['eet-status', null]]) },
  ];
  const bytes = await requestWorkbook({ code: 'kcode', periodCode: 'Y1Q4', questions, rows }, [['Read this']]);
  const sheet = await readXlsx(bytes, null);
  expect(sheet.sheets).toEqual(['Answers', 'How to fill this in', 'Words']);
  expect(sheet.rows.map((row) => row.slice(0, 5))).toEqual([
    ['MCN Casebook request', 'kcode', 'Y1Q4', 'housing-status', 'eet-status'],
    ['Row', 'Person', 'Born', 'Housing', '=cmd()'],
    ['k1', '=HYPERLINK("x")', '1979', '', '(not asked)'],
    ['k2', '+Bo', '', '(not asked)', ''],
  ]);
  const words = (await readXlsx(bytes, 'Words')).rows.map(([first]) => first);
  expect(words).toEqual([
    'Hospital',
    'Not known',
    'Declined',
    'Not asked',
    'Not applicable',
    'Not supplied by partner',
  ]);
});
