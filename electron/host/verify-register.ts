import { type AuditHead, shortHead } from '../../db/audit.ts';
import { refusalOf } from '../../db/open.ts';
import { countPages } from '../../db/pages.ts';
import { type ContentVerified, verifyContent } from '../../db/verify-content.ts';
import { type HistoryVerified, verifyHistory } from '../../db/verify-history.ts';
import { pagesInWords, unvouchedOf } from '../../domain/audit/page-words.ts';
import { type Finding, keyFileSwapped } from '../../domain/audit/tampering.ts';
import type { OutputOf } from '../../domain/contract.ts';
import { Refusal } from '../../domain/refusal.ts';
import { inPieces } from './in-pieces.ts';
import type { RegisterSession } from './register-session.ts';
import { headerPathOf, readHeader } from './vault/header.ts';
import type { OpenRegister } from './vault/open-register.ts';

type Verification = OutputOf<'vault.verify'>;
type Check = Verification['checks'][number];

const check = (name: string, found: Finding | string | null, good: string): Check => ({
  name,
  passed: found === null,
  detail: typeof found === 'string' ? found : (found?.sentence ?? good),
  kind: typeof found === 'string' ? null : (found?.kind ?? null),
});

const pagesAmiss = 'Some pages are damaged, or an older one stands in their place.';
const damaged = 'Some pages are damaged, so this could not be read to its end.';

/** What a look at the register finds, or null where a damaged page ends it. */
async function unlessDamaged<T>(look: () => T | Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (refusalOf(error)?.code !== 'register-damaged') throw error;
    return null;
  }
}

/** The head that the key file on the disk notes; null where that is not the one that this application left there. */
function notedHead({ session, keyFile }: OpenRegister): AuditHead | null {
  try {
    const there = readHeader(headerPathOf(session.path));
    return there.seal === keyFile.current().seal ? there.auditHead : null;
  } catch {
    return null;
  }
}

interface Looked {
  readonly integrity: unknown;
  readonly broken: readonly unknown[] | null;
  readonly trail: ReturnType<RegisterSession['audit']['verify']> | null;
  readonly index: { readonly finding: Finding | null } | null;
  readonly history: HistoryVerified | null;
  readonly content: ContentVerified | null;
}

async function lookAt({ raw, audit, keys }: RegisterSession, noted: AuditHead | null): Promise<Looked> {
  return {
    integrity: await unlessDamaged(() => raw.pragma('integrity_check', { simple: true })),
    broken: await unlessDamaged(() => raw.pragma('foreign_key_check') as readonly unknown[]),
    trail: await unlessDamaged(() => audit.verify(noted)),
    index: await unlessDamaged(() => ({ finding: audit.verifyIndex() })),
    history: await unlessDamaged(() => inPieces(verifyHistory(raw))),
    content: await unlessDamaged(() => inPieces(verifyContent(raw, keys))),
  };
}

function checksOf({ integrity, broken, trail, index, history, content }: Looked, noted: AuditHead | null): Check[] {
  const references =
    broken === null ? damaged : broken.length === 0 ? null : `${broken.length} references lead nowhere.`;
  const entries = trail?.head.count ?? 0;
  const found = (looked: { readonly finding: Finding | null } | null) => (looked === null ? damaged : looked.finding);
  return [
    check('Every page is whole', integrity === 'ok' ? null : pagesAmiss, 'All pages are in order.'),
    check('Everything refers to something that exists', references, 'All references lead somewhere.'),
    check(
      'The audit trail is unbroken',
      found(trail),
      `${entries.toLocaleString('en-GB')} entries, each linked to the one before.`,
    ),
    check('Who has looked at whom agrees with the trail', found(index), 'The list and the trail say the same.'),
    check(
      'The history is what the trail says was written',
      found(history),
      'No change is missing and none was put in.',
    ),
    check(
      'What is recorded agrees with its history',
      found(content),
      'Every record holds what was last written there.',
    ),
    check(
      'The key file is the one that belongs here',
      noted === null ? keyFileSwapped : null,
      'It is as this application left it.',
    ),
  ];
}

async function pagesOf({ raw }: RegisterSession, { history, content }: Looked): Promise<Verification['pages']> {
  const counted = await unlessDamaged(() => countPages(raw));
  if (counted === null) return null;
  const figures = {
    ...counted,
    named: history?.named ?? 0,
    unnamed: history?.unnamed ?? 0,
    held: content?.held ?? 0,
    withoutHistory: content?.withoutHistory ?? 0,
  };
  return { total: counted.total, unvouched: unvouchedOf(figures), sentences: [...pagesInWords(figures)] };
}

/**
 * Reads the whole register: every page against its authentication code, every reference, every link of the audit trail,
 * the history against the trail and every row against its history. Says what is left that nothing speaks for.
 */
export async function verifyRegister(open: OpenRegister): Promise<Verification> {
  const { session } = open;
  const noted = notedHead(open);
  try {
    const looked = await lookAt(session, noted);
    const checks = checksOf(looked, noted);
    return {
      sound: checks.every((one) => one.passed),
      checks,
      auditEntries: looked.trail?.head.count ?? 0,
      auditHead: looked.trail === null ? '' : shortHead(looked.trail.head),
      pages: await pagesOf(session, looked),
    };
  } catch (error) {
    // Locked in the middle of it.
    if (!session.raw.open) throw new Refusal('locked');
    throw error;
  }
}
