import { setImmediate } from 'node:timers/promises';
import { importLimits } from '../../domain/imports/limits.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { SeededRandom } from '../../electron/host/demonstration/seeded-random.ts';
import { readSheet } from '../../electron/host/imports/read-sheet.ts';
import type { Sheet } from '../../electron/host/imports/sheet.ts';
import { workbook } from '../../electron/host/testing/workbook.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Result } from '../results.ts';

/** Makes one file that somebody could have, or could have made to do harm. */
type Maker = (random: SeededRandom) => Uint8Array;

const pieces = [
  'Name',
  'DOB',
  'Ann Bell',
  '1/2/1980',
  '=1+1',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\r\n',
  '\n',
  '\r',
  '#N/A',
  'Zoë',
  '\u00a0',
  "'",
  'sep=;',
] as const;

const text = (random: SeededRandom): string =>
  Array.from({ length: random.between(0, 60) }, () => random.pick(pieces)).join('');

const bytes = (random: SeededRandom, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => random.between(0, 255));

const marks = ['', '\u00ef\u00bb\u00bf', '\u00ff\u00fe', '\u00fe\u00ff', 'sep=;\r\n', 'Name,DOB\r\n'] as const;

const csv: Maker = (random) => {
  const encoded = Buffer.from(text(random), random.pick(['utf8', 'latin1', 'utf16le'] as const));
  const marked = Buffer.concat([Buffer.from(random.pick(marks), 'latin1'), encoded]);
  return random.chance(0.3) ? Buffer.concat([marked, bytes(random, random.between(1, 40))]) : marked;
};

const whole = workbook([
  ['Name', 'DOB', 'Housing'],
  ['Ann Bell', new Date('1980-02-01'), true],
  ['Zoë', 30_000, null],
]);

/** A workbook with some of its bytes changed, and cut short every now and then. */
const damagedWorkbook: Maker = (random) => {
  const file = Uint8Array.from(random.chance(0.2) ? whole.slice(0, random.between(4, whole.length)) : whole);
  for (let changes = random.between(1, 8); changes > 0; changes -= 1)
    file[random.between(0, file.length - 1)] = random.between(0, 255);
  return file;
};

const xmlPieces = [
  '<row r="3">',
  '</row>',
  '<c r="A3">',
  '<c r="ZZZ9999999" t="s">',
  '<v>9</v>',
  '<v>',
  '</c>',
  '<is><t>',
  '</t></is>',
  '&a;',
  '&#0;',
  '<!DOCTYPE x>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '\u0000',
] as const;

/** A workbook that is whole as a packed file and broken inside. */
const brokenSheet: Maker = (random) =>
  workbook([['Name'], ['Ann']], {
    raw: Array.from({ length: random.between(1, 12) }, () => random.pick(xmlPieces)).join(''),
  });

/**
 * Reads a file as the thread of the application does: what its reader throws where nobody waits for it ends the thread, and
 * is told as damage.
 */
async function readAsInThread(file: Uint8Array): Promise<Sheet> {
  let end: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    end = () => reject(new Refusal('import-damaged', 'path'));
  });
  process.on('uncaughtException', end);
  try {
    return await Promise.race([readSheet(file, null), ended]);
  } finally {
    // What was left behind is thrown in a turn of its own.
    await setImmediate();
    process.off('uncaughtException', end);
  }
}

/** What is wrong with how a file was taken: nothing, where it gave text or was refused in time. */
async function wrongWith(file: Uint8Array): Promise<string | null> {
  const began = process.cpuUsage();
  try {
    const { rows } = await readAsInThread(file);
    if (rows.some((row) => row.some((cell) => typeof cell !== 'string'))) return 'a cell that is no text';
  } catch (error) {
    if (!(error instanceof Refusal)) return `threw ${error instanceof Error ? error.message : String(error)}`;
  }
  // Work and not waiting: how busy the machine is says nothing about the file.
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 > importLimits.milliseconds ? 'took too long' : null;
}

async function fuzz({ random }: Setting, what: string, files: number, make: Maker): Promise<Result> {
  const failures: string[] = [];
  const began = performance.now();
  for (let at = 0; at < files; at += 1) {
    const file = make(random);
    const wrong = await wrongWith(file);
    if (wrong !== null) failures.push(`${wrong}: ${Buffer.from(file).toString('base64').slice(0, 4000)}`);
  }
  const seconds = (performance.now() - began) / 1000;
  return { what, tried: files, unit: 'files', seconds, counts: {}, note: 'all read or refused in words', failures };
}

/** Generated files against the readers of spreadsheets: no crash and no hang, a sheet or a refusal every time. */
export const fuzzedImports: Campaign = {
  name: 'fuzz-import',
  run: async (setting) => [
    await fuzz(setting, 'Fuzzed CSV', setting.amount(2000, 1_000_000), csv),
    await fuzz(setting, 'Damaged workbook', setting.amount(500, 500_000), damagedWorkbook),
    await fuzz(setting, 'Broken sheet in a workbook', setting.amount(500, 500_000), brokenSheet),
  ],
};
