import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The looks of the window, as the computer asks for them. */
const looks = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { name: 'high-contrast', media: { colorScheme: 'light', contrast: 'more' } },
] as const;

/** Everything that axe finds on the screen as it stands, in every look; one line each. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const { name, media } of looks) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme="${name}"]`).waitFor();
    // The usual way opens a second window, which ours does not allow.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
    for (const { id, help, nodes } of violations)
      found.push(...nodes.map(({ target, html }) => `${name}: ${id}: ${help}: ${target.join(' ')} ${html.slice(0, 200)}`));
  }
  await page.emulateMedia({ colorScheme: null, contrast: null, reducedMotion: null });
  return found;
};
