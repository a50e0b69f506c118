import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories, type Role } from '../access.ts';
import { id, optionalText, text } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { bands } from './figures.ts';
import { askedThemes, blockedThemes } from './themes.ts';

const asked = z.array(z.enum(askedThemes)).max(askedThemes.length);
const blocked = z.array(z.enum(blockedThemes)).max(blockedThemes.length);

const statement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('together'), needs: z.tuple([z.string(), z.string()]) }),
  z.strictObject({ kind: z.literal('not-offered'), need: z.string() }),
  z.strictObject({ kind: z.literal('contact') }),
]);

const briefing = z.strictObject({
  periodLabel: z.string(),
  preparedOn: z.string(),
  /** The group is larger than this; null where there are too few people for any figure. */
  people: z.literal([...bands]).nullable(),
  /** Each is true of more than ten people. */
  statements: z.array(statement),
  asked,
  blocked,
  /** What partners agreed to change in that quarter; null where fidelity was not written about. */
  aims: z.strictObject({ agreed: z.number(), done: z.number() }).nullable(),
});
export type Briefing = z.output<typeof briefing>;

const ownAside = z.strictObject({
  id: z.string(),
  /** Whether it is about somebody in the register; whose record it is stands in no list. */
  isAboutRecord: z.boolean(),
  words: z.string().nullable(),
  saidAt: z.string(),
  seenAt: z.string().nullable(),
});

const aside = z.strictObject({
  id: z.string(),
  who: z.string(),
  agency: z.string(),
  isAboutRecord: z.boolean(),
  /** Null where it is not about a record, or that person's identity is kept from whoever asks. */
  person: z.strictObject({ id: z.string(), reference: z.string(), name: z.string() }).nullable(),
  words: z.string().nullable(),
  saidAt: z.string(),
  seenAt: z.string().nullable(),
});
export type Aside = z.output<typeof aside>;

/** Whoever may sit at the table of a forum. */
const attendees: readonly Role[] = ['coordinator', 'caseworker', 'expert-by-experience', 'reader'];
const seenByAside = ['briefing', 'people', 'outcomes', 'portraits', 'sharing'] as const;

export const briefingOperations = {
  /** The newest briefing: no identity, no count, no agency, no free text. */
  'briefing.show': operation({
    kind: 'read',
    access: allow(attendees, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      briefing: briefing.nullable(),
      /** The quarter that a briefing can be prepared for: the last that is over. */
      quarter: z.strictObject({ label: z.string(), isPrepared: z.boolean() }).nullable(),
    }),
  }),
  /**
   * Prepares the briefing of the last quarter that is over. Its figures are made once and held; what people asked and what
   * got in the way can be chosen again.
   */
  'briefing.prepare': operation({
    kind: 'write',
    access: allowPartnership(['coordinator'], personCategories),
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['briefing'],
    input: z.strictObject({ asked, blocked }),
    output: z.strictObject({}),
  }),
  /**
   * "Not this one": said privately of a record by anybody at the table who is shown it, with no reason asked. From then on
   * it is not put before them.
   */
  'briefing.notThisOne': operation({
    kind: 'write',
    access: allow(caseRoles, ['identity']),
    about: (input) => input.personId,
    discloses: disclosesNothing,
    changes: seenByAside,
    input: z.strictObject({ personId: id, words: optionalText(1000) }),
    output: z.strictObject({}),
  }),
  /** The same in one's own words, for whoever is shown nobody's identity and may yet know somebody. */
  'briefing.askPrivately': operation({
    kind: 'write',
    access: allow(attendees, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['briefing'],
    input: z.strictObject({ words: text(1000) }),
    output: z.strictObject({}),
  }),
  /** What whoever asks has said themselves. */
  'briefing.ownAsides': operation({
    kind: 'read',
    access: allow(attendees, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ asides: z.array(ownAside) }),
  }),
  'briefing.takeBackAside': operation({
    kind: 'write',
    access: allow(attendees, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: seenByAside,
    input: z.strictObject({ asideId: id }),
    output: z.strictObject({}),
  }),
  /** What everybody has said, for the coordinator who prepares the forum alone. */
  'briefing.asides': operation({
    kind: 'read',
    access: allowPartnership(['coordinator'], ['identity']),
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.asides.flatMap(({ person }) => person?.id ?? []) },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ asides: z.array(aside) }),
  }),
  /** Tells whoever said it that the coordinator knows. */
  'briefing.seenAside': operation({
    kind: 'write',
    access: allowPartnership(['coordinator'], ['identity']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['briefing'],
    input: z.strictObject({ asideId: id }),
    output: z.strictObject({}),
  }),
} as const;
