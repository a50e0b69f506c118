import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf, OperationName, OutputOf } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';
import { publicTask } from './sharing-examples.ts';

/** A small list as a partnership keeps it: two who can be taken in, and one without a name. */
const spreadsheet = [
  'Client ref,Forename,Surname,DOB,Housing,Mental health,Date joined,Lead worker',
  'SP-1,Bryony,Castellane,12/05/1979,Y,n/k,03/01/2018,Sam',
  'SP-2,Ilir,Hoxha,1984,yes,Y,,Jo',
  'SP-3,,,01/02/1990,Y,Y,,Jo',
  '',
].join('\r\n');

/** Writes a file beside the register and answers with its path. */
export function writeSpreadsheet(folder: string, name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The understanding that the application itself suggests for a file. */
export const suggested = (looked: OutputOf<'imports.look'>, file: string): InputOf<'imports.preview'> => ({
  path: file,
  sheet: looked.kind === 'csv' ? null : looked.sheet,
  headingRow: looked.headingRow,
  fileHash: looked.fileHash,
  mapping: looked.columns.map((column) => column.suggested),
  needMeans: 'suspected',
  // As somebody in Britain says where the column itself does not.
  dates: looked.columns.map(({ dates: { order } }) => ({ order: order ?? 'day-first', monthMeans: null })),
});

/** What would be kept of an understanding for the next file with the same headings. */
export const keptOf = (
  looked: OutputOf<'imports.look'>,
  understood: InputOf<'imports.preview'>,
): InputOf<'imports.keepMapping'>['choices'] => ({
  needMeans: understood.needMeans,
  columns: looked.columns.map(({ heading }, at) => ({
    heading,
    field: understood.mapping[at] ?? null,
    dates: understood.dates?.[at] ?? null,
    meanings: [],
  })),
});

/** To whom a file goes in tests, and on what ground. */
export const toldToOwnAgency = (test: TestHost): InputOf<'imports.export'>['disclosure'] => ({
  agencyId: test.session.user.agencyId,
  recipientWords: null,
  what: null,
  purpose: 'housing',
  purposeWords: null,
  ...publicTask,
  whyNoLess: null,
  becauseAnyway: 'Agreed with the officer',
});

/** One input for every operation that takes in a spreadsheet, on a file of its own beside the register. */
export async function importExamples(
  test: TestHost,
): Promise<{ readonly [K in Extract<OperationName, `imports.${string}`>]: InputOf<K> }> {
  const file = writeSpreadsheet(test.folder, 'people to take in.csv', spreadsheet);
  const place = { path: file, sheet: null, headingRow: null };
  const looked = await test.call('imports.look', place);
  const understood = suggested(looked, file);
  const choices = keptOf(looked, understood);
  const kept = await test.call('imports.keepMapping', { id: null, name: 'Monthly list', choices });
  const decided = { add: [], leaveOut: [] };
  return {
    'imports.pickFile': {},
    'imports.look': place,
    'imports.preview': understood,
    'imports.takeIn': { ...understood, ...decided, leftOutFolder: test.folder },
    'imports.saveReport': { ...understood, ...decided, rows: 'all', folder: test.folder },
    'imports.export': { kind: 'csv', folder: test.folder, disclosure: toldToOwnAgency(test) },
    'imports.mappings': {},
    'imports.keepMapping': { id: null, name: 'Quarterly list', choices },
    'imports.renameMapping': { id: kept.id, name: 'List of the month' },
    'imports.removeMapping': { id: kept.id },
    'imports.list': {},
  };
}
