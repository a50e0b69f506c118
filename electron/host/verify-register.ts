import { type AuditHead, shortHead } from '../../db/audit.ts';
import { type Finding, keyFileSwapped } from '../../domain/audit/tampering.ts';
import type { OutputOf } from '../../domain/contract.ts';
import { headerPathOf, readHeader } from './vault/header.ts';
import type { OpenRegister } from './vault/open-register.ts';

type Verification = OutputOf<'vault.verify'>;

const check = (name: string, found: Finding | string | null, good: string): Verification['checks'][number] => ({
  name,
  passed: found === null,
  detail: typeof found === 'string' ? found : (found?.sentence ?? good),
  kind: typeof found === 'string' ? null : (found?.kind ?? null),
});

/** The head that the key file on the disk notes; null where that is not the one that this application left there. */
function notedHead({ session, keyFile }: OpenRegister): AuditHead | null {
  try {
    const there = readHeader(headerPathOf(session.path));
    return there.seal === keyFile.current().seal ? there.auditHead : null;
  } catch {
    return null;
  }
}

/** Reads the whole register: every page against its authentication code, every reference, every link of the audit trail. */
export function verifyRegister(open: OpenRegister): Verification {
  const { session } = open;
  const integrity = session.raw.pragma('integrity_check', { simple: true });
  const broken = session.raw.pragma('foreign_key_check') as readonly unknown[];
  const noted = notedHead(open);
  const trail = session.audit.verify(noted);
  const index = session.audit.verifyIndex();
  const checks = [
    check('Every page is whole', integrity === 'ok' ? null : 'Some pages are damaged.', 'All pages are in order.'),
    check(
      'Everything refers to something that exists',
      broken.length === 0 ? null : `${broken.length} references lead nowhere.`,
      'All references lead somewhere.',
    ),
    check('The audit trail is unbroken', trail.finding, `${trail.head.count} entries, each linked to the one before.`),
    check('Who has looked at whom agrees with the trail', index, 'The list and the trail say the same.'),
    check(
      'The key file is the one that belongs here',
      noted === null ? keyFileSwapped : null,
      'It is as this application left it.',
    ),
  ];
  return {
    sound: checks.every((one) => one.passed),
    checks,
    auditEntries: trail.head.count,
    auditHead: shortHead(trail.head),
  };
}
