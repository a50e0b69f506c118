import { type AgencyStanding, listAgencies } from '../../../db/repositories/users/agencies.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { sameSignInName } from '../../../domain/users/rules.ts';
import type { FeatureHandlers } from '../context.ts';

function assertNameFree(agencies: readonly AgencyStanding[], name: string, except: string | null): void {
  if (agencies.some((one) => one.id !== except && sameSignInName(one.name, name)))
    throw new Refusal('agency-name-taken', 'name');
}

/** Refuses the leaving of an agency in which somebody still works, or which runs the register. */
function assertMayLeave({ id, people }: AgencyStanding, coordinatingAgencyId: string | null): void {
  if (id === coordinatingAgencyId) throw new Refusal('agency-coordinates', 'active');
  if (people > 0) throw new Refusal('agency-in-use', 'active');
}

export const agencyHandlers: Pick<FeatureHandlers<'users'>, 'users.addAgency' | 'users.changeAgency'> = {
  'users.addAgency': ({ db }, agency) => {
    assertNameFree(listAgencies(db), agency.name, null);
    return { id: db.insert('agency', { ...agency, active: 1 }) };
  },
  'users.changeAgency': ({ db, session }, { agencyId, name, kind, active }) => {
    const agencies = listAgencies(db);
    const agency = agencies.find((one) => one.id === agencyId);
    if (agency === undefined) throw new Refusal('not-found', 'agencyId');
    assertNameFree(agencies, name, agencyId);
    if (!active && agency.active) assertMayLeave(agency, session.coordinatingAgencyId);
    db.update('agency', agencyId, { name, kind, active: active ? 1 : 0 });
    return {};
  },
};
