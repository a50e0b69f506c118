import { describe, expect, test } from 'vitest';
import { type BackupFacts, backupWarnings } from './warnings.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 25);
const codes = (given: Partial<BackupFacts>): string[] =>
  backupWarnings({
    now,
    lastGoodAt: now - day,
    changedSince: now - 1000,
    folder: 'ready',
    lastFailure: null,
    notesDamaged: false,
    sameDrive: false,
    folderSyncedBy: null,
    registerSyncedBy: null,
    ...given,
  }).map(({ code, pressing }) => (pressing ? `${code}!` : code));

describe('what is said about backups', () => {
  test.each([
    ['nothing, where they are in order', {}, []],
    ['nothing about age, where every change is in one', { lastGoodAt: now - 90 * day, changedSince: null }, []],
    ['that they stopped, after seven days', { lastGoodAt: now - 7 * day }, ['stopped!']],
    ['nothing yet, before that', { lastGoodAt: now - 7 * day + 1 }, []],
    ['that there is none yet', { lastGoodAt: null }, ['none-yet']],
    ['that there is none after a week of work', { lastGoodAt: null, changedSince: now - 7 * day }, ['none-yet!']],
    ['that the folder is gone', { folder: 'missing', lastFailure: 'folder-missing' }, ['folder-missing!']],
    ['that the folder takes nothing', { folder: 'read-only' }, ['folder-read-only!']],
    ['that the last try failed', { lastFailure: 'folder-full' }, ['failed!']],
    ['that what was known of them is not', { notesDamaged: true }, ['notes-damaged!']],
    ['that they lie beside the register', { sameDrive: true }, ['same-drive']],
    [
      'what copies them',
      { folderSyncedBy: 'Dropbox', registerSyncedBy: 'OneDrive' },
      ['register-synced', 'folder-synced'],
    ],
  ] as const)('%s', (_what, given, expected) => {
    expect(codes(given)).toEqual(expected);
  });

  test('names the drive that is full and the days that passed', () => {
    const facts = { now, lastGoodAt: now - 9 * day, changedSince: now - day, folder: 'ready' } as const;
    const rest = { notesDamaged: false, sameDrive: false, folderSyncedBy: null, registerSyncedBy: null } as const;
    const sentences = backupWarnings({ ...facts, ...rest, lastFailure: 'folder-full' }).map((one) => one.sentence);
    expect(sentences[0]).toContain('no room left on the drive of the backups');
    expect(sentences[1]).toContain('the last good one is 9 days old');
  });
});
