import type { WriteDb } from '../../../db/handles.ts';
import { factDefinitions } from '../../../db/repositories/programme/reference.ts';
import {
  type AccountRow,
  activeAccounts,
  sealedPublicKey,
  standingGrants,
} from '../../../db/repositories/sealed/sealed-facts.ts';
import { caseRoles } from '../../../domain/access.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { JobContext, ReadContext, WriteContext } from '../context.ts';
import { headerPathOf, readHeader, type Slot } from '../vault/header.ts';
import type { KeyFile } from '../vault/key-file.ts';
import { createKeyPair } from '../vault/key-pair.ts';
import type { OpenRegister } from '../vault/open-register.ts';
import { reserveRoom } from '../vault/replace-file.ts';
import { grantSealedKey } from '../vault/slots.ts';
import { sealOldValues } from './outcomes-sealed.ts';

type Grants = OutputOf<'sealed.grants'>;

const isOf =
  (userId: string) =>
  (slot: Slot): boolean =>
    slot.kind === 'user' && slot.userId === userId;

const holders = (slots: readonly Slot[]): Slot[] =>
  slots.filter((slot) => slot.kind === 'user' && slot.sealedKey !== undefined);

const worksWithPeople = ({ roles }: AccountRow): boolean => caseRoles.some((role) => roles.includes(role));

function openNow(context: JobContext): OpenRegister {
  const open = context.current();
  if (open === null) throw new Refusal('locked');
  return open;
}

const slotsOf = (open: OpenRegister): readonly Slot[] => open.keyFile.current().slots;

/** Who can open sealed facts: the key file says who holds the key, the register who gave it to them. */
export function sealingGrants({ db, session }: ReadContext): Grants {
  const { slots } = readHeader(headerPathOf(session.path));
  const given = new Map(standingGrants(db).map((row) => [row.userId, row]));
  const holding = new Set(holders(slots).map((slot) => slot.userId));
  const accounts = activeAccounts(db);
  const grants = accounts
    .filter(({ userId }) => holding.has(userId) || given.has(userId))
    .map(({ userId, displayName, agencyName }) => ({
      userId,
      displayName,
      agencyName,
      state: holding.has(userId) ? ('holds' as const) : ('lost' as const),
      grantedBy: given.get(userId)?.grantedBy ?? null,
      grantedOn: given.get(userId)?.grantedAt.slice(0, 10) ?? null,
    }));
  const others = accounts
    .filter((one) => worksWithPeople(one) && !holding.has(one.userId) && slots.some(isOf(one.userId)))
    .map(({ userId, displayName, agencyName }) => ({ userId, displayName, agencyName }));
  const made = sealedPublicKey(db) !== null;
  const state = !made ? 'never-made' : holding.size === 0 ? 'nobody-holds-it' : 'ready';
  return { state, mine: session.sealedKey !== null, grants, others };
}

/**
 * Writes the register and the key file together: the key file last, inside the transaction, so that without it nothing is
 * kept; and what it held is put back should the transaction then not be kept, by the next opening after a kill.
 */
function withKeyFile(
  context: JobContext,
  open: OpenRegister,
  note: (write: WriteContext) => void,
  change: Parameters<KeyFile['changeSlots']>[0],
): void {
  const before = open.keyFile.current().slots;
  // The transaction may be what fills the drive; the key file must be put back even then.
  const giveRoom = reserveRoom(headerPathOf(open.session.path));
  let changed = false;
  try {
    context.apply((write) => {
      note(write);
      open.keyFile.changeUnconfirmed(change, open.session.audit.head().count);
      changed = true;
    });
  } catch (error) {
    giveRoom();
    if (changed) open.keyFile.changeSlots(() => before);
    throw error;
  } finally {
    giveRoom();
  }
}

function endGrants(db: WriteDb, userId: string, endedBy: string, endedAt: string): void {
  for (const row of standingGrants(db)) {
    if (row.userId === userId) db.update('sealedGrant', row.id, { endedAt, endedBy });
  }
}

function noteGrant({ db, user, clock }: WriteContext, userId: string): void {
  const grantedAt = new Date(clock.now()).toISOString();
  // One that a new passphrase took away ends where the next begins.
  endGrants(db, userId, user.id, grantedAt);
  db.insert('sealedGrant', { userId, grantedBy: user.id, grantedAt });
}

/** Makes the key where there is none, or none that anybody holds. Facts sealed under a lost key stay as they are. */
export function beginSealing(context: JobContext): Record<string, never> {
  const open = openNow(context);
  const { session } = open;
  if (session.sealedKey !== null) return {};
  if (session.sealedPublicKey !== null && holders(slotsOf(open)).length > 0) throw new Refusal('sealed-already-set-up');
  if (!slotsOf(open).some(isOf(session.user.id))) throw new Refusal('sealed-no-slot');
  const pair = createKeyPair();
  const before = session.sealedPublicKey;
  const publicKey = pair.publicKey.toString('base64');
  try {
    withKeyFile(
      context,
      open,
      (write) => {
        session.raw.prepare('UPDATE register SET sealedPublicKey = ?').run(publicKey);
        session.holdSealedKey(publicKey, pair.privateKey);
        const today = write.clock.today();
        sealOldValues(write, factDefinitions(write.db, today), today);
        noteGrant(write, write.user.id);
      },
      (slots, { place }) =>
        slots.map(({ sealedKey: _lost, ...slot }) =>
          isOf(session.user.id)(slot) ? grantSealedKey(slot, pair.privateKey, place) : slot,
        ),
    );
    return {};
  } catch (error) {
    session.holdSealedKey(before, null);
    throw error;
  }
}

/** Gives the key to somebody else. Only who holds it can. */
export function grantSealing(context: JobContext, userId: string): Record<string, never> {
  const open = openNow(context);
  const key = open.session.sealedKey;
  if (key === null) throw new Refusal('sealed-not-held');
  const account = activeAccounts(open.session.read).find((one) => one.userId === userId);
  if (account === undefined || !worksWithPeople(account)) throw new Refusal('sealed-needs-case-role', 'userId');
  const slot = slotsOf(open).find(isOf(userId));
  if (slot === undefined) throw new Refusal('sealed-no-slot', 'userId');
  if (slot.sealedKey !== undefined) throw new Refusal('sealed-already-held', 'userId');
  withKeyFile(
    context,
    open,
    (write) => noteGrant(write, userId),
    (slots, { place }) => slots.map((one) => (isOf(userId)(one) ? grantSealedKey(one, key, place) : one)),
  );
  return {};
}

/** Takes the key away from somebody, never from the last who holds it. What they have seen they have seen. */
export function revokeSealing(context: JobContext, userId: string): Record<string, never> {
  const open = openNow(context);
  const { session } = open;
  if (session.sealedKey === null && !session.user.roles.includes('administrator')) throw new Refusal('sealed-not-held');
  const holding = holders(slotsOf(open));
  const held = holding.some(isOf(userId));
  if (!held && !standingGrants(session.read).some((row) => row.userId === userId))
    throw new Refusal('not-found', 'userId');
  if (held && holding.every(isOf(userId))) throw new Refusal('sealed-last-holder', 'userId');
  withKeyFile(
    context,
    open,
    ({ db, user, clock }) => endGrants(db, userId, user.id, new Date(clock.now()).toISOString()),
    (slots) =>
      slots.map((slot) => {
        const { sealedKey: _taken, ...rest } = slot;
        return isOf(userId)(slot) ? rest : slot;
      }),
  );
  if (userId === session.user.id) session.holdSealedKey(session.sealedPublicKey, null);
  return {};
}
