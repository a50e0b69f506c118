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
import type { OpenRegister } from '../vault/open-register.ts';
import { slotOf } from '../vault/own-slot.ts';
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

function openIn(context: JobContext): OpenRegister {
  const open = context.current();
  if (open === null) throw new Refusal('locked');
  return open;
}

const keyFileIn = (context: JobContext): KeyFile => openIn(context).keyFile;

export const vaultHandlers: FeatureHandlers<'vault'> = {
  'vault.status': (context) => statusOf(context),
  'vault.create': (context, input) =>
    context.opening(async () => {
      const { open, recovery } = await context.vault.create(input);
      return { recovery, session: sessionForScreen(context.begin(open), open.keyFile) };
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
    const put = await context.vault.prepareOwnPassphrase(openIn(context), input);
    // Noted first: a change of passphrase is never missing from the audit trail.
    context.apply(() => undefined);
    put();
    return {};
  },
  'vault.deviceFactor': async (context) => {
    const keyFile = keyFileIn(context);
    const keychain = await context.ports.keychain();
    return { on: slotOf(keyFile, context.reading().user.id)?.deviceFactor !== undefined, keychain };
  },
  'vault.setDeviceFactor': async (context, input) => {
    const open = context.current();
    if (open === null) throw new Refusal('locked');
    const put = await context.vault.prepareDeviceFactor(open, input);
    // Noted first, as a change of passphrase is.
    context.apply(() => undefined, { keychain: input.on ? 'asked-for' : 'not-asked-for' });
    put();
    return {};
  },
  'vault.suggestPassphrase': () => ({ passphrase: suggestPassphrase() }),
  'vault.recover': (context, { path: at, signInName, ...order }) =>
    context.opening(async () => {
      const { open, parts } = await context.vault.recover(path.resolve(at), {
        ...order,
        signInName: signInName ?? null,
      });
      // Whoever held the code is not known; for whom it was used is.
      const detail = { user: open.session.user.id, parts: String(parts) };
      return sessionForScreen(context.begin(open, detail), open.keyFile);
    }),
  'vault.restoreHeader': (context, input) =>
    context.opening(() => {
      context.vault.restoreHeader(path.resolve(input.path), input.older);
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
  'vault.newRecoveryCode': async (context, order) => {
    const recovery = await context.vault.newRecovery.make(openIn(context), order);
    // The register may have been locked meanwhile: then the code is shown to nobody.
    openIn(context);
    return { recovery };
  },
  'vault.confirmRecoveryCode': (context, { lastGroups }) => {
    const put = context.vault.newRecovery.confirm(openIn(context), lastGroups);
    // Noted first: a change of keys is never missing from the audit trail.
    context.apply(() => undefined, { parts: String(lastGroups.length) });
    put();
    return { generation: keyFileIn(context).current().generation };
  },
  'vault.verify': (context) => verifyRegister(openIn(context)),
  'vault.exportDemonstration': ({ db, session }) => {
    if (!session.demonstration) throw new Refusal('not-allowed');
    return { json: exportRegister(db) };
  },
};
