import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, optionalLine, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { toldAnswers } from './words.ts';

const lead = z.strictObject({
  id: z.string(),
  /** Null for a worker without an account. */
  userId: z.string().nullable(),
  name: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  fromOn: z.string(),
  untilOn: z.string().nullable(),
  /** The account of whoever leads has ended. */
  accountEnded: z.boolean(),
});

/** Whether the person was told that somebody else is to lead, and met them together with whoever led before. */
const warmth = {
  told: z.enum(toldAnswers),
  toldOn: isoDate.nullable(),
  introducedOn: isoDate.nullable(),
};

const handover = z.strictObject({
  id: z.string(),
  toUserId: z.string().nullable(),
  toName: z.string(),
  toAgencyId: z.string(),
  toAgencyName: z.string(),
  plannedOn: z.string(),
  /** Null where nothing was written, or it is not shown. */
  note: z.string().nullable(),
  noteWithheld: z.boolean(),
  told: z.enum(toldAnswers),
  toldOn: z.string().nullable(),
  introducedOn: z.string().nullable(),
  proposedOn: z.string(),
  proposedByName: z.string(),
  /** Whether whoever is asked may know of the person. */
  asksSomebodyWhoSees: z.boolean(),
  /** What whoever looks may do with it. */
  mayAnswer: z.enum(['self', 'on-behalf']).nullable(),
  mayTakeBack: z.boolean(),
});
export type Handover = z.output<typeof handover>;

const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;
const changes = ['cohorts'] as const;

export const leadOperations = {
  /** Who leads for somebody, who did, and a handover that waits. */
  'cohorts.leadOf': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      lead: lead.extend({ isYou: z.boolean(), sees: z.boolean() }).nullable(),
      /** A lead is recorded and not shown to whoever looks. */
      withheld: z.boolean(),
      earlier: z.array(lead),
      handover: handover.nullable(),
      /** The newest answer that was no, since the present lead began; null where there is none. */
      declined: z.strictObject({ name: z.string(), on: z.string(), because: z.string().nullable() }).nullable(),
      mayPropose: z.boolean(),
    }),
  }),
  /** Who can be asked to lead for somebody, and whether they may know of the person. */
  'cohorts.mayLead': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      workers: z.array(
        z.strictObject({
          userId: z.string(),
          name: z.string(),
          agencyId: z.string(),
          agencyName: z.string(),
          sees: z.boolean(),
          isYou: z.boolean(),
          /** Leads for somebody whom the person must not meet; told to the coordinator alone. */
          leadsForApart: z.boolean(),
        }),
      ),
      /** Agencies whose workers may know of the person. */
      agenciesThatSee: z.array(z.string()),
    }),
  }),
  /**
   * Asks somebody to lead. Where nobody leads yet and one asks oneself, it is confirmed at once; otherwise whoever leads
   * goes on until the new lead has said yes.
   */
  'cohorts.proposeHandover': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({
      personId: id,
      toUserId: id.nullable(),
      /** A worker without an account, by name. */
      toName: optionalLine(200),
      toAgencyId: id.nullable(),
      plannedOn: isoDate,
      note: optionalText(4000),
      ...warmth,
    }),
    output: writtenWithId.extend({ confirmed: z.boolean() }),
  }),
  'cohorts.confirmHandover': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({
      personId: id,
      handoverId: id,
      /** The first day on which the new lead leads. */
      fromOn: isoDate,
      /** How a worker without an account said so. */
      onBehalf: optionalText(1000),
    }),
    output: writtenWithId,
  }),
  'cohorts.declineHandover': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({ personId: id, handoverId: id, because: text(1000), onBehalf: optionalText(1000) }),
    output: written,
  }),
  'cohorts.takeBackHandover': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({ personId: id, handoverId: id }),
    output: written,
  }),
  /** Writes down that the person was told, or met the new lead together with whoever led before. */
  'cohorts.recordIntroduction': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({ personId: id, handoverId: id, ...warmth }),
    output: written,
  }),
} as const;
