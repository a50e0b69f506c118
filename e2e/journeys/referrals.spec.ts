import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, done, pick } from '../pages/controls.ts';
import { go, title } from '../pages/frame.ts';
import { openPerson } from '../pages/people.ts';
import { beginDecision, openReferral, pickPerson, referrals, waitingList } from '../pages/referrals.ts';
import { unlockAs } from '../pages/users.ts';
import { demonstrationOpen, lock } from '../pages/vault.ts';

/** From a first contact without a name to a decision of the panel, and what was offered and turned down on the way. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);
const passphrase = 'amber kettle quiet harbour';

test('a service’s no and the person’s no are two different sentences', async () => {
  const { page } = app();
  await openPerson(page, 'Dawid');
  const panel = page.getByRole('region', { name: 'Offers turned down' });
  await expect(panel.getByText('The service said no, because of drug use, 12 May', { exact: true })).toBeVisible();
  await expect(panel.getByText('The person said no, 3 April', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Record one' }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Help with', 'Housing');
  await dialog.getByLabel('What was offered').fill('A flat in the north of the city');
  await choose(dialog, 'Why', 'The person’s choice');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog.getByText('That reason is not one of whoever said no.')).toBeVisible();
  await pick(dialog, 'The person');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.getByText('The person said no, 8 July', { exact: true })).toBeVisible();
});

test('contact with services that did not help is recorded apart from the needs', async () => {
  const { page } = app();
  await openPerson(page, 'Dawid');
  const panel = page.getByRole('region', { name: 'Contact with services that did not help' });
  await panel.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog');
  await pick(dialog, 'Yes');
  await dialog.getByLabel('In words').fill('Three services closed the file within a year.');
  await dialog.getByLabel('Since').fill('2030');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('That date is in the future.')).toBeVisible();
  await dialog.getByLabel('Since').fill('2016');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel).toContainText('Yes, since 2016');
});

test('a worker of an agency notes somebody without a name; nobody of another agency sees it', async () => {
  const { page } = app();
  await lock(page);
  await unlockAs(page, 'Priyanka Nair', passphrase);
  await go(page, 'People');
  await page.getByRole('button', { name: 'Referrals and first contacts' }).click();
  await expect(title(page)).toHaveText('Referrals');
  await page.getByRole('button', { name: 'Note a first contact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Note a first contact' });
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await expect(dialog.getByText('Say something by which this contact can be told from others')).toBeVisible();
  await dialog.getByLabel('A word for them').fill('Yellow umbrella');
  await dialog.getByLabel('Where').fill('Bus stop by the mill');
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await expect(dialog).toBeHidden();
  const table = page.getByRole('table', { name: 'First contacts without a name' });
  await expect(table.getByRole('rowheader', { name: 'Yellow umbrella' })).toBeVisible();
  await lock(page);
  await unlockAs(page, 'Tadeusz Wrona', passphrase);
  await go(page, 'People');
  await page.getByRole('button', { name: 'Referrals and first contacts' }).click();
  await expect(table.getByRole('rowheader', { name: 'Two red scarves' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: 'Yellow umbrella' })).toHaveCount(0);
  await lock(page);
  await unlockAs(page, 'Robin Ellery', passphrase);
});

test('the coordinator links the contact to somebody, and takes the link back', async () => {
  const { page } = app();
  await referrals(page, 'First contacts');
  await page.getByRole('button', { name: 'Link Yellow umbrella to a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(dialog.getByText('Choose who it was.')).toBeVisible();
  await pickPerson(dialog, 'Who it was', 'Gary');
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(title(page)).toHaveText('Referral of Gary');
  await expect(page.getByText('Bus stop by the mill')).toBeVisible();
  await page.getByRole('button', { name: 'Take the link back' }).click();
  await expect(title(page)).toHaveText('Referrals');
  await referrals(page, 'First contacts');
  await expect(page.getByRole('rowheader', { name: 'Yellow umbrella' })).toBeVisible();
});

test('the list says how long each has waited, and people order it with a reason', async () => {
  const { page } = app();
  await referrals(page, 'Waiting');
  await expect(waitingList(page)).toHaveText(['Kofi', 'Tariq', 'Jas']);
  await page.getByRole('button', { name: 'Move Jas earlier' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move Jas on the waiting list' });
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(dialog.getByText('Fill this in.')).toBeVisible();
  await dialog.getByLabel('Why', { exact: true }).fill('Is back in the county and has nowhere to stay.');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(waitingList(page)).toHaveText(['Kofi', 'Jas', 'Tariq']);
  await expect(page.getByText('Put earlier: Is back in the county and has nowhere to stay.')).toBeVisible();
});

test('somebody who is not in the register yet comes into it with the referral, with a name alone', async () => {
  const { page } = app();
  await referrals(page, 'Waiting');
  await page.getByRole('button', { name: 'Add a referral' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a referral' });
  await dialog.getByRole('button', { name: 'Record the referral' }).click();
  await expect(dialog.getByText('Say who it is about.').first()).toBeVisible();
  await pick(dialog, 'Somebody new');
  await dialog.getByLabel('Preferred name').fill('Gary');
  const here = dialog.getByRole('region', { name: 'In the register already?' });
  await here.getByRole('button', { name: /^It is this person: Gary/ }).click();
  await expect(dialog.getByText(/^Gary, /)).toBeVisible();
  await pick(dialog, 'Somebody new');
  await dialog.getByLabel('Preferred name').fill('Wren');
  await dialog.getByRole('button', { name: 'Record the referral' }).click();
  await expect(title(page)).toHaveText('Referral of Wren');
  await page.getByRole('button', { name: 'Open the record' }).click();
  await expect(title(page)).toHaveText('Wren');
});

test('a referral begins with one field and grows; each factor is answered in words', async () => {
  const { page } = app();
  await openPerson(page, 'Gary');
  await page.getByRole('region', { name: 'Referrals' }).getByRole('button', { name: 'Add a referral' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Record the referral' }).click();
  await expect(title(page)).toHaveText('Referral of Gary');
  await expect(page.getByText('Not on the list yet')).toBeVisible();
  await page.getByRole('button', { name: 'Put on the list' }).click();
  await expect(page.getByRole('main').getByText('Waiting', { exact: true })).toBeVisible();
  const factor = page.getByRole('group', { name: 'What could go wrong soon' });
  await pick(factor, 'Weighs for');
  await page.getByRole('button', { name: 'Save what was considered' }).click();
  await expect(factor.getByText('Write the reason in words.')).toBeVisible();
  await factor.getByRole('textbox').fill('The tenancy ends in August.');
  await page.getByRole('button', { name: 'Save what was considered' }).click();
  await expect(done(page).getByText('What was considered is saved')).toBeVisible();
});

test('nobody is turned away without advice, and a decision is corrected with a reason', async () => {
  const { page } = app();
  const dialog = await beginDecision(page, 'Gary');
  await choose(dialog, 'Under which definition', 'Two or more of five needs, from 2018');
  await expect(dialog.getByText('Meets the definition')).toBeVisible();
  await pick(dialog, 'Not taken on, advice given');
  await dialog.getByRole('button', { name: 'Record the decision' }).click();
  await expect(dialog.getByText('Write the advice that was given.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Advice given' }).fill('The housing team keeps the flat until September.');
  await dialog.getByRole('button', { name: 'Record the decision' }).click();
  await expect(dialog).toBeHidden();
  const decisions = page.getByRole('region', { name: 'Decisions' });
  await expect(decisions).toContainText('The housing team keeps the flat until September.');
  await decisions.getByRole('button', { name: 'Correct this decision' }).click();
  const correction = page.getByRole('dialog', { name: 'Correct the decision about Gary' });
  await pick(correction, 'Deferred to a day');
  await correction.getByLabel('Comes back on').fill('1/7/2019');
  await correction.getByRole('button', { name: 'Correct the decision' }).click();
  await expect(correction.getByText('Fill this in.')).toBeVisible();
  await correction.getByLabel('Why it is corrected').fill('It was put off and not refused.');
  await correction.getByRole('button', { name: 'Correct the decision' }).click();
  await expect(correction.getByText('It cannot come back before it was deferred.')).toBeVisible();
  await correction.getByLabel('Comes back on').fill('1/9/2019');
  await correction.getByRole('button', { name: 'Correct the decision' }).click();
  await expect(correction).toBeHidden();
  await expect(decisions).toContainText('Corrected: It was put off and not refused.');
  await referrals(page, 'Waiting');
  await expect(page.getByRole('table', { name: 'Deferred, and when each comes back' })).toContainText(/1 Sept? 2019/);
});

test('somebody who is taken on is in the cohort, under the version that was chosen', async () => {
  const { page } = app();
  await referrals(page, 'Waiting');
  await openReferral(page, 'Tariq');
  await choose(page.getByRole('main'), 'Version of the definition', 'Two or more needs, local needs included (open)');
  const dialog = await beginDecision(page, 'Tariq');
  await choose(dialog, 'Under which definition', 'Two or more needs, local needs included, from 2018');
  await dialog.getByRole('button', { name: 'Record the decision' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Open the record' }).click();
  await expect(page.getByRole('region', { name: 'Cohort' })).toContainText('Two or more needs, local needs included');
});

test('counts stand with the people they are of, and a percentage on ten or more alone', async () => {
  const { page } = app();
  const tab = await referrals(page, 'Counts and comparison');
  await choose(tab, 'Period', 'Y3Q1, April to June 2019');
  const counts = tab.getByRole('table', { name: 'Referrals in this period' });
  await expect(counts.getByRole('row', { name: /^Advice given/ })).toContainText('1');
  await tab.getByLabel('From').fill('1/1/2018');
  await tab.getByLabel('To', { exact: true }).fill('31/12/2017');
  await tab.getByLabel('From').press('Tab');
  await expect(tab.getByText('The last day is before the first day.')).toBeVisible();
  await tab.getByLabel('To', { exact: true }).fill('8/7/2019');
  await tab.getByLabel('To', { exact: true }).press('Tab');
  const compared = tab.getByRole('table', { name: 'Referred, waiting and taken on by sex' });
  await expect(compared.getByRole('row', { name: /^Declined to say/ })).toContainText('Fewer than 10');
  await expect(compared.getByRole('row', { name: /^Male/ })).toContainText(/\d+ % \(\d+ of 1\d\)/);
  await choose(tab, 'Compared by', 'Disability');
  const disability = tab.getByRole('table', { name: 'Referred, waiting and taken on by disability' });
  await expect(disability.getByRole('row', { name: /^Not asked/ })).toBeVisible();
});

test('a local need is taken up, and a new version of the definition counts it', async () => {
  const { page } = app();
  await referrals(page, 'How we decide');
  await page.getByRole('button', { name: 'Add a local need' }).click();
  const need = page.getByRole('dialog', { name: 'Add a local need' });
  await choose(need, 'Begin from', 'Violence and abuse');
  await need.getByRole('button', { name: 'Add it' }).click();
  await expect(need).toBeHidden();
  const definitions = page.getByRole('region', { name: 'Definitions' });
  await definitions.getByRole('button', { name: 'Add a version' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a version of the definition' });
  await dialog.getByLabel('In words').fill('Three or more of six needs');
  await dialog.getByRole('checkbox', { name: 'Violence and abuse' }).press('Space');
  await dialog.getByLabel('How many are needed').fill('7');
  await dialog.getByRole('button', { name: 'Add this version' }).click();
  await expect(dialog.getByText('nobody could meet it')).toBeVisible();
  await dialog.getByLabel('How many are needed').fill('3');
  await dialog.getByLabel('Holds from').fill('1/6/2018');
  await dialog.getByRole('button', { name: 'Add this version' }).click();
  await expect(dialog.getByText('Another version of the definition holds then')).toBeVisible();
  await dialog.getByLabel('Holds from').fill('today');
  await dialog.getByRole('button', { name: 'Add this version' }).click();
  await expect(dialog).toBeHidden();
  await expect(definitions).toContainText('Three or more of six needs');
  await expect(definitions).toContainText('1 June 2018 to 7 July 2019');
});
