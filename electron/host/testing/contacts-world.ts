import type { Word } from './access-world.ts';
import { timelineInput } from './contacts-input.ts';
import type { TestHost } from './open-test-host.ts';

/** Something of each kind of information on somebody's timeline; answers with an id of each kind of thing. */
export async function plantContacts(
  open: TestHost,
  personId: string,
  wordOf: (of: Word) => string,
): Promise<Record<string, string>> {
  const add = async (category: Word): Promise<string> => {
    const entry = timelineInput({ category, note: wordOf(category), place: wordOf(category) });
    return (await open.call('contacts.addEntry', { personId, ...entry })).id;
  };
  for (const category of ['identity', 'contact', 'story', 'health', 'offending'] as const) await add(category);
  return { timelineEntryId: await add('housing') };
}
