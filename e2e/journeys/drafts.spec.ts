import { expect, type Locator, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { beginEntry, openPortrait } from '../pages/evaluation.ts';
import { openSection, sections } from '../pages/fidelity.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { beginPerson, openPerson, openPersonTab } from '../pages/people.ts';
import { demonstrationSights } from '../pages/tour.ts';
import { demonstrationOpen, lock, passphraseField, unlock } from '../pages/vault.ts';
import { hostProcesses } from '../processes.ts';

const demonstrationPassphrase = 'amber kettle quiet harbour';
const { person, portrait } = demonstrationSights;
const app = shareApp(true, demonstrationOpen);

interface Form {
  readonly what: string;
  /** Opens the form afresh and answers with a field of it. */
  readonly field: (page: Page) => Promise<Locator>;
}

const forms: readonly Form[] = [
  {
    what: 'a new person',
    field: async (page) => (await beginPerson(page)).getByLabel('Preferred name'),
  },
  {
    what: 'the details of a person',
    field: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'Details');
      return page.getByLabel('How they like to be contacted');
    },
  },
  { what: 'a framework entry', field: async (page) => (await beginEntry(page)).getByLabel('Finding') },
  {
    what: 'the vision of a section',
    field: async (page) => {
      await go(page, 'Fidelity');
      await openSection(page, sections[1]);
      return page.getByLabel('12-month vision');
    },
  },
  {
    what: 'a section of a portrait',
    field: async (page) => {
      await openPortrait(page, portrait);
      return page.getByLabel('Learning for the system');
    },
  },
];

test.afterEach(() => closeDialog(app().page));

for (const { what, field } of forms) {
  test(`${what}: what was typed is there after locking at once`, async () => {
    const { page } = app();
    const text = `Typed and not saved: ${what}`;
    await (await field(page)).fill(text);
    await lock(page);
    await unlock(page, demonstrationPassphrase);
    await expect(await field(page)).toHaveValue(text);
  });
}

/** Ends the host as a crash would, and waits for the window to say so. */
const killHost = async (page: Page): Promise<void> => {
  const hosts = hostProcesses();
  expect(hosts).toHaveLength(1);
  for (const pid of hosts) process.kill(pid, 'SIGKILL');
  await expect(passphraseField(page)).toBeVisible();
  await expect(page.getByText('Casebook had to start again.')).toBeVisible();
  expect(hostProcesses()).not.toEqual(hosts);
};

test('what was kept is there after the host has been killed', async () => {
  const { page } = app();
  const text = 'Typed before the light went out';
  await openPerson(page, person);
  const edit = page.getByRole('button', { name: /^Edit what .* wants$/ });
  await edit.click();
  await page.getByLabel('In their own words').fill(text);
  await expect(page.getByText(/^Draft kept/)).toBeVisible();
  await killHost(page);
  await unlock(page, demonstrationPassphrase);
  await openPerson(page, person);
  await expect(page.getByLabel('In their own words')).toHaveValue(text);
});

test('somebody who types without a pause loses no more than the last moment', async () => {
  const { page } = app();
  const text = 'She said that a door she can lock would change everything';
  const field = await (forms[4] as Form).field(page);
  await field.fill('');
  // Quicker than the pause after which a draft is kept, for longer than a draft may wait.
  await field.pressSequentially(text, { delay: 80 });
  await killHost(page);
  await unlock(page, demonstrationPassphrase);
  const typed = await (forms[4] as Form).field(page);
  // The form shows what was saved until its draft has been fetched.
  await expect
    .poll(async () => {
      const found = await typed.inputValue();
      return text.startsWith(found) && found.length > text.length / 3;
    })
    .toBe(true);
});
