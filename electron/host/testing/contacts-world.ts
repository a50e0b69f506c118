import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Word } from './access-world.ts';
import { moveInput, timelineInput } from './contacts-input.ts';
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
  const move = moveInput({ place: wordOf('housing') });
  const release = { releaseOn: '2018-04-20', certainty: 'certain' as const, establishment: wordOf('offending') };
  const file = path.join(open.folder, `${wordOf('story')}.txt`);
  writeFileSync(file, wordOf('story'));
  const attached = { personId, path: file, category: 'story' as const, timelineEntryId: null };
  return {
    attachmentId: (await open.call('contacts.attachFile', attached)).id,
    timelineEntryId: await add('housing'),
    moveId: (await open.call('contacts.addMove', { personId, ...move })).id,
    releaseId: (await open.call('contacts.addRelease', { personId, ...release })).id,
  };
}
