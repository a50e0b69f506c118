import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The looks of the window, as the computer asks for them. */
const looks = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { name: 'high-contrast', media: { colorScheme: 'light', contrast: 'more' } },
] as const;

// Between two looks only colours change.
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Everything that axe finds on the screen as it stands, one line each; in every look, or in the light one alone. */
export const axeFindings = async (page: Page, which: 'every look' | 'light'): Promise<string[]> => {
  const found: string[] = [];
  for (const { name, media } of looks.filter(({ name }) => which === 'every look' || name === which)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme="${name}"]`).waitFor();
    // The usual way opens a second window, which ours does not allow.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (name === 'light' ? axe.withTags(tags) : axe.withRules(colourRules)).analyze();
    for (const { id, help, nodes } of violations)
      found.push(
        ...nodes.map(({ target, html }) => `${name}: ${id}: ${help}: ${target.join(' ')} ${html.slice(0, 200)}`),
      );
  }
  // Motion stays reduced: a picture taken next would otherwise catch the colours half way back.
  await page.emulateMedia({ colorScheme: null, contrast: null });
  return found;
};
