import type { Role } from '../../../domain/access.ts';
import type { SlotOwner } from '../vault/slots.ts';

interface InventedColleague {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly Role[];
}

const colleague = (at: number, name: string, agency: string, ...roles: readonly Role[]): InventedColleague => ({
  id: `0180a000-0000-7000-8000-0000000001${String(at).padStart(2, '0')}`,
  name,
  agency,
  roles,
});

/** Who else works in the invented register, so that it can be looked at through their eyes. */
export const inventedColleagues: readonly InventedColleague[] = [
  colleague(1, 'Priyanka Nair', 'Lanternfield Housing', 'caseworker'),
  colleague(2, 'Tadeusz Wrona', 'Turning Path', 'caseworker'),
  colleague(3, 'Ngozi Adeyemi', 'Midshire Council', 'information-governance'),
  colleague(4, 'Gareth Pugh', 'Midshire Council', 'administrator'),
  colleague(5, 'Soraya Haddad', 'Plain Speaking', 'reader'),
  colleague(6, 'Maureen Tate', 'Plain Speaking', 'expert-by-experience'),
];

/** Their slots in the key file: everybody in the demonstration opens it with the passphrase that its door shows. */
export const colleaguesWithSlots: readonly SlotOwner[] = inventedColleagues.map(({ id, name }) => ({
  id,
  signInName: name,
}));
