import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SeededRandom } from '../../electron/host/demonstration/seeded-random.ts';
import { headerPathOf, readHeader } from '../../electron/host/vault/header.ts';
import type { Campaign, Setting } from '../campaign.ts';
import { backupsBelow } from '../kills/backup.ts';
import { lookUp } from '../look-up.ts';
import { mixedWork, type Step } from '../mixed-work.ts';
import { hostOf, openPlace } from '../open-place.ts';
import { copyPlace, createPlace, type Place, withRegister } from '../register.ts';
import type { Result } from '../results.ts';
import { computerFiles, copyWithHome } from './computer-files.ts';
import { dumpOf } from './dump.ts';
import { type Finding, inspectKeyFile, inspectRegister } from './inspect.ts';

/** One kind of file and how damage to it is looked at. */
export interface Subject {
  readonly what: string;
  readonly place: Place;
  /** The file of the place that is damaged. */
  readonly file: (place: Place) => string;
  readonly inspect: (damaged: Place) => Finding;
  /** How a fresh copy of it is made; of the register alone where left out. */
  readonly copy?: typeof copyPlace;
  /** Shares of all flips and truncations, in hundredths. */
  readonly share: number;
}

async function makeCalls(place: Place, steps: readonly Step[], beforeClosing: () => void): Promise<void> {
  const open = openPlace(place);
  const host = hostOf(place, open);
  for (const { operation, input } of steps) {
    const reply = await host.dispatch(operation, lookUp(open.session.raw, input), { window: 'main' });
    if (!reply.ok) throw new Error(`${operation}: ${reply.error.code}`);
  }
  open.noteAuditHead();
  beforeClosing();
  await host.close();
}

/** The one backup that was made, as it lies in the application's own folder. */
function backupOf(place: Place): Place {
  const [file] = backupsBelow(place.home);
  if (file === undefined) throw new Error('no backup was made');
  return { ...place, folder: path.dirname(file), file };
}

/** A register that was closed in order, with free pages in it, and one whose log was left behind by a crash. */
async function subjectsIn(setting: Setting): Promise<Subject[]> {
  const closed = createPlace(path.join(setting.folder, 'closed'));
  let withLog = closed;
  const steps = mixedWork(setting.random, new Map(), 80, 'damage');
  const makeBackup: Step = { operation: 'backups.make', input: {}, effects: [] };
  const last: Step = { operation: 'people.list', input: {}, effects: [] };
  await makeCalls(closed, steps.slice(0, 40), () => undefined);
  await makeCalls(closed, [...steps.slice(40), makeBackup, last], () => {
    withLog = copyPlace(closed, path.join(setting.folder, 'with-log'));
  });
  const expected = withRegister(closed, dumpOf);
  const backup = backupOf(closed);
  const saidBackup = withRegister(copyPlace(backup, path.join(setting.folder, 'opened')), dumpOf);
  const header = readHeader(headerPathOf(closed.file));
  const backupHeader = readHeader(headerPathOf(backup.file));
  const ofComputer = computerFiles(closed, header.registerId);
  const inspect = (damaged: Place): Finding => inspectRegister(damaged, expected);
  return [
    { what: 'the register', place: closed, file: ({ file }) => file, inspect, share: 40 },
    { what: 'its log', place: withLog, file: ({ file }) => `${file}-wal`, inspect, share: 15 },
    {
      what: 'the key file',
      place: closed,
      file: ({ file }) => headerPathOf(file),
      inspect: (damaged) => inspectKeyFile(damaged, header),
      share: 10,
    },
    {
      what: 'the key file of a backup',
      place: backup,
      file: ({ file }) => headerPathOf(file),
      inspect: (damaged) => inspectKeyFile(damaged, backupHeader),
      share: 5,
    },
    ...ofComputer.map((one) => ({ ...one, place: closed, copy: copyWithHome, share: 3 })),
    {
      what: 'a backup',
      place: backup,
      file: ({ file }) => file,
      inspect: (damaged) => inspectRegister(damaged, saidBackup),
      share: 15,
    },
  ];
}

type Harm = (bytes: Buffer, random: SeededRandom) => { readonly bytes: Buffer; readonly at: number };

const flip: Harm = (bytes, random) => {
  const at = random.between(0, bytes.length - 1);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.between(0, 7)), at);
  return { bytes, at };
};

/** Half of the cuts fall between pages, where a length alone gives nothing away. */
const truncate: Harm = (bytes, random) => {
  const anywhere = random.between(0, bytes.length - 1);
  const at = random.chance(0.5) ? anywhere : anywhere - (anywhere % 4096);
  return { bytes: bytes.subarray(0, at), at };
};

function nameOf(finding: Finding): string {
  switch (finding.kind) {
    case 'refused':
      return `refused as ${finding.code}`;
    case 'named':
      return 'named by verify';
    case 'begun-anew':
      return 'noticed and begun anew';
    case 'harmless':
      return 'harmless';
    case 'silent':
      return 'SILENT';
    case 'wordless':
      return 'WITHOUT WORDS';
  }
}

/** Damages one file that often, a fresh copy each time. */
export function damageOften(
  setting: Setting,
  subject: Subject,
  harm: Harm,
  tried: number,
  words: 'bit flips' | 'truncations',
): Result {
  const begun = performance.now();
  const counts = new Map<string, number>();
  const failures: string[] = [];
  const folder = path.join(setting.folder, 'damaged');
  const whole = readFileSync(subject.file(subject.place));
  for (let turn = 0; turn < tried; turn += 1) {
    const place = (subject.copy ?? copyPlace)(subject.place, folder);
    const { bytes, at } = harm(Buffer.from(whole), setting.random);
    writeFileSync(subject.file(place), bytes);
    const finding = subject.inspect(place);
    counts.set(nameOf(finding), (counts.get(nameOf(finding)) ?? 0) + 1);
    if (finding.kind === 'silent')
      failures.push(`${words} at ${at} of ${whole.length} changed what it says, unnoticed`);
    if (finding.kind === 'wordless') failures.push(`${words} at ${at} of ${whole.length}: ${finding.error}`);
  }
  return {
    what: `${words[0]?.toUpperCase()}${words.slice(1)} in ${subject.what}`,
    tried,
    unit: words,
    seconds: (performance.now() - begun) / 1000,
    counts: Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)),
    failures,
  };
}

const part = (subject: Subject, total: number): number => Math.max(1, Math.round((total * subject.share) / 100));

/** Single bits flipped and files cut short, in every kind of file that the application keeps. */
export const damage: Campaign = {
  name: 'damage',
  run: async (setting) => {
    const subjects = await subjectsIn(setting);
    const [flips, cuts] = [setting.amount(300, 10_000), setting.amount(60, 1000)];
    return subjects.flatMap((subject) => [
      damageOften(setting, subject, flip, part(subject, flips), 'bit flips'),
      damageOften(setting, subject, truncate, part(subject, cuts), 'truncations'),
    ]);
  },
};
