import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, line, optionalText } from '../fields.ts';
import { written } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { followUpAnswers } from './follow-ups.ts';

const followUp = z.strictObject({
  actionId: z.string(),
  wording: z.string(),
  dueOn: z.string().nullable(),
  state: z.enum(['open', 'done', 'dropped']),
  doneOn: z.string().nullable(),
  /** How it went, or why it was taken out. */
  words: z.string().nullable(),
  ownerName: z.string().nullable(),
});
export type FollowUp = z.output<typeof followUp>;

const time = z.strictObject({
  id: z.string(),
  cohortId: z.string(),
  cohortName: z.string(),
  /** The cohort itself takes nobody on any more; whoever is in it stays until somebody writes where they went. */
  cohortEnded: z.boolean(),
  definitionLabel: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  /** Ended by a death and not by leaving. */
  endedByDeath: z.boolean(),
  destination: z.string().nullable(),
  leftBecause: z.string().nullable(),
  personSaid: z.string().nullable(),
  staysInPlace: z.string().nullable(),
  /** How it ended is recorded and not shown. */
  withheld: z.boolean(),
  /** Which time in this cohort it is: 2 and more are a return. */
  nth: z.number(),
  followUps: z.array(followUp),
});
export type TimeInCohort = z.output<typeof time>;

const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

/** One time of looking in, as it is planned. */
export const plannedFollowUp = z.strictObject({ dueOn: isoDate, wording: line(200) });

export const membershipOperations = {
  /** Every time of somebody in a cohort, the newest first, with the cohorts that they could join. */
  'cohorts.timesOf': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      times: z.array(time),
      joinable: z.array(
        z.strictObject({
          cohortId: z.string(),
          name: z.string(),
          definitionLabel: z.string(),
          validFrom: z.string(),
          validTo: z.string().nullable(),
          /** Somebody whom the person must not meet is in it; told to the coordinator alone. */
          holdsApart: z.boolean(),
        }),
      ),
    }),
  }),
  /**
   * Makes the schedule of looking in what is given. What was seen and is missing is taken out; what somebody else planned
   * since is not touched.
   */
  'cohorts.planFollowUps': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['cohorts', 'plans'],
    input: z.strictObject({
      personId: id,
      membershipId: id,
      /** The open times that stood in the schedule when it was read. */
      seen: z.array(id).max(200, { error: 'bad-input' }),
      followUps: z.array(plannedFollowUp.extend({ actionId: id.nullable() })).max(24, { error: 'bad-input' }),
    }),
    output: written,
  }),
  /** Writes down how a time of looking in went. Nothing ends by it. */
  'cohorts.recordFollowUp': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['cohorts', 'plans'],
    input: z.strictObject({
      personId: id,
      actionId: id,
      doneOn: isoDate,
      answer: z.enum(followUpAnswers),
      note: optionalText(2000),
    }),
    output: written,
  }),
} as const;
