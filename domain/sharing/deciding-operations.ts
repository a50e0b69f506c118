import { z } from 'zod';
import { allow, caseRoles, personCategories, type Role } from '../access.ts';
import { code, id, isoDate, optionalText } from '../fields.ts';
import { written } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { groundGaps } from './grounds.ts';
import { sharingBases } from './words.ts';

const category = z.enum(personCategories);

const said = z.strictObject({
  decision: z.enum(['shared', 'not-shared']),
  basis: z.enum(sharingBases).nullable(),
  condition: z.string().nullable(),
  offenceCondition: z.string().nullable(),
  gateway: z.string().nullable(),
  confidentiality: z.string().nullable(),
  agreementId: z.string().nullable(),
  /** The agreement's title, and what is wrong with it today; null where nothing is. */
  agreement: z.string().nullable(),
  agreementTrouble: z.enum(['review-due', 'run-out', 'ended']).nullable(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  /** What its ground leaves open. */
  gaps: z.array(z.enum(groundGaps)),
});

/** What the person themselves said of this kind of information and this agency. */
const own = z.strictObject({
  said: z.enum(['agreed', 'declined', 'best-interests', 'withdrawn', 'not-asked']),
  since: z.string().nullable(),
});

const agencySharing = z.strictObject({
  agencyId: z.string(),
  agencyName: z.string(),
  kind: z.string(),
  /** Holds the person's record, or coordinates the partnership: sees them unless it is said otherwise. */
  holds: z.boolean(),
  coordinates: z.boolean(),
  /** One for each category: whether the agency sees it today, what was decided of it, and what the person said. */
  cells: z.array(
    z.strictObject({
      category,
      sees: z.boolean(),
      said: said.nullable(),
      /** Null where whoever asks is not shown what the person said. */
      own: own.nullable(),
    }),
  ),
  /** When the agency was last told something, as far as whoever asks is shown. */
  lastToldOn: z.string().nullable(),
  /** How many of its requests were refused. */
  refusedRequests: z.number(),
});
export type AgencySharing = z.output<typeof agencySharing>;

const seers: readonly Role[] = [...caseRoles, 'information-governance'];
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

export const decidingOperations = {
  /** Who may know what about one person, and whether whoever asks opened them in an emergency. */
  'sharing.ofPerson': operation({
    kind: 'read',
    access: allow(seers, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      agencies: z.array(agencySharing),
      /** The categories of which whoever asks may decide; none where it is not theirs to decide. */
      mayDecide: z.array(category),
      openUntil: z.string().nullable(),
    }),
  }),
  'sharing.decide': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing', 'people', 'outcomes', 'portraits'],
    input: z.strictObject({
      personId: id,
      agencyId: id,
      categories: z.array(category).min(1, { error: 'categories-missing' }).max(personCategories.length),
      decision: z.enum(['shared', 'not-shared']),
      /** On what ground; asked for when something is shared. */
      basis: z.enum(sharingBases).nullable(),
      condition: code.nullable().optional(),
      offenceCondition: code.nullable().optional(),
      gateway: code.nullable().optional(),
      confidentiality: code.nullable().optional(),
      agreementId: id.nullable().optional(),
      fromOn: isoDate,
      untilOn: isoDate.nullable(),
      note: optionalText(1000),
    }),
    output: written,
  }),
  /** Forgets what was said, so that the default holds again. */
  'sharing.takeBack': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing', 'people', 'outcomes', 'portraits'],
    input: z.strictObject({ personId: id, agencyId: id, category }),
    output: written,
  }),
} as const;
