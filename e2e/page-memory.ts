import type { CDPSession, Page } from '@playwright/test';

/** Every text that the page's script heap holds after a collection of garbage, as one. */
const heapOf = async (session: CDPSession): Promise<string> => {
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  // The first collection lets finalisers run, whose leavings the second one takes.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.send('HeapProfiler.disable');
  return chunks.join('');
};

/** What the page itself can tell: what stands in it, in its fields, its title, its address and its stores. */
const visibleIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea, select')].map(
      (field) => (field as HTMLInputElement).value,
    );
    const stored = [localStorage, sessionStorage].flatMap((store) => Object.entries({ ...store }).flat());
    const databases =
      typeof indexedDB === 'undefined' ? [] : (await indexedDB.databases()).map(({ name }) => name ?? '');
    return [
      document.documentElement.outerHTML,
      document.title,
      document.cookie,
      location.href,
      window.name,
      JSON.stringify(history.state),
      String(getSelection()),
      ...fields,
      ...stored,
      ...databases,
    ].join('\n');
  });

/** Where a page may still hold something. */
export const places = ['page', 'heap', 'accessible names', 'way back'] as const;
export type MemoryPlace = (typeof places)[number];

/** Which of these words stand where, in everything that the window holds. */
export const searchMemory = async (
  page: Page,
  words: readonly string[],
): Promise<Readonly<Record<MemoryPlace, readonly string[]>>> => {
  const session = await page.context().newCDPSession(page);
  const texts: Record<MemoryPlace, string> = {
    page: await visibleIn(page),
    heap: await heapOf(session),
    'accessible names': JSON.stringify(await session.send('Accessibility.getFullAXTree')),
    'way back': JSON.stringify(await session.send('Page.getNavigationHistory')),
  };
  await session.detach();
  const found = places.map((place) => [place, words.filter((word) => texts[place].includes(word))]);
  return Object.fromEntries(found) as Record<MemoryPlace, readonly string[]>;
};
