import { useState } from 'react';
import { entries } from '../../../domain/audit/tampering.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './check-register.module.css';
import { Working } from './working.tsx';

type Found = OutputOf<'vault.verify'>;

/** Reads the whole register and says whether anything was done to it, and for which pages nothing can tell. */
export function CheckRegister() {
  const [found, setFound] = useState<Found | null>(null);
  const verify = useWrite('vault.verify', { onDone: setFound });
  return (
    <div className={styles.whole}>
      <div>
        <Button size="small" onPress={() => void verify.run({})} isDisabled={verify.saving}>
          {verify.saving ? 'Checking' : 'Check the register'}
        </Button>
      </div>
      <Working words={verify.saving ? 'Reading the whole register.' : null} />
      <div role="status">
        {verify.error && <Failure error={verify.error} />}
        {found && !verify.saving && <Checks found={found} />}
      </div>
    </div>
  );
}

function Checks({ found }: { readonly found: Found }) {
  return (
    <div className={styles.checks}>
      <p>
        <Tag tone={found.sound ? 'green' : 'red'}>{found.sound ? 'Sound' : 'Something is wrong'}</Tag>{' '}
        {entries(found.auditEntries)} in the audit trail, the last of them {found.auditHead}.
      </p>
      <ul className={styles.list}>
        {found.checks.map((check) => (
          <li key={check.name}>
            <b>
              {check.passed ? 'Passed' : 'Failed'}: {check.name}.
            </b>{' '}
            {check.detail}
          </li>
        ))}
      </ul>
      {found.pages !== null && <PagesOf pages={found.pages} />}
    </div>
  );
}

function PagesOf({ pages: { total, unvouched, sentences } }: { readonly pages: NonNullable<Found['pages']> }) {
  const [first, ...rest] = sentences;
  return (
    <>
      <h3>
        {unvouched.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')} pages cannot be vouched for
      </h3>
      <p className="soft">{first}</p>
      <ul className={styles.list}>
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
