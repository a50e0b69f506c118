import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import { idleSignal } from '../../../domain/vault/idle-minutes.ts';
import type { Session, VaultStatus } from '../../../domain/vault/operations.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { FeatureHandlers, JobContext } from '../context.ts';
import { demonstrationPassphrase } from '../demonstration/passphrase.ts';
import { exportRegister } from '../export-register.ts';
import type { Picked } from '../host-protocol.ts';
import type { RegisterSession } from '../register-session.ts';
import type { KeyFile } from '../vault/key-file.ts';
import { suggestPassphrase } from '../vault/suggest-passphrase.ts';
import { verifyRegister } from '../verify-register.ts';

/** Where the window may leave text for whoever is signed in; see `domain/drafts/left-text.ts`. */
function leaveToOf(keyFile: KeyFile, userId: string): Session['leaveTo'] {
  const { registerId, slots } = keyFile.current();
  const slot = slots.find((one) => one.kind === 'user' && one.userId === userId);
  return slot === undefined ? null : { registerId, publicKey: slot.publicKey };
}

function sessionForScreen(session: RegisterSession, keyFile: KeyFile): Session {
  const { id, displayName, agencyName, roles } = session.user;
  return {
    registerName: session.name,
    registerPath: session.path,
    areaName: session.areaName,
    demonstration: session.demonstration,
    demonstrationPassphrase: session.demonstration ? demonstrationPassphrase : null,
    today: session.clock.today(),
    user: { id, displayName, agencyName, roles: [...roles] },
    leaveTo: leaveToOf(keyFile, id),
  };
}

function statusOf(context: JobContext): VaultStatus {
  const open = context.current();
  return {
    state: open === null ? 'locked' : 'unlocked',
    session: open === null ? null : sessionForScreen(open.session, open.keyFile),
    recent: context.computer.recent().map(({ name, path: at }) => ({ name, path: at, present: existsSync(at) })),
    suggestedFolder: context.computer.suggestedFolder,
    demonstration: context.demonstration,
    demonstrationWanted: context.settings.demonstration && context.demonstration === null,
    shell: context.settings.shell,
    lockSignals: [idleSignal(context.computer.idleMinutes()), ...context.settings.lockSignals],
    idleMinutes: context.computer.idleMinutes(),
    version: packageJson.version,
  };
}

const answered = (picked: Picked): { path: string | null } => {
  if (picked === 'unavailable') throw new Refusal('picker-unavailable');
  return { path: picked };
};

function keyFileIn(context: JobContext): KeyFile {
  const open = context.current();
  if (open === null) throw new Refusal('locked');
  return open.keyFile;
}

export const vaultHandlers: FeatureHandlers<'vault'> = {
  'vault.status': (context) => statusOf(context),
  'vault.create': (context, input) =>
    context.opening(async () => {
      const { open, recoveryCode } = await context.vault.create(input);
      return { recoveryCode, session: sessionForScreen(context.begin(open), open.keyFile) };
    }),
  'vault.unlock': (context, { path: at, passphrase, signInName, updateBackup }) =>
    context.opening(async () => {
      const folder = updateBackup?.folder ?? null;
      const wish = updateBackup && { folder: folder === null ? null : path.resolve(folder) };
      const open = await context.vault.unlock(path.resolve(at), passphrase, signInName ?? null, wish);
      return sessionForScreen(context.begin(open), open.keyFile);
    }),
  'vault.signInNames': (context, { path: at }) => context.vault.signInNames(path.resolve(at)),
  'vault.changePassphrase': async (context, input) => {
    const open = context.current();
    if (open === null) throw new Refusal('locked');
    const put = await context.vault.prepareOwnPassphrase(open, input);
    // Noted first: a change of passphrase is never missing from the audit trail.
    context.apply(() => undefined);
    put();
    return {};
  },
  'vault.suggestPassphrase': () => ({ passphrase: suggestPassphrase() }),
  'vault.recover': (context, { path: at, recoveryCode, newPassphrase }) =>
    context.opening(async () => {
      const open = await context.vault.recover(path.resolve(at), recoveryCode, newPassphrase);
      return sessionForScreen(context.begin(open), open.keyFile);
    }),
  'vault.restoreHeader': (context, input) =>
    context.opening(() => {
      context.vault.restoreHeader(path.resolve(input.path));
      return { restored: true };
    }),
  'vault.openDemonstration': async (context) => {
    return sessionForScreen(await context.openDemonstration(), keyFileIn(context));
  },
  // The process ends after this reply; whatever is still to be written is written on the way out.
  'vault.lock': () => ({}),
  'vault.stillHere': (context) => {
    context.presence();
    return {};
  },
  'vault.setIdleMinutes': (context, { minutes }) => {
    // Noted first: a longer time is never missing from the audit trail.
    context.apply(() => undefined, { minutes: String(minutes) });
    context.computer.setIdleMinutes(minutes);
    return {};
  },
  'vault.pickRegister': async (context) =>
    answered(await context.ports.pickFile({ title: 'Open a register', extensions: ['mcn'] })),
  'vault.pickFolder': async (context) => answered(await context.ports.pickFolder({ title: 'Choose a folder' })),
  'vault.keys': (context) => {
    const { generation, rekeyedAt = null, slots } = keyFileIn(context).current();
    const recovery = slots.find((slot) => slot.kind === 'recovery');
    return {
      generation,
      rekeyedAt,
      people: slots.filter((slot) => slot.kind === 'user').length,
      recovery: recovery === undefined ? 'none' : (recovery.recoveryParts ?? 1) === 2 ? 'two-parts' : 'one',
    };
  },
  'vault.rekey': (context) => {
    const keyFile = keyFileIn(context);
    // Noted first: a change of keys is never missing from the audit trail.
    context.apply(() => undefined);
    keyFile.rekey();
    return { generation: keyFile.current().generation };
  },
  'vault.verify': (context) => {
    const open = context.current();
    if (open === null) throw new Refusal('locked');
    return verifyRegister(open);
  },
  'vault.exportDemonstration': ({ db, session }) => {
    if (!session.demonstration) throw new Refusal('not-allowed');
    return { json: exportRegister(db) };
  },
};
