import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, pick } from '../pages/controls.ts';
import { go, title } from '../pages/frame.ts';
import { openPerson } from '../pages/people.ts';
import { openActions, openPlan, panel, readTogether } from '../pages/plans.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** The plan of one person: written with them, promised by others, read together and theirs to keep. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);
const person = 'Amara';

const dialogOf = (page: Page) => page.getByRole('dialog');
const save = async (page: Page, button = 'Save'): Promise<void> => {
  await dialogOf(page).getByRole('button', { name: button }).click();
  await expect(dialogOf(page)).toBeHidden();
};

test('a goal is written in their words, and what they put right stands beside it as theirs', async () => {
  const { page } = app();
  const plan = await openPlan(page, person);
  await plan.getByRole('button', { name: 'Add a goal' }).click();
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialogOf(page).getByText('Fill this in.')).toBeVisible();
  await dialogOf(page).getByLabel('In their own words').fill('To grow tomatoes on a balcony of mine');
  await save(page);
  await expect(plan.getByText('“To grow tomatoes on a balcony of mine”')).toBeVisible();
  await plan.getByRole('button', { name: 'Put right: To grow tomatoes on a balcony of mine' }).click();
  await dialogOf(page).getByLabel('In their own words').fill('Chillies, not tomatoes');
  await save(page);
  const theirs = plan.getByRole('list', { name: `Put right by ${person}` });
  await expect(theirs.getByText('Chillies, not tomatoes')).toBeVisible();
  await expect(plan.getByText('“To grow tomatoes on a balcony of mine”')).toBeVisible();
});

test('what protects, what helps and what makes it worse each have their place', async () => {
  const { page } = app();
  const plan = await openPlan(page, person);
  for (const [kind, words] of [
    ['Strengths', 'Grows anything'],
    ['What protects them', 'Her grandmother’s letters'],
    ['What helps', 'Tea first, questions second'],
    ['What makes it worse', 'Shouting'],
  ] as const) {
    await plan.getByRole('button', { name: `Add to: ${kind}` }).click();
    await dialogOf(page).getByRole('textbox', { name: 'Words' }).fill(words);
    await save(page);
    await expect(plan.getByRole('region', { name: kind }).getByText(words)).toBeVisible();
  }
});

test('what was typed and not saved is still there', async () => {
  const { page } = app();
  const plan = await openPlan(page, person);
  await plan.getByRole('button', { name: 'Add to their story' }).click();
  await dialogOf(page).getByLabel('In their own words').fill('I came here with one suitcase.');
  await expect(dialogOf(page).getByText(/^Draft kept/)).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Close' }).click();
  await plan.getByRole('button', { name: 'Go on writing' }).click();
  await expect(dialogOf(page).getByLabel('In their own words')).toHaveValue('I came here with one suitcase.');
  await save(page);
  await expect(panel(page, `${person}’s own story`).getByText('I came here with one suitcase.')).toBeVisible();
});

test('an agreed risk has its reason, and a word on safety says what to do', async () => {
  const { page } = app();
  const plan = await openPlan(page, person);
  await plan.getByRole('button', { name: 'Add an agreed risk' }).click();
  await dialogOf(page).getByLabel('The risk', { exact: true }).fill('She goes to the river alone');
  await dialogOf(page).getByLabel('Why it is worth taking').fill('It is where she is calm');
  await dialogOf(page).getByLabel('What would make us think again').fill('If she says that the water calls her');
  await save(page);
  await expect(panel(page, 'Risks we agreed to take').getByText('It is where she is calm')).toBeVisible();
  await plan.getByRole('button', { name: 'Add to: Keeping safe' }).click();
  await dialogOf(page).getByLabel('What to do').fill('Visit in twos; not at the flat');
  await dialogOf(page).getByLabel('What to know').fill('A neighbour has threatened visitors');
  await dialogOf(page).getByLabel('Where it comes from').fill('Housing officer');
  await save(page);
  await expect(panel(page, 'Keeping safe').getByText('Visit in twos; not at the flat')).toBeVisible();
});

test('a promise closes the gap between who knows them and who serves them', async () => {
  const { page } = app();
  const plan = await openPlan(page, person);
  const known = panel(page, 'Who knows them, and who serves them');
  await expect(known.getByText(/know(s)? Amara/)).toBeVisible();
  await plan.getByRole('button', { name: 'Add a promise' }).click();
  await choose(dialogOf(page), 'Which agency', 'Tablecross Centre');
  await dialogOf(page).getByLabel('What was promised').fill('A bed in the greenhouse project');
  await save(page);
  await expect(
    known.getByRole('region', { name: 'Agencies with a promise that still stands' }).getByText('Tablecross Centre'),
  ).toBeVisible();
  await plan.getByRole('button', { name: 'What became of it: A bed in the greenhouse project' }).click();
  await pick(dialogOf(page), 'Not kept');
  await dialogOf(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialogOf(page).getByText('Say whose doing it was')).toBeVisible();
  await choose(dialogOf(page), 'Whose doing it was', 'A threshold that was not met');
  await save(page);
  await expect(panel(page, 'Promises').getByText('Whose doing: a threshold that was not met.')).toBeVisible();
});

test('an action is added, closed with what happened, and found again behind the door Actions', async () => {
  const { page } = app();
  const plan = await openPlan(page, person);
  await plan.getByRole('button', { name: 'Add an action' }).click();
  await dialogOf(page).getByLabel('What is to be done').fill('Ask about the greenhouse again');
  await choose(dialogOf(page), 'Who does it', 'Robin Ellery, Midshire Council');
  await save(page);
  await openActions(page);
  await expect(page.getByRole('list', { name: 'Actions' }).getByText('Ask about the greenhouse again')).toBeVisible();
  await page.getByRole('button', { name: 'Done or dropped: Ask about the greenhouse again' }).click();
  await dialogOf(page).getByLabel('What happened').fill('They start on Monday');
  await save(page, 'Close the action');
  await expect(page.getByText('Ask about the greenhouse again')).toBeHidden();
  await page.getByRole('button', { name: 'Add an action for the system' }).click();
  await dialogOf(page).getByLabel('What is to be done').fill('A form like the one Amara was given');
  await expect(dialogOf(page).getByText('is a name in the register')).toBeVisible();
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
});

test('the picture fits above the fold at 1024 by 768: goal, safety, lead, next, last contact, who knows, actions', async () => {
  const { page } = app();
  await page.setViewportSize({ width: 1024, height: 768 });
  await openPerson(page, 'Dawid');
  const picture = panel(page, 'What Dawid wants');
  await expect(picture.getByText('Meet in the yard or the day centre; not in the stairwell.')).toBeVisible();
  for (const words of ['Lead contact', 'Last contact', 'Next', 'Open actions', /services know Dawid/]) {
    const seen = picture.getByText(words, { exact: typeof words === 'string' }).first();
    const box = await seen.boundingBox();
    expect(box, String(words)).not.toBeNull();
    expect((box?.y ?? 0) + (box?.height ?? 0), String(words)).toBeLessThanOrEqual(768);
  }
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop ?? 0)).toBe(0);
});

test('people we owe a contact or a plan stand on Today, with what we owe and a way to them', async () => {
  const { page } = app();
  await go(page, 'Today');
  const owed = panel(page, 'People we owe a contact or a plan');
  const list = owed.getByRole('list', { name: 'People we owe something' });
  await expect(list.getByText(/^We owe /).first()).toBeVisible();
  await owed.getByRole('button', { name: 'Who is known and not served' }).click();
  await expect(title(page)).toHaveText('Known to everyone, served by no one');
});

test('the plan is read together in easy-read, shown, and a copy is saved and noted', async () => {
  const { page, folder } = app();
  await readTogether(page, person);
  await expect(page.getByText('Left out unless ticked: it is about keeping safe.')).toBeVisible();
  await pick(page.locator('main'), 'Easy-read');
  await expect(page.getByRole('heading', { name: 'This makes it worse' })).toBeVisible();
  await page.getByRole('button', { name: 'Show on screen' }).click();
  await expect(page.getByRole('article').getByText('Chillies, not tomatoes')).toBeVisible();
  await expect(page.getByText('Visit in twos')).toBeHidden();
  await page.getByRole('button', { name: 'Go on working on it' }).click();
  await page.getByLabel('Folder').fill(folder);
  await page.getByRole('button', { name: 'Save the copy' }).click();
  await expect(page.getByText(`It is noted that ${person} was given it.`)).toBeVisible();
  const [name = ''] = readdirSync(folder).filter((one) => one.startsWith('plan-'));
  expect(name).not.toContain(person);
  // A PDF that is tagged, so that a screen reader can read it.
  const bytes = readFileSync(join(folder, name));
  if (name.endsWith('.pdf')) expect(bytes.toString('latin1')).toContain('/MarkInfo');
  else expect(bytes.toString('utf8')).toContain('Chillies, not tomatoes');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByRole('button', { name: `Back to ${person}` }).click();
  await page.getByRole('tab', { name: 'Plan', exact: true }).click();
  await expect(panel(page, 'Read together').getByText(/agreed on .*/)).toBeVisible();
});
