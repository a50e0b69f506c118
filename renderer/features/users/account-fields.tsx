import type { Role } from '../../../domain/access.ts';
import type { AgencyRow } from '../../../domain/users/operations.ts';
import { roleWords } from '../../../domain/users/role-words.ts';
import { accountRoles } from '../../../domain/users/rules.ts';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Select } from '../../ui/select.tsx';

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

const roleOptions = accountRoles.map((code) => ({
  code,
  label: roleWords[code].label,
  description: roleWords[code].does,
}));

/** What somebody may do here. Each role says what it opens. */
export const RolesField = (props: RolesFieldProps) => <CheckboxGroup {...props} label="Roles" options={roleOptions} />;
