import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { roleLabels } from '../../../domain/users/role-words.ts';
import type { Session } from '../../../domain/vault/operations.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './settings.module.css';

type Found = OutputOf<'vault.verify'>;

/** Where the register lies, and whether it is sound. */
export function RegisterPanel({ session }: { readonly session: Session }) {
  const [found, setFound] = useState<Found | null>(null);
  const verify = useWrite('vault.verify', { onDone: setFound });
  return (
    <Panel
      title="The register"
      aside={
        <Button size="small" onPress={() => void verify.run({})} isDisabled={verify.saving}>
          {verify.saving ? 'Checking' : 'Check the register'}
        </Button>
      }
    >
      <dl className={styles.facts}>
        <dt>Name</dt>
        <dd>{session.registerName}</dd>
        <dt>Area</dt>
        <dd>{session.areaName}</dd>
        <dt>File</dt>
        <dd>{session.registerPath}</dd>
        <dt>Key file</dt>
        <dd>{session.registerPath}.header, always beside it</dd>
        <dt>You</dt>
        <dd>
          {session.user.displayName}, {session.user.agencyName} ({roleLabels(session.user.roles)})
        </dd>
      </dl>
      <div role="status">
        {verify.error && <Failure error={verify.error} />}
        {found && <Checks found={found} />}
      </div>
    </Panel>
  );
}

function Checks({ found }: { readonly found: Found }) {
  return (
    <div className={styles.checks}>
      <p>
        <Tag tone={found.sound ? 'green' : 'red'}>{found.sound ? 'Sound' : 'Something is wrong'}</Tag>{' '}
        {found.auditEntries} entries in the audit trail, the last of them {found.auditHead}.
      </p>
      <ul className={styles.plainList}>
        {found.checks.map((check) => (
          <li key={check.name}>
            <b>
              {check.passed ? 'Passed' : 'Failed'}: {check.name}.
            </b>{' '}
            {check.detail}
          </li>
        ))}
      </ul>
    </div>
  );
}
