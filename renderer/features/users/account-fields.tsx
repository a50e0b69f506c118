import type { Role } from '../../../domain/access.ts';
import type { AgencyRow } from '../../../domain/users/operations.ts';
import { roleWords } from '../../../domain/users/role-words.ts';
import { accountRoles } from '../../../domain/users/rules.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './users.module.css';

interface AgencyFieldProps {
  readonly agencies: readonly AgencyRow[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly hint?: string | undefined;
}

/** For which agency somebody works here; those that have left the partnership are not offered. */
export function AgencyField({ agencies, value, onChange, ...rest }: AgencyFieldProps) {
  const offered = agencies.filter((agency) => agency.active || agency.id === value);
  return (
    <Select
      {...rest}
      label="Agency"
      width="full"
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      options={offered.map(({ id, name, coordinating }) => ({
        code: id,
        label: name,
        ...(coordinating ? { description: 'Coordinates the partnership' } : {}),
      }))}
    />
  );
}

interface RolesFieldProps {
  readonly value: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
  readonly error?: string | undefined;
}

/** What somebody may do here. Each role says what it opens. */
export function RolesField({ value, onChange, error }: RolesFieldProps) {
  const toggle = (role: Role, held: boolean) =>
    onChange(accountRoles.filter((one) => (one === role ? held : value.includes(one))));
  return (
    <fieldset className={styles.roles} aria-describedby={error === undefined ? undefined : 'roles-error'}>
      <legend>Roles</legend>
      {accountRoles.map((role) => (
        <Checkbox
          key={role}
          isSelected={value.includes(role)}
          onChange={(held) => toggle(role, held)}
          description={roleWords[role].does}
        >
          {roleWords[role].label}
        </Checkbox>
      ))}
      {error !== undefined && (
        <p id="roles-error" role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
