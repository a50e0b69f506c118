import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { pick } from './controls.ts';
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
];
