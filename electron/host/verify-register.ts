import { shortHead } from '../../db/audit.ts';
import type { OutputOf } from '../../domain/contract.ts';
import type { RegisterSession } from './register-session.ts';
import { headerPathOf, readHeader } from './vault/header.ts';

type Verification = OutputOf<'vault.verify'>;

const check = (name: string, problem: string | null, good: string): Verification['checks'][number] => ({
  name,
  passed: problem === null,
  detail: problem ?? good,
});

/** Reads the whole register: every page against its authentication code, every reference, every link of the audit trail. */
export function verifyRegister(session: RegisterSession): Verification {
  const integrity = session.raw.pragma('integrity_check', { simple: true });
  const broken = session.raw.pragma('foreign_key_check') as readonly unknown[];
  const noted = readHeader(headerPathOf(session.path)).auditHead;
  const trail = session.audit.verify(noted);
  const checks = [
    check('Every page is whole', integrity === 'ok' ? null : 'Some pages are damaged.', 'All pages are in order.'),
    check(
      'Everything refers to something that exists',
      broken.length === 0 ? null : `${broken.length} references lead nowhere.`,
      'All references lead somewhere.',
    ),
    check(
      'The audit trail is unbroken',
      trail.problem === null ? null : `In the audit trail, ${trail.problem}.`,
      `${trail.head.count} entries, each linked to the one before.`,
    ),
  ];
  return {
    sound: checks.every((one) => one.passed),
    checks,
    auditEntries: trail.head.count,
    auditHead: shortHead(trail.head),
  };
}
