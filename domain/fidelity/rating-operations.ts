import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories, programmeRoles } from '../access.ts';
import { code, id, isoDate, line, optionalLine, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { evidenceCodes } from './evidence.ts';
import { raterKinds, raterRoles } from './raters.ts';
import { rating, scale } from './shapes.ts';

const quiet = { about: 'nobody' as const, discloses: disclosesNothing };
const read = { kind: 'read' as const, ...quiet, changes: [] };
const write = { kind: 'write' as const, ...quiet, changes: ['fidelity'] as const };
const coordinators = allow(['coordinator'], ['programme']);
/** Who gave what is for whoever brings the partnership to its rating, and for no other agency. */
const leading = allowPartnership(['coordinator'], ['programme']);
const raters = allow(raterRoles, ['programme']);

const ratingsBySection = z.record(z.string(), z.number().nullable());

const rater = z.strictObject({
  id: z.string(),
  kind: z.enum(raterKinds),
  /** Who it is, in words. */
  who: z.string(),
  /** Whether they rate by themselves, with an account of their own. */
  hasAccount: z.boolean(),
  ratings: ratingsBySection,
});

const fact = z.strictObject({
  code: z.enum(evidenceCodes),
  sentence: z.string(),
  count: z.number(),
  of: z.number(),
  /** Whether it counts people or what was written about them: then only those whom the viewer may see are in it. */
  ofPeople: z.boolean(),
});

const ownSection = z.strictObject({
  key: z.string(),
  label: z.string(),
  description: z.string(),
  statements: z.array(z.string()),
  scale,
  rating: z.number().nullable(),
  previousRating: z.number().nullable(),
});

export const ratingOperations = {
  /** What somebody rates by, and what they themselves gave: nothing of what anybody else said. */
  'fidelity.ownRating': operation({
    ...read,
    access: raters,
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      periodId: z.string(),
      periodCode: z.string(),
      periodLabel: z.string(),
      issuedOn: z.string().nullable(),
      kind: z.enum(raterKinds),
      sections: z.array(ownSection),
    }),
  }),
  /** One's own rating of a section; null takes it back. Refused once the assessment is issued. */
  'fidelity.rateMyself': operation({
    ...write,
    access: raters,
    input: z.strictObject({ periodId: id, sectionKey: code, rating: rating.nullable() }),
    output: z.strictObject({ raterId: z.string() }),
  }),
  /** Everybody who rated and what each gave, for whoever brings the partnership to an agreed rating. */
  'fidelity.raters': operation({
    ...read,
    access: leading,
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({ raters: z.array(rater) }),
  }),
  /** Somebody without an account, whose ratings a coordinator writes down. */
  'fidelity.addRater': operation({
    ...write,
    access: leading,
    input: z.strictObject({
      periodId: id,
      kind: z.enum(raterKinds),
      agencyId: id.nullable(),
      name: optionalLine(120),
    }),
    output: z.strictObject({ raterId: z.string() }),
  }),
  'fidelity.removeRater': operation({
    ...write,
    access: leading,
    input: z.strictObject({ raterId: id }),
    output: z.strictObject({ raterId: z.string() }),
  }),
  'fidelity.rateFor': operation({
    ...write,
    access: leading,
    input: z.strictObject({ raterId: id, sectionKey: code, rating: rating.nullable() }),
    output: z.strictObject({ raterId: z.string() }),
  }),
  /** Somebody would have rated otherwise than was agreed. Never without the reason. */
  'fidelity.addDissent': operation({
    ...write,
    access: leading,
    input: z.strictObject({
      periodId: id,
      sectionKey: code,
      raterId: id.nullable(),
      would: rating.nullable(),
      because: z
        .string({ error: 'dissent-reason-missing' })
        .trim()
        .min(1, { error: 'dissent-reason-missing' })
        .pipe(text(2000)),
    }),
    output: writtenWithId,
  }),
  'fidelity.removeDissent': operation({
    ...write,
    access: leading,
    input: z.strictObject({ dissentId: id }),
    output: written,
  }),
  /** The wording that is in force and those of before, newest first; that which Casebook ships is the last. */
  'fidelity.statements': operation({
    ...read,
    access: allow(programmeRoles, ['programme']),
    input: z.strictObject({}),
    output: z.strictObject({
      sets: z.array(
        z.strictObject({
          fromOn: z.string().nullable(),
          source: z.string().nullable(),
          pastedOn: z.string().nullable(),
          sections: z.array(z.strictObject({ key: z.string(), label: z.string(), statements: z.array(z.string()) })),
        }),
      ),
    }),
  }),
  /** Puts a pasted wording in force from a day on; what was issued before keeps its own. */
  'fidelity.adoptStatements': operation({
    ...write,
    access: coordinators,
    input: z.strictObject({ fromOn: isoDate, source: line(200), pasted: text(20_000) }),
    output: writtenWithId,
  }),
  'fidelity.describeScale': operation({
    ...write,
    access: coordinators,
    input: z.strictObject({
      sectionKey: code,
      one: optionalText(600),
      five: optionalText(600),
      ten: optionalText(600),
    }),
    output: written,
  }),
  /** Facts of the register beside each section: each a count out of a count. No rating follows from any of them. */
  'fidelity.evidence': operation({
    kind: 'read',
    access: allow(caseRoles, [...personCategories, 'programme']),
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      periodCode: z.string(),
      firstDay: z.string(),
      lastDay: z.string(),
      sections: z.array(z.strictObject({ key: z.string(), facts: z.array(fact) })),
    }),
  }),
} as const;
