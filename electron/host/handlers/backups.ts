import path from 'node:path';
import { syncedRegister } from '../../../domain/backups/warnings.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { askHolder } from '../backups/ask-holder.ts';
import { openBackupNotes } from '../backups/backup-notes.ts';
import { findAllBackups, findBackups, registerAt } from '../backups/find-backups.ts';
import { fileOf } from '../backups/keep-few.ts';
import { overviewOf, withoutRegister } from '../backups/overview.ts';
import { assertFolder, placeOfBackups, syncedBy } from '../backups/places.ts';
import { restoreBackup } from '../backups/restore.ts';
import type { FeatureHandlers } from '../context.ts';
import { deviceSecrets } from '../vault/device-secrets.ts';

/** Two restorings to one name at the same time would be in each other's way. */
let restoring: Promise<unknown> = Promise.resolve();

export const backupHandlers: FeatureHandlers<'backups'> = {
  'backups.overview': ({ computer, session }) => overviewOf(computer, session),
  'backups.make': async (context, { folder }) => {
    const { registerId } = context.reading().session;
    const { backup, removed } = await context.backups.make(
      'asked',
      folder === undefined ? undefined : path.resolve(folder),
    );
    const found = findBackups(context.computer, registerId, backup.generation);
    const mine = found.find((one) => one.path === fileOf(backup));
    if (mine === undefined) throw new Refusal('backup-missing');
    return { backup: withoutRegister(mine), removed: removed.length };
  },
  'backups.setFolder': (context, { folder }) => {
    const { registerId } = context.reading().session;
    const { home } = context.computer;
    const chosen = folder === null ? null : path.resolve(folder);
    if (chosen !== null) assertFolder({ folder: chosen, kind: 'chosen' });
    const notes = openBackupNotes(home, registerId);
    const before = notes.read().folder;
    try {
      context.apply(() => notes.keep({ folder: chosen, lastFailure: null }));
    } catch (error) {
      // The notes lie outside the register: a choice that its trail does not know was not made.
      if (notes.read().folder !== before) notes.keep({ folder: before });
      throw error;
    }
    return { folder: placeOfBackups(home, registerId).folder };
  },
  'backups.list': ({ computer }, { path: at }) => {
    if (at === null) return { backups: [...findAllBackups(computer)] };
    const registerId = registerAt(computer, path.resolve(at));
    return { backups: registerId === null ? [] : [...findBackups(computer, registerId)] };
  },
  'backups.restore': (context, { backup, folder, ...rest }) => {
    const { computer, clock, current, progress, ports } = context;
    const here = {
      computer,
      devices: deviceSecrets(computer.home, ports),
      clock,
      openPath: current()?.session.path ?? null,
      progress: (done: number, total: number) => progress('backups.restore', done, total),
    };
    const order = { ...rest, backup: path.resolve(backup), folder: path.resolve(folder) };
    const mine = restoring.then(() => restoreBackup(here, order));
    restoring = mine.catch(() => undefined);
    return mine;
  },
  'backups.askHolder': async ({ computer, current }, { path: at }) => {
    if (current() !== null) throw new Refusal('already-open');
    const registerId = registerAt(computer, path.resolve(at));
    if (registerId === null) throw new Refusal('header-missing', 'path');
    await askHolder(computer.home, registerId);
    const newest = findBackups(computer, registerId).find((one) => one.state === 'good');
    if (newest === undefined) throw new Refusal('backup-not-due', 'path');
    return { backup: withoutRegister(newest) };
  },
  'backups.lookAtFolder': (_context, { folder }) => {
    const service = folder.trim() === '' ? null : syncedBy(path.resolve(folder));
    return { syncedBy: service, warning: service === null ? null : syncedRegister(service) };
  },
};
