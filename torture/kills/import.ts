import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputOf } from '../../domain/contract.ts';
import type { Campaign, Setting } from '../campaign.ts';
import type { Ending } from '../children.ts';
import type { Step } from '../mixed-work.ts';
import { openPlace } from '../open-place.ts';
import { copyPlace, createPlace, lastChange, type Place, withRegister } from '../register.ts';
import { unsoundness } from '../soundness.ts';
import { killLoop, type Verdict, type Victim } from './loop.ts';
import { acknowledgedSteps } from './write.ts';

const headings = ['Client ref', 'Forename', 'Surname', 'DOB', 'Housing', 'Date joined'];
const mapping: InputOf<'imports.takeIn'>['mapping'] = [
  'reference',
  'given-name',
  'family-name',
  'birth-date',
  'need:homelessness',
  'joined-on',
];

/** One sheet that is taken in, and what must come of it as a whole. */
interface Sheet {
  readonly step: Step;
  /** How its references begin, which no other sheet's do. */
  readonly mark: string;
  readonly people: number;
  readonly fileHash: string;
  readonly leftOut: string;
}

/** Writes a sheet of so many people, and one without a name who cannot be taken in. */
function writeSheet(folder: string, mark: string, people: number): Sheet {
  const rows = Array.from({ length: people }, (_, at) =>
    [
      `${mark}-${at}`,
      `First${at}${mark}`,
      `Last${at}${mark}`,
      // Dates that can be read in one way alone: nobody is there to be asked.
      '1979-05-12',
      at % 2 === 0 ? 'Y' : 'N',
      '2018-01-03',
    ].join(','),
  );
  const text = [headings.join(','), ...rows, `${mark}-none,,,,Y,`, ''].join('\r\n');
  const file = path.join(folder, `${mark}.csv`);
  writeFileSync(file, text);
  const leftOut = path.join(folder, `left-out-${mark}`);
  mkdirSync(leftOut);
  const fileHash = createHash('sha256').update(text).digest('hex');
  const understood = { path: file, sheet: null, headingRow: 1, fileHash, mapping, needMeans: 'suspected' as const };
  const input: InputOf<'imports.takeIn'> = { ...understood, add: [], leaveOut: [], leftOutFolder: leftOut };
  return { step: { operation: 'imports.takeIn', input, effects: [] }, mark, people, fileHash, leftOut };
}

interface Taken {
  readonly people: number;
  readonly members: number;
  readonly noted: number;
  readonly files: readonly string[];
}

/** Settles what a kill left, and says what of a sheet is there. */
function lookFor(place: Place, { mark, fileHash, leftOut }: Sheet): Taken {
  const open = openPlace(place);
  const count = (sql: string, with_: string): number =>
    open.session.raw.prepare<[string], number>(sql).pluck().get(with_) ?? 0;
  const like = `${mark}-%`;
  const people = count('SELECT count(*) FROM person WHERE reference LIKE ?', like);
  const members = count(
    'SELECT count(*) FROM membership JOIN person ON person.id = personId WHERE reference LIKE ?',
    like,
  );
  const noted = count('SELECT count(*) FROM spreadsheetImport WHERE fileHash = ?', fileHash);
  open.close();
  return { people, members, noted, files: readdirSync(leftOut) };
}

/** All of a sheet or none of it: people, memberships, the note of the import, and the file of what was left out. */
function judgeSheet(sheet: Sheet, { people, members, noted, files }: Taken, acknowledged: boolean) {
  const found = `${people} of ${sheet.people} people, ${members} memberships, ${noted} notes, files: ${files.join(', ')}`;
  const visible = files.filter((name) => !name.startsWith('.')).length;
  const all = people === sheet.people && members === people && noted === 1 && visible === 1 && files.length === 1;
  const none = people + members + noted + files.length === 0;
  return {
    lost: acknowledged && !all ? [`the import ${sheet.mark}: ${found}`] : [],
    halfDone: all || none ? [] : [`the import ${sheet.mark}: ${found}`],
  };
}

const killsForEach = 12;

function victim({ random }: Setting, template: Place, folder: string): Victim {
  const since = withRegister(template, lastChange);
  let place = copyPlace(template, folder);
  let [kills, sheets]: [number, Sheet[]] = [0, []];
  return {
    order() {
      if (kills % killsForEach === 0) {
        rmSync(folder, { recursive: true, force: true });
        place = copyPlace(template, folder);
      }
      kills += 1;
      sheets = [1, 2, 3].map((which) => writeSheet(folder, `S${kills}x${which}`, random.between(3, 30)));
      return { kind: 'calls', place, calls: sheets.map(({ step }) => step), checkpointAt: random.pick([8, 40, 1000]) };
    },
    judge(ending: Ending): Verdict {
      const { done, refused } = acknowledgedSteps(
        ending,
        sheets.map(({ step }) => step),
      );
      const judged = sheets.map((sheet, at) => judgeSheet(sheet, lookFor(place, sheet), at < done.length));
      return {
        acknowledged: done.length,
        lost: judged.flatMap(({ lost }) => lost),
        halfDone: judged.flatMap(({ halfDone }) => halfDone),
        unsound: [...withRegister(place, (db) => unsoundness(db, null, since)), ...refused],
      };
    },
  };
}

/** People taken in from a spreadsheet: everybody in it who can be, with the note of it and the file of the rest, or nobody. */
export const killedImports: Campaign = {
  name: 'kill-import',
  run: async (setting) => {
    const template = createPlace(path.join(setting.folder, 'template'));
    const kills = setting.amount(35, 500);
    return [await killLoop(setting, 'import', kills, (folder) => victim(setting, template, folder))];
  },
};
