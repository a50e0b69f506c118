import { expect, type Page } from '@playwright/test';
import { backupsPanel, beginRestore, makeBackup } from './backups.ts';
import { askingStops, collectingStops } from './collecting.ts';
import { listButton } from './controls.ts';
import { beginEntry, beginPortrait, openPortrait, showTab } from './evaluation.ts';
import { openSection, sections } from './fidelity.ts';
import { choosePeriod, closeDialog, go, openPalette, title } from './frame.ts';
import { importStops } from './imports.ts';
import { keeping, lookUp } from './keeping.ts';
import { beginPerson, openPerson, openPersonTab } from './people.ts';
import { grid, rowOf, showByPerson } from './quarter.ts';
import { cohortStops } from './tour-cohorts.ts';
import { listStops } from './tour-lists.ts';
import { measureStops } from './tour-measures.ts';
import { comparedStops, peopleStops } from './tour-people.ts';
import { planStops } from './tour-plans.ts';
import { progressStops } from './tour-progress.ts';
import { referralsStops, referredStops } from './tour-referrals.ts';
import { rightsStops } from './tour-rights.ts';
import { sharingStops } from './tour-sharing.ts';
import { timelineForms, timelineStops } from './tour-timeline.ts';
import { colleagueStops } from './tour-users.ts';

/** A place in the window that can be looked at, and how to get there from anywhere inside an open register. */
export interface Stop {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
}

/** What the tour looks at: somebody with outcomes, and a portrait. */
export interface Sights {
  readonly person: string;
  readonly portrait: string;
  readonly period: string;
  /** Somebody else who works in the register, where there is anybody. */
  readonly colleague?: string;
}

export const demonstrationSights: Sights = {
  person: 'Dawid',
  portrait: 'Two keys on a bootlace',
  period: 'Y3Q1',
  colleague: 'Tadeusz Wrona',
};

const personStops = ({ person }: Sights): Stop[] => [
  { name: 'person', open: (page) => openPerson(page, person) },
  {
    name: 'person-sharing',
    open: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'Who may know what');
    },
  },
  {
    name: 'person-decide-sharing',
    open: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'Who may know what');
      await page
        .getByRole('button', { name: /^Decide about/ })
        .first()
        .click();
    },
  },
  {
    name: 'people-emergency',
    open: async (page) => {
      await go(page, 'People');
      await page.getByRole('button', { name: 'Open in an emergency' }).click();
    },
  },
  {
    name: 'governance-openings',
    open: async (page) => {
      await go(page, 'Governance');
      await page.getByRole('tab', { name: 'Emergency openings' }).click();
    },
  },
  { name: 'governance-retention', open: keeping },
  {
    name: 'governance-retention-rule',
    open: async (page) => {
      await keeping(page);
      await page.getByRole('button', { name: 'Change or confirm: Health' }).click();
    },
  },
  {
    name: 'person-need-days',
    open: async (page) => {
      await openPerson(page, person);
      await page.getByRole('button', { name: 'Housing: days and risk' }).click();
    },
  },
  {
    name: 'person-outcomes',
    open: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'Quarter by quarter');
    },
  },
  {
    name: 'person-details',
    open: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'Details');
    },
  },
  {
    name: 'person-history',
    open: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'History');
    },
  },
];

const sealedStops: Stop[] = [
  {
    name: 'person-sealed',
    open: async (page) => {
      await openPerson(page, 'Leanne');
      await page.getByRole('button', { name: 'Show what is sealed' }).click();
      await expect(page.getByText('nobody rings the refuge')).toBeVisible();
    },
  },
  {
    name: 'person-record-sealed',
    open: async (page) => {
      await openPerson(page, 'Leanne');
      await page.getByRole('button', { name: 'Record a sealed fact' }).click();
      await page.getByRole('button', { name: 'Seal it' }).click();
    },
  },
];

const quarterStops = ({ person, period }: Sights): Stop[] => {
  const quarter = async (page: Page): Promise<void> => {
    await go(page, 'Today');
    await go(page, 'Quarter');
    if (!(await title(page).textContent())?.includes(period)) await choosePeriod(page, period);
    await expect(grid(page)).toBeVisible();
  };
  return [
    ...collectingStops,
    { name: 'quarter', open: quarter },
    {
      name: 'quarter-cell',
      open: async (page) => {
        await quarter(page);
        await rowOf(page, person).getByRole('gridcell').first().press('Enter');
        await expect(page.getByRole('listbox', { name: 'Values' })).toBeVisible();
      },
    },
    {
      name: 'quarter-by-person',
      open: async (page) => {
        await quarter(page);
        await showByPerson(page, person);
      },
    },
  ];
};

const fidelityStops: Stop[] = [
  { name: 'fidelity', open: (page) => go(page, 'Fidelity') },
  {
    name: 'fidelity-open',
    open: async (page) => {
      await go(page, 'Today');
      await go(page, 'Fidelity');
      await openSection(page, sections[0]);
    },
  },
  ...(['Ratings given', 'My rating', 'Report', 'Wording and scale'] as const).map(
    (tab): Stop => ({
      name: `fidelity-${tab.toLowerCase().replaceAll(' ', '-')}`,
      open: async (page) => {
        await go(page, 'Fidelity');
        await page.getByRole('tab', { name: tab, exact: true }).click();
      },
    }),
  ),
];

const evaluationStops = ({ portrait }: Sights): Stop[] => [
  { name: 'evaluation-framework', open: (page) => showTab(page, 'Framework') },
  { name: 'evaluation-entry', open: async (page) => void (await beginEntry(page)) },
  { name: 'evaluation-portraits', open: (page) => showTab(page, 'Pen portraits') },
  { name: 'evaluation-new-portrait', open: async (page) => void (await beginPortrait(page)) },
  { name: 'portrait', open: (page) => openPortrait(page, portrait) },
];

const pack = async (page: Page): Promise<void> => {
  await go(page, 'Today');
  await go(page, 'Governance');
  await page.getByRole('tab', { name: 'Security pack' }).click();
};

const packStops: Stop[] = [
  { name: 'governance-pack', open: pack },
  ...[
    ['dpia', /^Read: Data protection impact assessment/],
    ['limits', /^Read: What holds/],
  ].map(([name, button]) => ({
    name: `governance-pack-${name}`,
    open: async (page: Page) => {
      await pack(page);
      await page.getByRole('button', { name: 'Make the papers' }).click();
      await page.getByRole('button', { name: button as RegExp }).click();
    },
  })),
  {
    name: 'governance-lost-laptop',
    open: async (page) => {
      await pack(page);
      await page.getByLabel('At', { exact: true }).fill('00:00');
      await page.getByRole('button', { name: 'Make the sheet' }).click();
      await expect(page.getByRole('heading', { name: /^Lost laptop/ })).toBeVisible();
    },
  },
];

const backupStops: Stop[] = [
  {
    name: 'settings-backups',
    open: async (page) => {
      await makeBackup(page);
      await (await backupsPanel(page)).scrollIntoViewIfNeeded();
    },
  },
  { name: 'settings-restore', open: async (page) => void (await beginRestore(page)) },
  {
    name: 'settings-backup-folder',
    open: async (page) => {
      await (await backupsPanel(page)).getByRole('button', { name: 'Change the folder' }).click();
      await page.getByRole('dialog').getByLabel('Folder').fill('/home/robin/OneDrive - Midshire Council/Backups');
      await expect(page.getByText('copied to the internet by OneDrive')).toBeVisible();
    },
  },
];

const erasureStops: Stop[] = [
  {
    name: 'governance-erasure',
    open: async (page) => {
      await keeping(page);
      await lookUp(page, 'C-0001');
      await expect(page.getByRole('alertdialog')).toContainText('What would happen');
    },
  },
];

const overlayStops: Stop[] = [
  {
    name: 'palette',
    open: async (page) => {
      const field = await openPalette(page);
      await field.fill('da');
      await expect(page.getByRole('listbox', { name: 'Results' })).toBeVisible();
    },
  },
  {
    name: 'shortcuts',
    open: async (page) => {
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  {
    name: 'open-list',
    open: async (page) => {
      await listButton(page.getByRole('navigation'), 'Colours').click();
      await expect(page.getByRole('listbox')).toBeVisible();
    },
  },
];

const lockingStop: Stop = {
  name: 'settings-locking',
  open: async (page) => {
    await go(page, 'Settings');
    await page.getByText('Nobody is locked out in the middle of a word').scrollIntoViewIfNeeded();
  },
};

/** What only the demonstration has: facts that are sealed, somebody else to compare with, and colleagues. */
const demonstrationStops = (sights: Sights, colleague: string): Stop[] => [
  ...listStops,
  ...askingStops,
  ...progressStops,
  ...referredStops,
  ...sealedStops,
  ...cohortStops,
  ...planStops,
  ...rightsStops,
  ...sharingStops,
  ...erasureStops,
  ...timelineStops,
  ...comparedStops(sights, 'Rafiq'),
  ...colleagueStops(colleague),
];

/** Every screen and dialog of an open register, each reachable from any other. */
export const tour = (sights: Sights): Stop[] => {
  const stops: Stop[] = [
    { name: 'today', open: (page) => go(page, 'Today') },
    { name: 'people', open: (page) => go(page, 'People') },
    { name: 'add-person', open: async (page) => void (await beginPerson(page)) },
    ...importStops,
    ...personStops(sights),
    ...referralsStops(sights),
    ...timelineForms(sights),
    ...quarterStops(sights),
    ...peopleStops(sights),
    ...fidelityStops,
    ...evaluationStops(sights),
    ...measureStops(sights),
    ...packStops,
    { name: 'briefing', open: (page) => go(page, 'Briefing') },
    {
      name: 'briefing-ask',
      open: async (page) => {
        await go(page, 'Briefing');
        await page.getByRole('button', { name: 'Tell the coordinator' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Tell the coordinator' }).click();
        await expect(page.getByRole('dialog').locator('[aria-invalid="true"]').first()).toBeVisible();
      },
    },
    {
      name: 'person-not-this-one',
      open: async (page) => {
        await openPerson(page, sights.person);
        await openPersonTab(page, 'Who may know what');
        await page.getByRole('button', { name: 'Not this one' }).click();
      },
    },
    { name: 'returns', open: (page) => go(page, 'Returns') },
    {
      name: 'audit',
      open: async (page) => {
        await go(page, 'Governance');
        await page.getByRole('tab', { name: 'Audit trail' }).click();
        await expect(page.getByRole('table', { name: 'The audit trail' })).toBeVisible();
      },
    },
    {
      name: 'person-looks',
      open: async (page) => {
        await openPerson(page, sights.person);
        await openPersonTab(page, 'Who has looked');
      },
    },
    { name: 'settings', open: (page) => go(page, 'Settings') },
    lockingStop,
    {
      name: 'settings-key',
      open: async (page) => {
        await go(page, 'Settings');
        await page.getByRole('button', { name: 'Change the register’s key' }).click();
      },
    },
    {
      name: 'settings-period',
      open: async (page) => {
        await go(page, 'Settings');
        await page.getByRole('button', { name: 'Add a period' }).click();
      },
    },
    ...(sights.colleague === undefined ? [] : demonstrationStops(sights, sights.colleague)),
    ...backupStops,
    ...overlayStops,
  ];
  return stops.map(({ name, open }) => ({
    name,
    open: async (page) => {
      await closeDialog(page);
      await open(page);
      await expect(page.getByRole('status').filter({ hasText: /^(One moment|Fetching|Opening|Counting)/ })).toHaveCount(
        0,
      );
    },
  }));
};
