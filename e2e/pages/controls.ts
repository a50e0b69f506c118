import { expect, type Locator, type Page } from '@playwright/test';

/** Anything that things can be looked for in. */
export type Place = Page | Locator;

const pageOf = (place: Place): Page => ('page' in place ? place.page() : place);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A list's own button: its name is the value that holds, then the label. */
export const listButton = (place: Place, label: string): Locator =>
  place.getByRole('button', { name: new RegExp(`${literally(label)}$`) });

/** Opens a list by its label and picks an option. */
export const choose = async (place: Place, label: string, option: string): Promise<void> => {
  await listButton(place, label).click();
  await pageOf(place).getByRole('option', { name: option, exact: true }).click();
  await expect(pageOf(place).getByRole('listbox')).toBeHidden();
};

/** Ticks a box from the keyboard, as it has no size of its own. */
export const tick = async (place: Place, name: string): Promise<void> => {
  const box = place.getByRole('checkbox', { name });
  await box.press('Space');
  await expect(box).toBeChecked();
};

/** Chooses one of several that all stay in sight. */
export const pick = async (place: Place, name: string | RegExp): Promise<void> => {
  const radio = place.getByRole('radio', { name });
  await radio.press('Space');
  await expect(radio).toBeChecked();
};

/** The list of what was just done. */
export const done = (page: Page): Locator => page.getByRole('region', { name: 'What was just done' });

const farthest = 60;

/** Presses Tab until the focus is where it is wanted, as a person without a mouse does. */
export const tabTo = async (target: Locator): Promise<void> => {
  const focused = (): Promise<boolean> => target.evaluate((element) => element.contains(document.activeElement));
  for (let presses = 0; presses < farthest; presses += 1) {
    if (await focused()) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
};

/** A field says no: it is marked, its sentence stands beside it, and what was typed is still in it. */
export const expectRefused = async (field: Locator, sentence: string, typed: string): Promise<void> => {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(literally(sentence)));
  await expect(field).toHaveValue(typed);
};
