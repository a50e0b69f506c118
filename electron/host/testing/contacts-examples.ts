import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf, OperationName } from '../../../domain/contract.ts';
import { moveInput, timelineInput } from './contacts-input.ts';
import { toldByFile } from './ground-input.ts';
import type { TestHost } from './open-test-host.ts';

type Inputs = { readonly [K in Extract<OperationName, `contacts.${string}`>]: InputOf<K> };

const release = { releaseOn: '2018-04-20', certainty: 'expected' as const, establishment: 'HMP Fellside' };

/** Releases to change, to end and to cancel. */
async function releaseExamples(test: TestHost, personId: string) {
  const add = async (): Promise<string> => (await test.call('contacts.addRelease', { personId, ...release })).id;
  const [changed, released, cancelled] = [await add(), await add(), await add()];
  return {
    'contacts.releases': { personId },
    'contacts.addRelease': { personId, ...release },
    'contacts.changeRelease': { personId, releaseId: changed, ...release, releaseOn: '2018-04-17' },
    'contacts.noteReleased': { personId, releaseId: released, releasedOn: '2018-04-02' },
    'contacts.noteFellThrough': { personId, releaseId: cancelled, because: 'Remanded on another matter' },
    'contacts.coming': {},
  };
}

async function moveExamples(test: TestHost, personId: string) {
  const add = async (fromOn: string): Promise<string> =>
    (await test.call('contacts.addMove', { personId, ...moveInput({ fromOn }) })).id;
  const [changed, removed] = [await add('2018-01-10'), await add('2018-02-10')];
  return {
    'contacts.moves': { personId },
    'contacts.addMove': { personId, ...moveInput({ housing: 'refuge', place: null }) },
    'contacts.changeMove': { personId, moveId: changed, ...moveInput({ fromOn: '2018-01-12' }) },
    'contacts.removeMove': { personId, moveId: removed },
  };
}

/** Files to show, to save and to remove. */
async function fileExamples(test: TestHost, personId: string) {
  const file = path.join(test.folder, 'letter.txt');
  writeFileSync(file, 'A letter about the flat');
  const attached = { personId, path: file, category: 'housing' as const, timelineEntryId: null };
  const add = async (): Promise<string> => (await test.call('contacts.attachFile', attached)).id;
  const [shown, removed] = [await add(), await add()];
  return {
    'contacts.files': { personId },
    'contacts.pickFile': {},
    'contacts.attachFile': attached,
    'contacts.showFile': { personId, attachmentId: shown },
    'contacts.saveFile': {
      ...{ personId, attachmentId: shown, folder: test.folder, savedFor: 'for-the-person' as const },
      disclosure: toldByFile(),
    },
    'contacts.removeFile': { personId, attachmentId: removed },
  };
}

/** One input for every operation of this part. */
export async function contactsExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', { preferredName: 'Bryn', joinedOn: '2018-01-05' });
  const entry = timelineInput({ kind: 'contact', category: 'contact', detail: 'visit', reached: true });
  const add = async (): Promise<string> => (await test.call('contacts.addEntry', { personId, ...entry })).id;
  const [changed, taken] = [await add(), await add()];
  return {
    'contacts.timeline': { personId, kinds: [], after: null },
    'contacts.addEntry': { personId, ...entry },
    'contacts.changeEntry': { personId, timelineEntryId: changed, ...entry, note: 'Had moved the meeting' },
    'contacts.takeBackEntry': { personId, timelineEntryId: taken },
    ...(await moveExamples(test, personId)),
    ...(await releaseExamples(test, personId)),
    ...(await fileExamples(test, personId)),
  };
}
