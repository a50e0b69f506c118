import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { done, tabTo } from '../pages/controls.ts';
import { openPalette, title } from '../pages/frame.ts';
import { namesListed } from '../pages/people.ts';
import { demonstrationOpen } from '../pages/vault.ts';

const app = shareApp(true, demonstrationOpen);

test.beforeEach(async () => {
  const { page } = app();
  await page.keyboard.press('Alt+1');
  await expect(title(page)).toHaveText('Today');
});

test('Ctrl+K finds a person by three letters, and arrows and Enter open them', async () => {
  const { page } = app();
  const field = await openPalette(page);
  await field.pressSequentially('nwo');
  const results = page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  await expect(results.first()).toContainText('Amara');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(results.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Amara');
});

test('Ctrl+K finds a command and a period', async () => {
  const { page } = app();
  await openPalette(page);
  await page.keyboard.type('high con');
  await expect(page.getByRole('option', { name: /Appearance: high contrast/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high-contrast');
  await openPalette(page);
  await page.keyboard.type('automatic');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await openPalette(page);
  await page.keyboard.type('y2q1');
  await expect(page.getByRole('option', { name: /Y2Q1/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Outcomes, Y2Q1');
});

test('? opens the sheet of shortcuts, Esc closes it and gives the focus back', async () => {
  const { page } = app();
  const help = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await help.focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Lock the register');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(help).toBeFocused();
});

test('the list of people moves with arrows and opens with Enter', async () => {
  const { page } = app();
  await page.keyboard.press('Alt+2');
  const names = namesListed(page);
  await expect(names.first()).toBeVisible();
  const second = await names.nth(1).textContent();
  await tabTo(names.first());
  await page.keyboard.press('ArrowDown');
  await expect(names.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText(second ?? '');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title(page)).toHaveText('People');
});

test('Ctrl+Enter saves a form, and Undo in the message takes it back', async () => {
  const { page } = app();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: 'Add a person' }).press('Enter');
  await page.keyboard.type('Ottoline');
  await page.keyboard.press('Control+Enter');
  await expect(title(page)).toHaveText('Ottoline');
  await expect(done(page)).toContainText('Ottoline is in the register');
  await done(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(done(page)).toContainText('Undone');
  await expect(title(page)).toHaveText('Not in the register');
});

test('Ctrl+Z takes back the last change while Undo is offered', async () => {
  const { page } = app();
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: 'Add a person' }).press('Enter');
  await page.keyboard.type('Philippa');
  await page.keyboard.press('Control+Enter');
  await expect(title(page)).toHaveText('Philippa');
  await page.keyboard.press('Control+z');
  await expect(title(page)).toHaveText('Not in the register');
});
