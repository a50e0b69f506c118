import { readdirSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { searchDisk } from '../disk-search.ts';
import { shareApp, test } from '../fixtures.ts';
import { cohorts, timesPanel } from '../pages/cohorts.ts';
import { choose, listButton } from '../pages/controls.ts';
import { beginEntry, openPortrait } from '../pages/evaluation.ts';
import { openSection, sections } from '../pages/fidelity.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { beginPerson, openPerson, openPersonTab } from '../pages/people.ts';
import { openPlan } from '../pages/plans.ts';
import { referrals } from '../pages/referrals.ts';
import { requests } from '../pages/rights.ts';
import { governance, whoMayKnow } from '../pages/sharing.ts';
import { openTimeline } from '../pages/timeline.ts';
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

/** Presses a button that opens a dialog, and answers with that. */
const opened = async (page: Page, button: string | RegExp): Promise<Locator> => {
  await page.getByRole('button', { name: button }).first().click();
  return page.getByRole('dialog').last();
};

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
  {
    what: 'leaving a cohort',
    field: async (page) => {
      await openPerson(page, 'Amara');
      await timesPanel(page).getByRole('button', { name: 'Record leaving Housing First' }).click();
      return page.getByRole('dialog').getByLabel('Why', { exact: true });
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
  {
    what: 'a cohort',
    field: async (page) => {
      await cohorts(page);
      return (await opened(page, 'Add a cohort')).getByLabel('What it is for');
    },
  },
  {
    what: 'what the Board decided',
    field: async (page) => {
      await cohorts(page);
      return (await opened(page, /^Record a decision/)).getByLabel('Conditions');
    },
  },
  {
    what: 'an agreement',
    field: async (page) => {
      await governance(page, 'Agreements');
      return (await opened(page, 'Add an agreement')).getByLabel('What for');
    },
  },
  {
    what: 'a request of a person',
    field: async (page) => {
      await requests(page);
      return (await opened(page, 'Record a request')).getByLabel('What they said');
    },
  },
  {
    what: 'who was told',
    field: async (page) => {
      await openPerson(page, person);
      await page.getByRole('button', { name: 'Told somebody' }).click();
      return (await opened(page, 'Something else')).getByLabel('What was told');
    },
  },
  {
    what: 'a request for information',
    field: async (page) => {
      await whoMayKnow(page, person);
      return (await opened(page, 'Record a request')).getByLabel('For what');
    },
  },
  {
    what: 'a version of the method',
    field: async (page) => {
      await referrals(page, 'How we decide');
      return (await opened(page, 'Add a version')).getByLabel('Note');
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

test('where somebody stays who is in a refuge is in no draft, and what was kept of it before is gone', async () => {
  const { page } = app();
  const open = async (): Promise<Locator> => {
    await openTimeline(page, person);
    await page.getByRole('button', { name: 'Record a move' }).click();
    return page.getByRole('dialog', { name: 'Record a move' });
  };
  const comesBack = async (): Promise<Locator> => {
    await page.waitForTimeout(600);
    await lock(page);
    await unlock(page, demonstrationPassphrase);
    return await open();
  };
  const place = (dialog: Locator): Locator => dialog.getByLabel('Place, in words');
  const first = await open();
  await choose(first, 'Where to', 'Temporary accommodation');
  await place(first).fill('Kestrel House');
  const second = await comesBack();
  await expect(place(second)).toHaveValue('Kestrel House');
  await choose(second, 'Where to', 'Refuge');
  await place(second).fill('Kestrel House, Alder Road');
  await expect(second.getByText('not as a draft')).toBeVisible();
  const third = await comesBack();
  await expect(listButton(third, 'Where to')).toBeVisible();
  await page.waitForTimeout(500);
  await expect(place(third)).toHaveValue('');
});

test('a dialog that does not stay open asks before it closes over typed words', async () => {
  const { page } = app();
  await cohorts(page);
  await page.getByRole('button', { name: 'Add a cohort' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a cohort' });
  const purpose = dialog.getByLabel('What it is for');
  await purpose.fill('To try a smaller group.');
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('What you typed here is not saved.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Go on writing' }).click();
  await expect(purpose).toHaveValue('To try a smaller group.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Escape');
  await expect(purpose).toHaveValue('To try a smaller group.');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Throw it away' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Add a cohort' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

/** Ends the host as a crash would, and waits for the window to say so. */
const killHost = async (page: Page): Promise<void> => {
  const hosts = hostProcesses();
  expect(hosts).toHaveLength(1);
  for (const pid of hosts) process.kill(pid, 'SIGKILL');
  await expect(passphraseField(page)).toBeVisible();
  await expect(page.getByText(/^Casebook had to start again\./)).toBeVisible();
  expect(hostProcesses()).not.toEqual(hosts);
};

test('what was kept is there after the host has been killed', async () => {
  const { page } = app();
  const text = 'Typed before the light went out';
  await openPlan(page, person);
  await page.getByRole('button', { name: 'Add a goal' }).click();
  await page.getByLabel('In their own words').fill(text);
  await expect(page.getByText(/^Draft kept/)).toBeVisible();
  await killHost(page);
  await unlock(page, demonstrationPassphrase);
  await openPlan(page, person);
  await page.getByRole('button', { name: 'Go on writing' }).click();
  await expect(page.getByLabel('In their own words')).toHaveValue(text);
});

/** Types while the host stands still, so that the register acknowledges nothing, then ends it. */
const typeAndKill = async (page: Page, field: Locator, text: string): Promise<void> => {
  const [host] = hostProcesses();
  if (host === undefined) throw new Error('There is no host.');
  // An earlier draft is fetched when the form opens; only what is typed after that is in question here.
  await page.waitForTimeout(500);
  process.kill(host, 'SIGSTOP');
  await field.fill(text);
  // Longer than a draft waits: it has been sent, and nobody answers.
  await page.waitForTimeout(600);
  process.kill(host, 'SIGKILL');
  await expect(passphraseField(page)).toBeVisible();
  await expect(page.getByText('is sealed for you, and comes back when you unlock')).toBeVisible();
  await expect.poll(() => hostProcesses().includes(host)).toBe(false);
};

const leftFiles = (): string[] =>
  readdirSync(app().home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.left'));

for (const { what, field } of [forms[3], forms[4]] as readonly Form[]) {
  test(`${what}: what the register had not acknowledged when its host was killed comes back, sealed until then`, async () => {
    const { page, home } = app();
    const text = `Nebelhorn: nobody had written that down yet, in ${what}`;
    await typeAndKill(page, await field(page), text);
    expect(leftFiles()).toHaveLength(1);
    expect(searchDisk([home], ['Nebelhorn'])).toEqual([]);
    await unlock(page, demonstrationPassphrase);
    expect(leftFiles()).toEqual([]);
    await expect(await field(page)).toHaveValue(text);
  });
}

test('it outlives another kill and a colleague who unlocks first, and shows itself to its owner alone', async () => {
  const { page } = app();
  const { field } = forms[4] as Form;
  const text = 'What a colleague may not read, and may not lose either';
  await typeAndKill(page, await field(page), text);
  const who = (await listButton(page, 'Who are you?').textContent()) ?? '';
  const [fresh] = hostProcesses();
  process.kill(fresh ?? 0, 'SIGKILL');
  await expect.poll(() => hostProcesses().filter((pid) => pid !== fresh).length).toBe(1);
  await choose(page, 'Who are you?', demonstrationSights.colleague ?? '');
  await unlock(page, demonstrationPassphrase);
  expect(leftFiles()).toHaveLength(1);
  await lock(page);
  await choose(page, 'Who are you?', who.replace('Who are you?', '').trim());
  await unlock(page, demonstrationPassphrase);
  await expect(await field(page)).toHaveValue(text);
  expect(leftFiles()).toEqual([]);
});

test('somebody who types without a pause loses nothing when the host dies, not even the last moment', async () => {
  const { page } = app();
  const text = 'She said that a door she can lock would change everything';
  const field = await (forms[4] as Form).field(page);
  await field.fill('');
  // Quicker than the pause after which a draft is kept, for longer than a draft may wait.
  await field.pressSequentially(text, { delay: 80 });
  await killHost(page);
  await unlock(page, demonstrationPassphrase);
  // The form shows what was saved until its draft has been fetched.
  await expect(await (forms[4] as Form).field(page)).toHaveValue(text);
});
