import { z } from 'zod';
import { allowPartnership } from '../access.ts';
import { id, isoDate, text } from '../fields.ts';
import { operation } from '../operation.ts';
import { restrictionGrounds } from './requests.ts';

const access = allowPartnership(['information-governance', 'coordinator'], ['identity', 'administration']);
const because = text(2000);
const done = z.strictObject({ personId: z.string() });

/** Whoever was shown the person before may not be now, and the other way round. */
const changes = ['privacy', 'people', 'sharing', 'outcomes', 'portraits', 'returns'] as const;

const restriction = z.strictObject({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  personReference: z.string(),
  ground: z.enum(restrictionGrounds),
  because: z.string(),
  fromOn: z.string(),
});
export type Restriction = z.output<typeof restriction>;

/**
 * Restricting the use of a record (UK GDPR, article 18): it is kept and not used. While it stands, other agencies are not
 * shown what was shared with them, nothing more is shared, nobody joins a cohort and no portrait is written, and returns
 * count the person as not stated. An emergency opens it still, because somebody's safety goes before.
 */
export const restrictionOperations = {
  /** Records whose use is restricted now, the newest first. */
  'privacy.restrictions': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.restrictions.map((one) => one.personId) },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ restrictions: z.array(restriction) }),
  }),
  'privacy.restrict': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes,
    input: z.strictObject({ personId: id, ground: z.enum(restrictionGrounds), because }),
    output: done,
  }),
  /** Lifts a restriction, once the person has been told (UK GDPR, article 18 (3)). */
  'privacy.liftRestriction': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => [output.personId] },
    changes,
    input: z.strictObject({ restrictionId: id, toldOn: isoDate, because }),
    output: done,
  }),
} as const;
