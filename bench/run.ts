import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ShellName } from '../e2e/shells.ts';
import { measureAggregates } from './aggregate.ts';
import { measureBackups } from './backups.ts';
import { measureCandidates } from './candidates.ts';
import { asTable, type Figure } from './figures.ts';
import { measureCompleteness, measureGridInWindow } from './grid.ts';
import { measureImports } from './imports.ts';
import { measureImportInWindow } from './imports-window.ts';
import { measureKeyDerivation } from './key-derivation.ts';
import { measureLists } from './lists.ts';
import { measureListsInWindow, passphrase } from './lists-window.ts';
import { createRegisterOfYears, givePassphrase } from './register-of-years.ts';
import { measureReport } from './report.ts';
import { measureRoundTrip } from './round-trip.ts';
import { measureSearch } from './search.ts';
import { measureStartUp } from './start-up.ts';
import { measureRekey, measureUnlock, measureVerification, measureView } from './unlock.ts';

const electron = process.env.CASEBOOK_TEST_ELECTRON ?? path.join('node_modules', 'electron', 'dist');
const hasElectron = existsSync(path.join(electron, 'electron'));
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

const shells: readonly ShellName[] = hasDisplay ? ['chromium', ...(hasElectron ? (['electron'] as const) : [])] : [];
if (!hasDisplay)
  console.log('No display: what needs a window is left out. On Linux, xvfb-run -a npm run bench measures it.');
if (hasDisplay && !hasElectron) console.log('No Electron runtime here: only Chromium is measured.');

const figures: Figure[] = [];
const register = createRegisterOfYears();
const inHost = [
  () => measureSearch(register),
  () => measureLists(register),
  measureAggregates,
  () => measureCompleteness(register),
  measureCandidates,
  measureKeyDerivation,
  measureUnlock,
  measureRekey,
  measureVerification,
  measureView,
  measureBackups,
  measureImports,
  measureReport,
];
for (const measure of inHost) figures.push(...(await measure()));
await givePassphrase(register, passphrase);
for (const shell of shells) {
  figures.push(...(await measureListsInWindow(shell, register)));
  figures.push(...(await measureGridInWindow(shell)));
  figures.push(...(await measureImportInWindow(shell)));
  figures.push(...(await measureStartUp(shell)));
  figures.push(...(await measureRoundTrip(shell)));
}
register.discard();
console.log(asTable(figures));
if (figures.some((figure) => figure.goal?.met === false)) process.exitCode = 1;
