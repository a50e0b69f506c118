import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { notesFileOf, openBackupNotes } from '../../electron/host/backups/backup-notes.ts';
import { readRestored, rememberRestored, restoredIn } from '../../electron/host/backups/restored.ts';
import { readChecked } from '../../electron/host/checked-json.ts';
import { openComputer } from '../../electron/host/computer.ts';
import { noteUnfinished, readUnfinished, unfinishedIn } from '../../electron/host/unfinished-files.ts';
import { headerPathOf, readHeader } from '../../electron/host/vault/header.ts';
import { restoreKeyFile } from '../../electron/host/vault/restore-key-file.ts';
import { copyPlace, type Place } from '../register.ts';
import { type Finding, inspectKeyFile, saidAs } from './inspect.ts';

/** What of a register's surroundings lies in the application's data folder, and how damage to it is looked at. */
interface ComputerFile {
  readonly what: string;
  readonly file: (place: Place) => string;
  readonly inspect: (damaged: Place) => Finding;
}

/** The register together with the data folder of the computer. */
export function copyWithHome(place: Place, folder: string): Place {
  const copied = copyPlace(place, folder);
  cpSync(place.home, copied.home, { recursive: true });
  return copied;
}

/** What is read must be what was written, or nothing at all: never something else. */
const heldAgainst =
  (expected: unknown, read: (place: Place) => unknown, file: (place: Place) => string) =>
  (place: Place): Finding => {
    try {
      if (isDeepStrictEqual(read(place), expected)) return { kind: 'harmless' };
      return readChecked(file(place)).state === 'damaged' ? { kind: 'begun-anew' } : { kind: 'silent' };
    } catch (error) {
      return saidAs(error);
    }
  };

function keyFileCopy(place: Place): ComputerFile {
  const header = readHeader(headerPathOf(place.file));
  return {
    what: 'this computer’s copy of the key file',
    file: ({ home }) => path.join(home, 'key-files', readdirSync(path.join(home, 'key-files'))[0] ?? ''),
    inspect(damaged) {
      rmSync(headerPathOf(damaged.file));
      try {
        restoreKeyFile(openComputer(damaged.home), damaged.file, { now: 0, older: false });
      } catch (error) {
        return saidAs(error);
      }
      return inspectKeyFile(damaged, header);
    },
  };
}

const settingsIn = ({ home }: Place) => {
  const computer = openComputer(home);
  const { registerId } = computer.recent()[0] ?? { registerId: '' };
  return [computer.deviceId, computer.recent(), computer.lastReturnFolder(), computer.idleMinutes(), registerId];
};

/** Fills a data folder with everything that the application keeps there. `place` was opened and backed up already. */
export function computerFiles(place: Place, registerId: string): ComputerFile[] {
  const { home, file } = place;
  const computer = openComputer(home);
  computer.rememberRegister({ name: 'Torture', path: file, registerId });
  computer.rememberReturnFolder('/returns');
  computer.setIdleMinutes(7);
  computer.attempts.wrong({ registerId }, 'somebody');
  rememberRestored(home, file, { backup: 'Torture.mcn', madeAt: 'then', restoredAt: 'now' });
  noteUnfinished(home, { registerPath: 'elsewhere', auditCount: 3, folder: '/out', staging: '/out/.mcn', files: [] });
  const checked = (what: string, at: (of: Place) => string, read: (of: Place) => unknown): ComputerFile => {
    if (!existsSync(at(place))) throw new Error(`there is no ${at(place)}`);
    return { what, file: at, inspect: heldAgainst(read(place), read, at) };
  };
  return [
    keyFileCopy(place),
    checked('settings and wrong attempts', (of) => path.join(of.home, 'computer.json'), settingsIn),
    checked(
      'the notes about backups',
      (of) => notesFileOf(of.home, registerId),
      (of) => openBackupNotes(of.home, registerId).read(),
    ),
    checked(
      'the notes about restored copies',
      (of) => restoredIn(of.home),
      (of) => readRestored(of.home),
    ),
    checked(
      'the notes about unfinished files',
      (of) => unfinishedIn(of.home),
      (of) => readUnfinished(of.home),
    ),
  ];
}
