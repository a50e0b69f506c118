import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, line, optionalLine, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { actionLevels, actionOrigins, actionStates } from './actions.ts';

const access = allow(caseRoles, [...personCategories, 'programme']);

export const action = z.strictObject({
  id: z.string(),
  /** Null for what is asked of the system. */
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  personReference: z.string().nullable(),
  wording: z.string(),
  ownerUserId: z.string().nullable(),
  ownerWords: z.string().nullable(),
  agencyId: z.string().nullable(),
  /** Who does it, in words. */
  owner: z.string(),
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  state: z.enum(actionStates),
  doneOn: z.string().nullable(),
  closedBecause: z.string().nullable(),
  level: z.enum(actionLevels),
  origin: z.enum(actionOrigins),
  isOutreach: z.boolean(),
  category: z.string(),
});
export type Action = z.output<typeof action>;

/** What is to be done, by whom and until when. */
const asked = {
  wording: line(400),
  ownerUserId: id.nullable(),
  /** Somebody without an account, by name or by what they are. */
  ownerWords: optionalLine(100),
  agencyId: id.nullable(),
  dueOn: isoDate.nullable(),
};

const changed = written.extend({ personId: z.string().nullable() });
const aboutChanged = {
  kind: 'person',
  ids: (_input: unknown, { personId }: z.output<typeof changed>) => (personId === null ? [] : [personId]),
} as const;

/** Whose actions a list shows. */
export const whoseActions = ['mine', 'agency', 'overdue', 'all'] as const;

const tally = z.strictObject({ mine: z.number(), agency: z.number(), overdue: z.number(), all: z.number() });

export const actionOperations = {
  /** Open actions, the nearest first, with how many each list holds. */
  'plans.actions': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: {
      kind: 'list',
      ids: (_input, { actions }) => [...new Set(actions.flatMap(({ personId }) => personId ?? []))],
    },
    changes: [],
    input: z.strictObject({ whose: z.enum([...whoseActions, 'closed']), level: z.enum([...actionLevels, 'both']) }),
    output: z.strictObject({ actions: z.array(action), tally }),
  }),
  /** How many actions are mine and how many of those are late, without saying whom they are about. */
  'plans.actionTally': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: tally,
  }),
  /** Who can be asked to do something: everybody who works with people by name. */
  'plans.owners': operation({
    kind: 'read',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      owners: z.array(z.strictObject({ id: z.string(), name: z.string(), agencyName: z.string() })),
    }),
  }),
  /** The words of a text that could name somebody: what is asked of the system names nobody. */
  'plans.namesIn': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ text: z.string().max(400, { error: 'text-too-long' }) }),
    output: z.strictObject({ words: z.array(z.string()) }),
  }),
  'plans.addAction': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: ({ personId }) => (personId === null ? [] : [personId]) },
    changes: ['plans'],
    input: z.strictObject({
      ...asked,
      /** Null for what is asked of the system. */
      personId: id.nullable(),
      category: z.enum(personCategories).nullable(),
      isOutreach: z.boolean(),
    }),
    output: writtenWithId,
  }),
  'plans.changeAction': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutChanged,
    changes: ['plans'],
    input: z.strictObject({ ...asked, actionId: id }),
    output: changed,
  }),
  /** Closes an action with what happened, or with why it is dropped. */
  'plans.closeAction': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutChanged,
    changes: ['plans'],
    input: z.strictObject({
      actionId: id,
      state: z.enum(['done', 'dropped']),
      on: isoDate,
      because: text(2000),
    }),
    output: changed,
  }),
  'plans.reopenAction': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutChanged,
    changes: ['plans'],
    input: z.strictObject({ actionId: id }),
    output: changed,
  }),
} as const;
