import type { WriteDb } from '../../../db/handles.ts';
import { type AccountRow, accountIn, listAccounts } from '../../../db/repositories/users/accounts.ts';
import { listAgencies } from '../../../db/repositories/users/agencies.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import { checkLeaving, checkRoleChange } from '../../../domain/users/rules.ts';
import type { FeatureHandlers, JobContext } from '../context.ts';
import { headerPathOf } from '../vault/header.ts';
import type { KeyFile } from '../vault/key-file.ts';
import { assertGoodPassphrase, putBack, slotOf } from '../vault/own-slot.ts';
import { reserveRoom } from '../vault/replace-file.ts';
import { tidySlots } from '../vault/tidy-slots.ts';
import { addAccount, assertDetails, assertNewAccount, assertRoles, setRoles } from './users-accounts.ts';
import { agencyHandlers } from './users-agencies.ts';

function keyFileIn(context: JobContext): KeyFile {
  const open = context.current();
  if (open === null) throw new Refusal('locked');
  return open.keyFile;
}

function refuse(code: RefusalCode | null, field: string): void {
  if (code !== null) throw new Refusal(code, field);
}

/** Runs a step whose failing must not hide why something else failed. */
function quietly(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/**
 * Gives somebody a slot and writes the account that goes with it. The slot comes first: without its account it opens
 * nothing, and the next opening takes it away, whereas an account without a slot would be a colleague who cannot get in.
 */
async function withSlot(
  context: JobContext,
  owner: { readonly id: string; readonly signInName: string },
  passphrase: string,
  write: (db: WriteDb) => void,
): Promise<void> {
  const keyFile = keyFileIn(context);
  const putSlot = await context.vault.prepareSlot(keyFile, owner, passphrase);
  // The register may have been locked meanwhile.
  keyFileIn(context);
  const before = slotOf(keyFile, owner.id);
  // The account may be what fills the drive; the slot must be put back even then.
  const giveRoom = reserveRoom(headerPathOf(context.reading().session.path));
  try {
    putSlot();
    context.apply(({ db }) => write(db), { user: owner.id });
  } catch (error) {
    giveRoom();
    quietly(() => putBack(keyFile, owner.id, before));
    throw error;
  } finally {
    giveRoom();
  }
}

const find = (context: JobContext, userId: string): AccountRow => accountIn(listAccounts(context.reading().db), userId);

export const usersHandlers: FeatureHandlers<'users'> = {
  ...agencyHandlers,
  'users.list': (context) => {
    const { db, user, session } = context.reading();
    const keyFile = keyFileIn(context);
    const people = listAccounts(db).map((account) => {
      const slot = slotOf(keyFile, account.id);
      return {
        ...account,
        roles: [...account.roles],
        hasSlot: slot !== undefined,
        opensSealed: slot?.sealedKey !== undefined,
        isYou: account.id === user.id,
      };
    });
    const agencies = listAgencies(db).map((agency) => ({
      ...agency,
      coordinating: agency.id === session.coordinatingAgencyId,
    }));
    return { people, agencies };
  },
  'users.add': async (context, { passphrase, ...account }) => {
    const { db, session } = context.reading();
    assertNewAccount(db, account);
    assertGoodPassphrase(passphrase, 'passphrase');
    const owner = { id: session.writer.ids.newId(), signInName: account.signInName };
    await withSlot(context, owner, passphrase, (write) => addAccount(write, owner.id, account));
    return { id: owner.id };
  },
  'users.changeDetails': (context, { userId, ...details }) => {
    context.apply(
      ({ db, user }) => {
        const before = accountIn(listAccounts(db), userId);
        assertDetails(db, details, userId);
        if (details.agencyId !== before.agencyId) {
          refuse(userId === user.id ? 'own-agency' : null, 'agencyId');
          assertRoles(db, before.roles, details.agencyId, 'agencyId');
        }
        db.update('userAccount', userId, details);
      },
      { user: userId },
    );
    tidySlots(keyFileIn(context), context.reading().db);
    return {};
  },
  'users.changeRoles': ({ db, user }, { userId, roles }) => {
    const accounts = listAccounts(db);
    const { agencyId } = accountIn(accounts, userId);
    refuse(checkRoleChange(accounts, { id: userId, by: user.id }, roles), 'roles');
    assertRoles(db, roles, agencyId, 'roles');
    setRoles(db, userId, roles);
    return {};
  },
  'users.disable': (context, { userId }) => {
    context.apply(
      ({ db, user }) => {
        const accounts = listAccounts(db);
        if (!accountIn(accounts, userId).active) throw new Refusal('account-ended', 'userId');
        refuse(checkLeaving(accounts, { id: userId, by: user.id }), 'userId');
        db.update('userAccount', userId, { active: 0 });
      },
      { user: userId },
    );
    const keyFile = keyFileIn(context);
    tidySlots(keyFile, context.reading().db);
    return { slotRemoved: slotOf(keyFile, userId) === undefined };
  },
  'users.enable': async (context, { userId, passphrase }) => {
    const account = find(context, userId);
    if (account.active) throw new Refusal('account-active', 'userId');
    assertDetails(context.reading().db, account, userId);
    assertGoodPassphrase(passphrase, 'passphrase');
    await withSlot(context, account, passphrase, (db) => {
      if (!db.update('userAccount', userId, { active: 1 })) throw new Refusal('account-active', 'userId');
    });
    return {};
  },
  'users.givePassphrase': async (context, { userId, passphrase }) => {
    const account = find(context, userId);
    if (!account.active) throw new Refusal('account-ended', 'userId');
    refuse(userId === context.reading().user.id ? 'own-passphrase' : null, 'userId');
    assertGoodPassphrase(passphrase, 'passphrase');
    const keyFile = keyFileIn(context);
    const putSlot = await context.vault.prepareSlot(keyFile, account, passphrase);
    // Noted before it is done: a passphrase that was handed over is never missing from the audit trail.
    context.apply(
      ({ db }) => {
        if (!accountIn(listAccounts(db), userId).active) throw new Refusal('account-ended', 'userId');
      },
      { user: userId },
    );
    const sealedGrantEnded = slotOf(keyFile, userId)?.sealedKey !== undefined;
    putSlot();
    return { sealedGrantEnded };
  },
};
