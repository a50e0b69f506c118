import { expect, type Locator, type Page } from '@playwright/test';
import type { InputOf, OperationName, OutputOf } from '../../domain/contract.ts';
import { grid } from './quarter.ts';

/** Runs in the page. */
const callBridge = ([name, input]: readonly [string, never]): Promise<unknown> =>
  (window as unknown as { bridge: { call(of: string, given: never): Promise<unknown> } }).bridge.call(name, input);

/** Asks the register itself, past the screen. */
export async function asked<K extends OperationName>(page: Page, name: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const reply = (await page.evaluate(callBridge, [name, input as never] as const)) as
    | { readonly ok: true; readonly value: OutputOf<K> }
    | { readonly ok: false; readonly error: { readonly code: string; readonly field?: string } };
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.field ?? ''}`);
  return reply.value;
}

export const cellAt = (page: Page, row: number, column: number): Locator =>
  grid(page).locator(`[data-place="${row}:${column}"]`);

/** Puts text where spreadsheets leave it, and pastes it into the cell that has the focus. */
export const pasteBlock = async (page: Page, block: string): Promise<void> => {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, block);
};

/** Everything is in the register: nothing is on its way any more. */
export const allSaved = async (page: Page): Promise<void> => {
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await expect(page.getByText('Saving', { exact: true })).toBeHidden();
};

/** Puts the focus on a cell, once whatever stood over the grid has given it back. */
export const goToCell = async (page: Page, row: number, column: number): Promise<void> => {
  await expect(page.getByRole('dialog')).toBeHidden();
  const cell = cellAt(page, row, column);
  // Rows out of sight are not drawn: the arrow goes down to them, as a person would.
  while ((await cell.count()) === 0) {
    const lowest = page.locator(`[data-place$=":${column}"]`).last();
    await lowest.focus();
    await lowest.press('ArrowDown');
  }
  await cell.focus();
  await expect(cell).toBeFocused();
};
