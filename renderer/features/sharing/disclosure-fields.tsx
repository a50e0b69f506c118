import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { InputOf } from '../../../domain/contract.ts';
import {
  categoryLabels,
  type DisclosureWay,
  disclosureWayLabels,
  disclosureWays,
} from '../../../domain/sharing/words.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { useReference } from '../../client.ts';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { GroundFields, type GroundValues, noGround } from './ground-fields.tsx';
import { useGrounds } from './use-grounds.ts';

/** What a form about telling somebody holds. */
export interface DisclosureValues extends GroundValues {
  readonly agencyId: string | null;
  readonly recipientWords: string;
  readonly categories: readonly PersonCategory[];
  readonly what: string;
  readonly purpose: string | null;
  readonly purposeWords: string;
  readonly whyNoLess: string;
  readonly at: string | null;
  readonly how: DisclosureWay | null;
  readonly becauseAnyway: string;
}

/** Nothing yet but the day. */
export const emptyDisclosure = (today: IsoDate): DisclosureValues => ({
  ...noGround,
  agencyId: null,
  recipientWords: '',
  categories: [],
  what: '',
  purpose: 'coordinate-help',
  purposeWords: '',
  whyNoLess: '',
  at: today,
  how: 'phone',
  becauseAnyway: '',
});

/** The names of the fields, so that a refusal finds its own. */
export const disclosureFieldNames: readonly string[] = [
  'agencyId',
  'recipientWords',
  'categories',
  'what',
  'purpose',
  'purposeWords',
  'basis',
  'condition',
  'offenceCondition',
  'gateway',
  'confidentiality',
  'agreementId',
  'whyNoLess',
  'at',
  'how',
  'becauseAnyway',
];

/** The values as the host takes them; what is missing is refused there, beside its field. */
export function asDisclosureInput(values: DisclosureValues): Omit<InputOf<'sharing.disclose'>, 'personId'> {
  const { agencyId, recipientWords, what, purposeWords, whyNoLess, becauseAnyway } = values;
  const { condition, offenceCondition, gateway, confidentiality, agreementId } = values;
  return {
    agencyId,
    recipientWords: agencyId === null ? recipientWords : null,
    categories: [...values.categories],
    what,
    purpose: values.purpose ?? '',
    purposeWords,
    basis: values.basis as never,
    condition,
    offenceCondition,
    gateway,
    confidentiality,
    agreementId,
    whyNoLess,
    at: values.at ?? '',
    how: values.how as never,
    becauseAnyway,
  };
}

/** The same for a file: the kinds of information, the day and the way follow from the file itself. */
export function asFileDisclosure(values: DisclosureValues): InputOf<'lists.save'>['disclosure'] {
  const { categories: _categories, at: _at, how: _how, ...told } = asDisclosureInput(values);
  return told;
}

interface DisclosureProps {
  readonly value: DisclosureValues;
  readonly onChange: (value: DisclosureValues) => void;
  readonly errorOf: (field: string) => string | undefined;
  /** The kinds of information that can be told; all of them unless it is said. */
  readonly kinds?: readonly PersonCategory[];
  /** Asks why it was told all the same: set where something stands against it. */
  readonly asksWhy?: boolean;
  /** Leaves out what, how and when: they follow from what is being done, such as saving a list. */
  readonly groundOnly?: boolean;
  /** Leaves out to whom: it follows as well, as it does for a request to an agency. */
  readonly recipientStands?: boolean;
}

/** Who was told what, what for, on what ground, how and when: for every form that records a disclosure. */
export function DisclosureFields(props: DisclosureProps) {
  const { value, onChange, errorOf, kinds = personCategories, asksWhy, groundOnly = false } = props;
  const isAsked = props.recipientStands !== true;
  const { agencies } = useReference();
  const grounds = useGrounds();
  const set = (changes: Partial<DisclosureValues>) => onChange({ ...value, ...changes });
  return (
    <>
      {isAsked && (
        <Select
          label="Who was told"
          value={value.agencyId}
          options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
          onChange={(agencyId) => set({ agencyId, agreementId: null })}
          allowNone="Somebody else"
          width="full"
          error={errorOf('agencyId')}
        />
      )}
      {isAsked && value.agencyId === null && (
        <TextField
          label="Who it was"
          hint="Such as a landlord, or somebody of their family."
          value={value.recipientWords}
          onChange={(recipientWords) => set({ recipientWords })}
          width="full"
          error={errorOf('recipientWords')}
        />
      )}
      {!groundOnly && <WhatWasTold value={value} set={set} errorOf={errorOf} kinds={kinds} />}
      <Select
        label="What for"
        value={value.purpose}
        options={grounds.options('disclosure-purpose')}
        onChange={(purpose) => set({ purpose })}
        width="full"
        error={errorOf('purpose')}
      />
      {value.purpose === 'other' && (
        <TextField
          label="What it was for, in words"
          value={value.purposeWords}
          onChange={(purposeWords) => set({ purposeWords })}
          width="full"
          error={errorOf('purposeWords')}
        />
      )}
      <GroundFields
        value={value}
        onChange={(ground) => set(ground)}
        categories={value.categories}
        agencyId={value.agencyId}
        toPolice={grounds.isPolice(value.agencyId)}
        errorOf={errorOf}
      />
      <TextArea
        label="Why no less would do"
        optional
        value={value.whyNoLess}
        onChange={(whyNoLess) => set({ whyNoLess })}
        rows={2}
        error={errorOf('whyNoLess')}
      />
      {!groundOnly && <HowAndWhen value={value} set={set} errorOf={errorOf} />}
      {(asksWhy === true || value.becauseAnyway !== '' || errorOf('becauseAnyway') !== undefined) && (
        <TextArea
          label="Why it was told all the same"
          hint="Something stands against it. Where a life is at risk nothing stops you: it is kept with your reason."
          value={value.becauseAnyway}
          onChange={(becauseAnyway) => set({ becauseAnyway })}
          rows={2}
          error={errorOf('becauseAnyway')}
        />
      )}
    </>
  );
}

interface PartProps extends Pick<DisclosureProps, 'value' | 'errorOf'> {
  readonly set: (changes: Partial<DisclosureValues>) => void;
}

function WhatWasTold({ value, set, errorOf, kinds }: PartProps & { readonly kinds: readonly PersonCategory[] }) {
  return (
    <>
      <CheckboxGroup
        label="What it was about"
        options={kinds.map((code) => ({ code, label: categoryLabels[code] }))}
        value={value.categories}
        onChange={(categories) => set({ categories })}
        error={errorOf('categories')}
      />
      <TextArea
        label="What was told"
        optional
        value={value.what}
        onChange={(what) => set({ what })}
        rows={2}
        error={errorOf('what')}
      />
    </>
  );
}

function HowAndWhen({ value, set, errorOf }: PartProps) {
  return (
    <>
      <Select
        label="How"
        value={value.how}
        options={disclosureWays.map((code) => ({ code, label: disclosureWayLabels[code] }))}
        onChange={(code) => set({ how: disclosureWays.find((one) => one === code) ?? null })}
        error={errorOf('how')}
      />
      <DateField label="When" value={value.at} onChange={(at) => set({ at })} width="medium" error={errorOf('at')} />
    </>
  );
}
