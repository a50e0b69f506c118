import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { choose, pick } from './controls.ts';
import { go, title } from './frame.ts';
import type { Stop } from './tour.ts';

const given = ['Bryony', 'Ilir', 'Wanda', 'Osei', 'Mairead', 'Tomasz', 'Zeinab', 'Callum', 'Anouk', 'Dewi'];
const family = ['Castellane', 'Hoxha', 'Brindle', 'Asante', 'Kilbride', 'Wronski', 'Farah', 'Muir', 'Leclair', 'Pryce'];

/** A list as a partnership keeps it: 150 invented people, the last seven of whom cannot be taken in or ask for a look. */
export function cohortCsv(): string {
  const people = Array.from({ length: 143 }, (_, at) => {
    const [first, last] = [given[at % 10], family[Math.floor(at / 10) % 10]];
    const born = `${(at % 28) + 1}/${(at % 12) + 1}/${1960 + (at % 40)}`;
    return `LH/${at + 1},${first},${last},${born},${at % 2 ? 'Y' : 'n/k'},Yes,${at % 3 ? '' : 'N'},03/01/2018,Jo,ask at the desk`;
  });
  const odd = [
    'LH/1,Bryony,Castellane,01/01/1960,Y,Y,,,Jo,',
    'LH/145,,,01/01/1980,Y,Y,,,Jo,',
    'LH/146,Edda,Morgan,31/02/1980,Y,Y,,,Jo,',
    'LH/147,Finn,Moss,04/13/1979,Y,Y,,,Jo,',
    'LH/148,Gwen,Nash,01/01/2190,Y,Y,,,Jo,',
    "LH/149,=cmd|' /C calc'!A0,Oak,1980,Y,Y,,,Jo,",
    'LH/150,Hana,Price,1980,sometimes,Y,,,Jo,',
  ];
  const heading =
    'Client ref,Forename,Surname,DOB,Housing need,Mental Health (Y/N),Drugs / alcohol,Date joined,Lead worker,Phone';
  return `\uFEFF${[heading, ...people, ...odd].join('\r\n')}\r\n`;
}

/** Writes a file to be taken in and answers with its path. */
export function spreadsheetIn(folder: string, content: string | Uint8Array, name = 'cohort.csv'): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

export const beginImport = async (page: Page): Promise<void> => {
  await go(page, 'People');
  await page.getByRole('button', { name: 'Take in a spreadsheet' }).click();
  await expect(title(page)).toHaveText('Take in a spreadsheet');
};

/** Gives the path of a file and looks at it. */
export const lookAtFile = async (page: Page, path: string): Promise<void> => {
  await page.getByLabel('File', { exact: true }).fill(path);
  await page.getByRole('button', { name: 'Look at it' }).click();
};

/** Says of every column that can be read in two ways that its dates are written day first. */
export const answerDates = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'What each column becomes' })).toBeVisible();
  const groups = page.getByRole('radiogroup', { name: /^How are dates such as/ });
  for (const group of await groups.all()) await pick(group, /^Day first/);
};

export const seeEveryRow = async (page: Page): Promise<void> => {
  await answerDates(page);
  await page.getByRole('button', { name: 'See every row' }).click();
  await expect(page.getByRole('heading', { name: 'Every row' })).toBeVisible();
};

/** A list of so many invented people, all of whom can be taken in. */
export const longCsv = (rows: number): string =>
  [
    'Ref,Forename,Surname,DOB,Housing,Mental health,Date joined',
    ...Array.from({ length: rows }, (_, at) => `L/${at},Person${at},Row${at},1980,Y,N,03/01/2018`),
  ].join('\r\n');

/** Opens the form that saves everybody, and says to whom the file goes and on what ground. */
export const beginExport = async (page: Page): Promise<Locator> => {
  await beginImport(page);
  await page.getByRole('button', { name: 'Save the people' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the people as a spreadsheet' });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Says to whom the file goes, on what ground and where it lies. */
export const fillExport = async (dialog: Locator, folder: string): Promise<void> => {
  await pick(dialog, /CSV/);
  await dialog.getByLabel('Who it was').fill('The partnership’s new host');
  await choose(dialog, 'Lawful basis', 'Public task');
  await dialog.getByLabel('Folder').fill(folder);
};

interface Answered {
  /** Searches that the host answered while rows were being prepared. */
  readonly searches: number;
  /** How far the import was told to be, each time. */
  readonly progress: readonly number[];
  /** Frames that the page drew, and the longest time between two of them in milliseconds. */
  readonly frames: number;
  readonly longestGap: number;
}

/** What a page can be asked beside its own screens. */
interface Asking {
  readonly bridge: {
    call(name: string, input: object): Promise<{ readonly ok: boolean }>;
    listen(heard: (event: { type: string; job?: string; done?: number }) => void): (() => void) | undefined;
  };
}

/** Searches and draws for as long as an import goes on; asked before it begins. */
export const watchImport = (page: Page): Promise<Answered> =>
  page.evaluate(async () => {
    const { bridge } = window as unknown as Asking;
    const progress: number[] = [];
    const stop = bridge.listen(({ type, job, done }) => {
      if (type === 'progress' && job === 'imports.takeIn') progress.push(done ?? 0);
    });
    let [frames, longestGap, last, isOver, searches] = [0, 0, performance.now(), false, 0];
    const beat = (now: number): void => {
      frames += 1;
      longestGap = Math.max(longestGap, now - last);
      last = now;
      if (!isOver) requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
    while (!/people taken in/.test(document.body.textContent ?? '')) {
      const before = progress.length;
      const { ok } = await bridge.call('people.search', { text: 'person', limit: 5 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      // Between two words of how far it is: while it went on, and not before or after.
      if (ok && before > 0 && progress.length > before) searches += 1;
    }
    isOver = true;
    stop?.();
    return { searches, progress, frames, longestGap };
  });

/** A file that the tour can take in, made once. */
const tourFile = (): string => spreadsheetIn(mkdtempSync(join(tmpdir(), 'casebook-tour-')), cohortCsv());

/** The three steps; nothing is taken in. */
export const importStops: Stop[] = [
  { name: 'import-file', open: beginImport },
  {
    name: 'import-columns',
    open: async (page) => {
      await beginImport(page);
      await lookAtFile(page, tourFile());
      await expect(page.getByRole('heading', { name: 'What each column becomes' })).toBeVisible();
    },
  },
  {
    name: 'import-rows',
    open: async (page) => {
      await beginImport(page);
      await lookAtFile(page, tourFile());
      await seeEveryRow(page);
    },
  },
  {
    name: 'import-export',
    open: async (page) => {
      const dialog = await beginExport(page);
      await dialog.getByRole('button', { name: 'Save the people' }).click();
      await expect(dialog.locator('[aria-invalid="true"]').first()).toBeVisible();
    },
  },
];
