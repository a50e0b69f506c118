import type { ReadDb } from '../../handles.ts';

/** An agency of the partnership, with the number of active people who work in the register for it. */
export interface AgencyStanding {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly active: boolean;
  readonly people: number;
}

/** Every agency, those no longer in the partnership last, by name. */
export const listAgencies = (db: ReadDb): AgencyStanding[] =>
  db
    .all(
      db
        .selectFrom('agency')
        .select(({ selectFrom, fn }) => [
          'agency.id',
          'agency.name',
          'agency.kind',
          'agency.active',
          selectFrom('userAccount')
            .whereRef('userAccount.agencyId', '=', 'agency.id')
            .where('userAccount.active', '=', 1)
            .select(fn.countAll<number>().as('people'))
            .as('people'),
        ])
        .orderBy('agency.active', 'desc')
        .orderBy('agency.name'),
    )
    .map(({ active, people, ...agency }) => ({ ...agency, active: active === 1, people: people ?? 0 }));
