import { expect, type Page } from '@playwright/test';
import { sentenceFor } from '../../domain/refusal.ts';
import { picture, shareApp, test } from '../fixtures.ts';
import { choose, done } from '../pages/controls.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { allSaved, asked, cellAt, goToCell, pasteBlock } from '../pages/outcomes.ts';
import { grid, showByPerson } from '../pages/quarter.ts';
import { beginRegister } from '../pages/vault.ts';

/** One quarter of a cohort, told in the order of the tests. */
test.describe.configure({ mode: 'serial' });

const people = Array.from({ length: 25 }, (_, at) => `Person ${String(at + 1).padStart(2, '0')}`);
let [periodId, firstDay]: [string, string] = ['', ''];

const app = shareApp(false, async (opened) => {
  await beginRegister(opened);
  const { page } = opened;
  const { periods } = await asked(page, 'programme.periods', {});
  const today = new Date().toISOString().slice(0, 10);
  const period = periods.find((one) => one.firstDay <= today && today <= one.lastDay);
  [periodId, firstDay] = [period?.id ?? '', period?.firstDay ?? ''];
  for (const preferredName of people) await asked(page, 'people.add', { preferredName, joinedOn: firstDay });
});

const rows = async (page: Page) => (await asked(page, 'outcomes.grid', { periodId })).rows;
const storedOf = async (page: Page, name: string, code: string) => {
  const row = (await rows(page)).find(({ preferredName }) => preferredName === name);
  const fact = row?.facts.find((one) => one.code === code);
  return fact === undefined ? null : (fact.valueCode ?? fact.valueNumber ?? fact.state);
};

/** What is typed for each required fact and what it means, several ways for each so that people differ. */
const entries = [
  [
    'housing-status',
    [
      ['r', 'rough-sleeping'],
      ['h', 'hostel-or-supported'],
      ['t', 'temporary-accommodation'],
      ['s', 'sofa-surfing'],
      ['hosp', 'hospital'],
    ],
  ],
  [
    'substance-status',
    [
      ['n', 'not-using'],
      ['us', 'reducing'],
      ['a', 'stable'],
      ['c', 'varying'],
    ],
  ],
  [
    'substance-help',
    [
      ['w', 'waiting'],
      ['r', 'receiving'],
      ['c', 'completed'],
      ['i', 'interrupted'],
      ['thi', 'thinking-it-over'],
    ],
  ],
  [
    'offending-arrests',
    [
      ['0', 0],
      ['2', 2],
      ['11', 11],
    ],
  ],
  [
    'offending-status',
    [
      ['n', 'nothing-current'],
      ['b', 'being-investigated'],
      ['i', 'in-custody'],
      ['w', 'awaiting-court'],
    ],
  ],
  [
    'wellbeing-score',
    [
      ['20', 18.59],
      ['25', 22.35],
      ['17', 16.88],
      ['9', 11.25],
    ],
  ],
  [
    'wellbeing-support',
    [
      ['r', 'receiving'],
      ['w', 'waiting'],
      ['n', 'not-needed'],
    ],
  ],
  [
    'eet-status',
    [
      ['lo', 'looking'],
      ['r', 'retired'],
      ['v', 'volunteering'],
      ['f', 'full-time-work'],
    ],
  ],
] as const;
const wayOf = (person: number, fact: number) => {
  const [, ways] = entries[fact] ?? entries[0];
  return ways[(person + fact) % ways.length] ?? ways[0];
};
/** Where the person is asked and does not answer: a state instead of a value. */
const isDeclined = (person: number, fact: number): boolean => fact === 5 && person % 5 === 4;

async function expectAllStored(page: Page): Promise<void> {
  const stored = await rows(page);
  expect(stored).toHaveLength(people.length);
  for (const [person, row] of stored.entries())
    for (const [fact, [code]] of entries.entries()) {
      const found = row.facts.find((one) => one.code === code);
      const value = found?.state === 'recorded' ? (found.valueCode ?? found.valueNumber) : found?.state;
      expect([row.preferredName, code, value]).toEqual([
        people[person],
        code,
        isDeclined(person, fact) ? 'declined' : wayOf(person, fact)[1],
      ]);
    }
}

test('the required facts of 25 people take at most four keys each, by keyboard alone', async () => {
  const { page } = app();
  await go(page, 'Quarter');
  await expect(grid(page)).toBeVisible();
  await goToCell(page, 0, 0);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    // A letter with Alt is two keys.
    keys += key.split('+').length;
    await page.keyboard.press(key);
  };
  for (let person = 0; person < people.length; person += 1)
    for (let fact = 0; fact < entries.length; fact += 1) {
      await expect(cellAt(page, person, fact)).toBeFocused();
      if (isDeclined(person, fact)) {
        await press('Alt+d');
        await press('ArrowRight');
      } else {
        for (const key of wayOf(person, fact)[0]) await press(key);
        await press('Tab');
      }
    }
  await allSaved(page);
  test
    .info()
    .annotations.push({ type: 'keys', description: `${keys} keys for ${people.length * entries.length} facts` });
  expect(keys / (people.length * entries.length)).toBeLessThanOrEqual(4);
  await expectAllStored(page);
  await expect(page.getByText('195 of 200 values are in').first()).toBeVisible();
  await picture(page, 'outcomes-filled');
});

test('a block from a spreadsheet is entered and taken back in one step', async () => {
  const { page } = app();
  await choose(page, 'Columns', 'Police and courts');
  // Optional counts stand beside the required ones: arrests, convictions, prison nights, incidents.
  await goToCell(page, 0, 1);
  await pasteBlock(page, '1\t3\r\n0\t2\r\n');
  await expect(done(page)).toContainText('Pasted: 4 cells');
  expect(await storedOf(page, 'Person 02', 'offending-convictions')).toBe(0);
  await goToCell(page, 0, 1);
  await page.keyboard.press('Control+z');
  await expect(done(page)).toContainText('Undone');
  for (const name of ['Person 01', 'Person 02']) expect(await storedOf(page, name, 'offending-convictions')).toBeNull();
});

test('filling down copies the first selected row, and is taken back whole', async () => {
  const { page } = app();
  await goToCell(page, 0, 3);
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await goToCell(page, 0, 3);
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(done(page)).toContainText('Filled down: 5 cells');
  expect(await storedOf(page, 'Person 06', 'offending-asb')).toBe(4);
  await page.keyboard.press('Control+z');
  await expect(done(page)).toContainText('Undone');
  expect(await storedOf(page, 'Person 02', 'offending-asb')).toBeNull();
  expect(await storedOf(page, 'Person 01', 'offending-asb')).toBe(4);
});

test('"n/a" and "-" are explained and offered as a state, and nothing is entered until somebody decides', async () => {
  const { page } = app();
  await goToCell(page, 0, 1);
  await pasteBlock(page, '1,204\r\nn/a\r\n-\r\n3\r\n');
  const dialog = page.getByRole('dialog', { name: 'Some cells of the block do not fit' });
  await expect(dialog).toContainText(sentenceFor('means-no-value'));
  await expect(dialog).toContainText(sentenceFor('value-out-of-range'));
  await picture(page, 'outcomes-paste');
  expect(await storedOf(page, 'Person 04', 'offending-convictions')).toBeNull();
  await choose(dialog, '“n/a” in 1 cell stands for', 'Not applicable');
  await dialog.getByRole('button', { name: 'Enter the 2 cells that fit' }).click();
  await expect(done(page)).toContainText('Pasted: 2 cells');
  expect(await storedOf(page, 'Person 02', 'offending-convictions')).toBe('not-applicable');
  expect(await storedOf(page, 'Person 03', 'offending-convictions')).toBeNull();
  expect(await storedOf(page, 'Person 04', 'offending-convictions')).toBe(3);
});

test('a block that is larger than the grid, and of wrong kinds, says so and can be left', async () => {
  const { page } = app();
  await goToCell(page, 24, 1);
  await pasteBlock(page, '1\tlots\r\n2\t3');
  const dialog = page.getByRole('dialog', { name: 'Some cells of the block do not fit' });
  await expect(dialog).toContainText(sentenceFor('beyond-grid'));
  await expect(dialog).toContainText(sentenceFor('value-not-whole'));
  await dialog.getByRole('button', { name: 'Enter nothing' }).click();
  expect(await storedOf(page, 'Person 25', 'offending-convictions')).toBeNull();
});

test('a score out of range, and one of six answers, stay in their cell with the reason', async () => {
  const { page } = app();
  await choose(page, 'Columns', 'Mental health');
  for (const [typed, code] of [
    ['36', 'value-out-of-range'],
    ['3 4 2 5 3 4', 'answers-missing'],
  ] as const) {
    await goToCell(page, 0, 0);
    await page.keyboard.type(typed);
    await page.keyboard.press('Tab');
    await expect(cellAt(page, 0, 0)).toBeFocused();
    await expect(cellAt(page, 0, 0)).toHaveAttribute('aria-invalid', 'true');
    await expect(cellAt(page, 0, 0)).toContainText(sentenceFor(code));
    expect(await storedOf(page, 'Person 01', 'wellbeing-score')).toBe(22.35);
  }
  await page.keyboard.press('Delete');
  await goToCell(page, 0, 0);
  await page.keyboard.type('2 2 2 2 2 2 2');
  await page.keyboard.press('Enter');
  await expect(cellAt(page, 0, 0)).toHaveText('15.32');
});

test('nights follow from moves; what is open becomes an estimate or not known with one key', async () => {
  const { page } = app();
  const [first, second] = await rows(page);
  const fromOn = new Date(Date.parse(firstDay) + 10 * 86_400_000).toISOString().slice(0, 10);
  for (const row of [first, second])
    await asked(page, 'contacts.addMove', {
      personId: row?.personId ?? '',
      ...{ fromOn, housing: 'hospital', place: null, certainty: 'recorded', agencyId: null },
    });
  await choose(page, 'Columns', 'Nights by kind of housing');
  await expect(cellAt(page, 0, 0)).toContainText('10 of');
  await goToCell(page, 0, 0);
  await picture(page, 'outcomes-nights');
  await page.keyboard.press('Alt+e');
  await expect(cellAt(page, 0, 0)).toContainText('known');
  await expect(cellAt(page, 0, 1)).toContainText('(10 est.)');
  await goToCell(page, 1, 0);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Nights of Person 02/ });
  await dialog.getByLabel('Nights, line 1').fill('11');
  await dialog.getByRole('button', { name: 'Enter these nights' }).click();
  await expect(dialog.getByRole('alert')).toContainText(sentenceFor('nights-do-not-add-up'));
  await picture(page, 'outcomes-nights-dialog');
  await dialog.getByLabel('Nights, line 1').fill('4');
  await dialog.getByRole('button', { name: 'Enter these nights' }).click();
  await expect(dialog).toBeHidden();
  const [, after] = await rows(page);
  expect(after?.nights?.notKnown).toBe(6);
  const known = (after?.nights?.categories ?? []).reduce((sum, { nights }) => sum + nights, 0);
  expect(known + 6 + (after?.nights?.toCome ?? 0)).toBe(after?.nights?.inScope);
});

test('a baseline is entered at joining, and a quarter shown by how long ago that was', async () => {
  const { page } = app();
  await choose(page, 'Which values', 'Baseline at joining');
  await choose(page, 'Columns', 'Required measures');
  await goToCell(page, 0, 7);
  await page.keyboard.type('lo');
  await page.keyboard.press('Enter');
  await allSaved(page);
  const baselines = await asked(page, 'outcomes.grid', { periodId, by: 'baseline' });
  expect(baselines.rows[0]).toMatchObject({ takenOn: firstDay, facts: [{ code: 'eet-status', valueCode: 'looking' }] });
  await picture(page, 'outcomes-baseline');
  await choose(page, 'Which values', 'Quarter 1 since joining');
  await expect(grid(page)).toHaveAccessibleName('Outcomes, quarter 1 since joining');
  await expect(cellAt(page, 0, 7)).toHaveText('Full-time work');
  await choose(page, 'Which values', 'This quarter');
});

test('what was carried forward is marked until it is confirmed', async () => {
  const { page } = app();
  await choose(page, 'Columns', 'Work and money');
  await page.getByRole('button', { name: 'Carry forward', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Carry forward from the quarter before' });
  await dialog.getByRole('button', { name: 'Carry forward' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(sentenceFor('nothing-to-carry'));
  await closeDialog(page);
  const [first] = await rows(page);
  await asked(page, 'outcomes.record', {
    ...{ personId: first?.personId ?? '', periodId, factCode: 'eet-status' },
    fact: { state: 'recorded', valueCode: 'looking', valueNumber: null, source: 'carried-forward' },
  });
  await expect(cellAt(page, 0, 0)).toContainText('carried forward, not yet confirmed');
  await goToCell(page, 0, 0);
  await page.keyboard.press('Alt+c');
  await expect(cellAt(page, 0, 0)).toHaveText('Looking');
  expect((await rows(page))[0]?.facts.find(({ code }) => code === 'eet-status')?.source).toBeNull();
});

test('the same is entered by person', async () => {
  const { page } = app();
  await showByPerson(page, 'Person 03');
  await choose(page, 'Work, learning and training: value', 'Training');
  await expect.poll(() => storedOf(page, 'Person 03', 'eet-status')).toBe('training');
  await picture(page, 'outcomes-by-person');
});
