import { roleLabels } from '../../../domain/users/role-words.ts';
import type { Session } from '../../../domain/vault/operations.ts';
import { Panel } from '../../ui/panel.tsx';
import { CheckRegister } from '../vault/check-register.tsx';
import styles from './settings.module.css';

/** Where the register lies, and whether it is sound. */
export function RegisterPanel({ session }: { readonly session: Session }) {
  return (
    <Panel title="The register">
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
      <CheckRegister />
    </Panel>
  );
}
