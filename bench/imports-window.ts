import { go } from '../e2e/pages/frame.ts';
import { answerDates, longCsv, lookAtFile, spreadsheetIn, watchImport } from '../e2e/pages/imports.ts';
import { type ShellName, startShell } from '../e2e/shells.ts';
import { type Figure, figureOf } from './figures.ts';
import { createLargeRegister } from './large-register.ts';
import { passphrase } from './lists-window.ts';
import { givePassphrase } from './register-of-years.ts';
import { openWithoutDerivation } from './unlock.ts';

/** How long anything is waited for, in milliseconds: on a busy machine a large import takes minutes. */
const patience = 600_000;

/**
 * How long the page draws nothing while a spreadsheet is taken in behind it, and how often a search is answered meanwhile:
 * from the press to the word that it is done, the one write included.
 */
export async function measureImportInWindow(shell: ShellName, rows = 10_000): Promise<Figure[]> {
  const register = createLargeRegister({ people: 0 });
  // The window shows the register that was opened last.
  openWithoutDerivation(register).close();
  await givePassphrase(register, passphrase);
  const { page, close } = await startShell[shell]({ home: register.home, demonstration: false });
  page.setDefaultTimeout(patience);
  try {
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await go(page, 'People');
    await page.getByRole('button', { name: 'Take in a spreadsheet' }).click();
    await lookAtFile(page, spreadsheetIn(register.folder, longCsv(rows), 'long.csv'));
    await page.getByRole('heading', { name: 'What each column becomes' }).waitFor();
    await answerDates(page);
    await page.getByRole('button', { name: 'See every row' }).click();
    const people = rows.toLocaleString('en-GB');
    const begin = page.getByRole('button', { name: `Take in ${people} people` });
    await begin.waitFor();
    const watched = watchImport(page);
    const begun = performance.now();
    await begin.click();
    const { searches, longestGap } = await watched;
    const milliseconds = performance.now() - begun;
    const named = (name: string): string => `${name} (${shell})`;
    return [
      figureOf(named(`The longest time without a frame while ${people} rows are taken in`), [longestGap]),
      figureOf(named('From the press until they are taken in'), [milliseconds]),
      figureOf(named('Searches that were answered meanwhile'), [searches], 'searches'),
    ];
  } finally {
    await close();
    register.discard();
  }
}
