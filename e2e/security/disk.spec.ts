import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { placesOnThisComputer, searchDisk } from '../disk-search.ts';
import { type App, test } from '../fixtures.ts';
import { addEntry, addPortrait } from '../pages/evaluation.ts';
import { addAim, openSection, sections, writeKept } from '../pages/fidelity.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { addPerson, openPerson, openPersonTab } from '../pages/people.ts';
import { typeAlongRow } from '../pages/quarter.ts';
import { tour } from '../pages/tour.ts';
import {
  confirmRecoveryCode,
  createRegister,
  keyLimit,
  lock,
  passphraseField,
  unlock,
  usualRegister,
} from '../pages/vault.ts';

/** Letters that are nowhere else, and that a name may have. */
const newSentinel = (): string => `zq${randomBytes(9).toString('hex').replace(/\d/g, 'w')}`;

// What lies behind an open sheet cannot be typed into.
const typable = ':is(input:not([type=checkbox], [type=radio], [type=file]), textarea):enabled:not([inert] *)';

/** Types into every field in sight and saves nothing. */
const typeEverywhere = async (place: Page | Locator, sentinel: string): Promise<number> => {
  let typed = 0;
  for (const field of await place.locator(typable).all()) {
    if (!(await field.isVisible())) continue;
    await field.clear();
    await field.pressSequentially(sentinel);
    typed += 1;
  }
  return typed;
};

const saveEverywhere = async (page: Page, sentinel: string): Promise<void> => {
  await addPerson(page, sentinel, ['Housing']);
  await openPersonTab(page, 'Details');
  await page.getByRole('button', { name: 'Add another name' }).click();
  for (const field of ['First name', 'Family name', 'Reference', 'Another name', 'Pronouns'])
    await page.getByLabel(field, { exact: true }).fill(sentinel);
  await page.getByLabel('How they like to be contacted').fill(sentinel);
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect(page.getByText('Details saved')).toBeVisible();
  await go(page, 'Fidelity');
  await openSection(page, sections[0]);
  await writeKept(page, '12-month vision', sentinel, 'Vision saved');
  await addAim(page, sections[0], sentinel);
  await go(page, 'Quarter');
  await typeAlongRow(page, sentinel, [sentinel]);
  const words = { question: sentinel, finding: sentinel, evidence: sentinel };
  await addEntry(page, { ...words, perspective: 'System', period: 'Y1Q4' });
  await addPortrait(page, sentinel, sentinel.slice(0, 4), sentinel);
};

/** Everything that can be typed before a register is open, wrong passphrases and recovery codes included. */
const typeAtTheDoor = async (page: Page, sentinel: string): Promise<void> => {
  await passphraseField(page).fill(sentinel);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(passphraseField(page)).toHaveAttribute('aria-invalid', 'true', { timeout: keyLimit });
  await page.getByRole('button', { name: 'Show Passphrase' }).click();
  for (const way of ['Use the recovery code', 'Create a register']) {
    await page.getByRole('button', { name: way }).click();
    expect(await typeEverywhere(page, sentinel)).toBeGreaterThan(3);
  }
  await page.getByRole('button', { name: 'Open another register' }).click();
  await page.getByRole('button', { name: usualRegister.name, exact: true }).click();
};

const typeEverything = async ({ page, folder }: App, sentinel: string): Promise<string> => {
  const passphrase = `${sentinel} passphrase`;
  // The worker's own name stands in the key file in the clear: it says whose slot is whose.
  const names = { area: sentinel, agency: sentinel };
  const code = await createRegister(page, folder, { ...usualRegister, ...names, passphrase });
  await confirmRecoveryCode(page);
  await saveEverywhere(page, sentinel);
  for (const { open, name } of tour({ person: sentinel, portrait: sentinel, period: 'Y1Q4' })) {
    // A folder for files is remembered outside the register, so that the next start knows it.
    if (name === 'returns') continue;
    await open(page);
    await typeEverywhere(page, sentinel);
  }
  await closeDialog(page);
  await page.keyboard.press('Escape');
  await lock(page);
  await typeAtTheDoor(page, sentinel);
  await unlock(page, passphrase);
  await openPerson(page, sentinel);
  await lock(page);
  return code;
};

test('nothing that is typed is anywhere on the disk', async ({ app }) => {
  test.setTimeout(480_000);
  const began = Date.now();
  const sentinel = newSentinel();
  const code = await typeEverything(app, sentinel);
  const places = [app.home, app.folder, ...placesOnThisComputer()];
  const sought = [sentinel, ...code.split(' ').slice(0, 2)];
  // While the window is still open: a crash or a power cut would leave the disk as it is now.
  expect(searchDisk(places, sought, began)).toEqual([]);
  await app.close();
  expect(searchDisk(places, sought, began)).toEqual([]);
});

test('the search finds what is there, in both encodings', ({ app }) => {
  const sentinel = newSentinel();
  const files = (['utf8', 'utf16le'] as const).map((encoding) => {
    const path = join(app.folder, `control-${encoding}.bin`);
    writeFileSync(path, Buffer.concat([randomBytes(100_001), Buffer.from(sentinel, encoding), randomBytes(100)]));
    return { path, encoding };
  });
  expect(searchDisk([app.home, app.folder], [sentinel])).toEqual(files.toReversed());
  for (const { path } of files) rmSync(path);
  expect(searchDisk([app.home, app.folder], [sentinel])).toEqual([]);
});
