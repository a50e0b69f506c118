import { randomBytes } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { type App, shareApp, test } from '../fixtures.ts';
import { searchMemory } from '../page-memory.ts';
import { addPortrait } from '../pages/evaluation.ts';
import { openSection, sections, writeKept } from '../pages/fidelity.ts';
import { closeDialog, go, openPalette } from '../pages/frame.ts';
import { addPerson, openPersonTab } from '../pages/people.ts';
import { beginRegister, keyLimit, lock, passphraseField, unlock } from '../pages/vault.ts';
import { hostProcesses } from '../processes.ts';

const app = shareApp(false, beginRegister);

/** A word that is nowhere else. */
const plant = (kind: string): string => `Zq${kind}${randomBytes(6).toString('hex').replace(/\d/g, 'w')}`;
const kinds = ['name', 'details', 'vision', 'portrait', 'sought', 'typed'] as const;
type Words = Readonly<Record<(typeof kinds)[number], string>>;
const plantAll = () => Object.fromEntries(kinds.map((kind) => [kind, plant(kind)])) as Words;
const nothing = { page: [], heap: [], 'accessible names': [], 'way back': [] };

/** Works through several screens, so that each of the words has been saved, shown, sought or only typed. */
const work = async (page: Page, words: Words): Promise<void> => {
  await addPerson(page, words.name, ['Housing']);
  await openPersonTab(page, 'Details');
  await page.getByLabel('How they like to be contacted').fill(words.details);
  await page.getByRole('button', { name: 'Save details' }).click();
  await expect(page.getByText('Details saved')).toBeVisible();
  await go(page, 'Fidelity');
  await openSection(page, sections[0]);
  await writeKept(page, '12-month vision', words.vision, 'Vision saved');
  await addPortrait(page, words.portrait, words.name.slice(0, 6), words.name);
  await (await openPalette(page)).fill(words.sought);
  await closeDialog(page);
  await go(page, 'People');
  await page.getByRole('searchbox').first().fill(words.sought);
  await go(page, 'Fidelity');
  await openSection(page, sections[1]);
  await page.getByLabel('12-month vision').fill(words.typed);
};

const suddenly = (): void => {
  for (const pid of hostProcesses()) process.kill(pid, 'SIGKILL');
};
const ways: readonly { readonly what: string; readonly lock: (open: App) => Promise<void> }[] = [
  { what: 'Ctrl+L', lock: ({ page }) => lock(page) },
  { what: 'the system', lock: (open) => open.pretend('lock-screen') },
  { what: 'the end of the host', lock: async () => suddenly() },
];

for (const way of ways) {
  test(`locked by ${way.what}, the window holds nothing of the register`, async () => {
    const { page } = app();
    const words = plantAll();
    const planted = Object.values(words);
    await work(page, words);
    // The control: with the register open the same search finds them, on the screen and in the heap.
    const open = await searchMemory(page, planted);
    expect(open.page).toContain(words.typed);
    expect(open['accessible names']).toContain(words.typed);
    expect(open.heap).toEqual(expect.arrayContaining([words.name, words.typed]));

    const steps = await page.evaluate(() => history.length);

    await way.lock(app());
    await expect(passphraseField(page)).toBeVisible({ timeout: keyLimit });
    expect(await searchMemory(page, planted)).toEqual(nothing);
    expect(await page.title()).toBe('Casebook');
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await unlock(page);
  });
}
