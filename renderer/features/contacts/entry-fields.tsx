import { type UseFormReturn, useWatch } from 'react-hook-form';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import {
  type EntryKind,
  entryKinds,
  kindWords,
  outcomeLabels,
  partLabels,
  parts,
  plannable,
  plannedLabels,
  reasonLabels,
  withRoles,
} from '../../../domain/contacts/kinds.ts';
import { becauseOfAnotherNeed, nonEngagementReasons } from '../../../domain/people/turned-down.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useReference } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './contacts.module.css';
import { type EntryValues, ofKind } from './entry-values.ts';

type EntryForm = UseFormReturn<EntryValues>;
type Words = Readonly<Record<string, string>>;

const optionsOf = (words: Words) => Object.entries(words).map(([code, label]) => ({ code, label }));
const kinds = entryKinds.map((code) => ({ code, label: kindWords[code].label }));
const categories = personCategories.map((code) => ({ code, label: categoryLabels[code] }));

/** What happened, in words: the one field to start with. */
export function NoteField({ form, autoFocus = false }: { readonly form: EntryForm; readonly autoFocus?: boolean }) {
  const note = useField(form.control, 'note');
  return (
    <div>
      <TextArea {...note} value={note.value ?? ''} label="What happened" rows={2} autoFocus={autoFocus} />
      <GentleHint text={note.value ?? ''} />
    </div>
  );
}

/** What it was and when; of a contact also whether it came about. */
export function MainFields({ form }: { readonly form: EntryForm }) {
  const kind = useField(form.control, 'kind');
  const detail = useField(form.control, 'detail');
  const at = useField(form.control, 'happenedAt');
  const choose = (code: string | null) => {
    const next = entryKinds.find((one) => one === code);
    if (next === undefined) return;
    for (const [name, value] of Object.entries(ofKind(next, form.getValues())))
      form.setValue(name as keyof EntryValues, value as never, { shouldDirty: true });
  };
  const details = optionsOf(kindWords[kind.value as EntryKind].details);
  return (
    <>
      <div className={styles.fields}>
        <Select {...kind} width="full" label="What it was" options={kinds} onChange={choose} />
        {details.length > 0 && (
          <Select {...detail} width="full" label="What exactly" options={details} allowNone="Not said" />
        )}
        <DateField {...useField(form.control, 'happenedOn')} label="Happened on" width="full" />
        <TextField {...at} value={at.value ?? ''} label="At" optional placeholder="08:30 or morning" width="full" />
      </div>
      {kind.value === 'contact' && <Reached form={form} />}
      {withRoles.includes(kind.value as EntryKind) && <Parts form={form} />}
    </>
  );
}

function Parts({ form }: { readonly form: EntryForm }) {
  const { value, onChange, error } = useField(form.control, 'parts');
  return (
    <CheckboxGroup
      label="Their part in it; several can be true at once"
      options={parts.map((code) => ({ code, label: partLabels[code] }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

const cameAbout = [
  { code: 'yes', label: 'It came about' },
  { code: 'no', label: 'It did not happen' },
] as const;

/** Whether a contact came about; where not, whose it was and what made it hard. */
function Reached({ form }: { readonly form: EntryForm }) {
  const { value, ...reached } = useField(form.control, 'reached');
  const choose = (code: 'yes' | 'no') => {
    reached.onChange(code === 'yes');
    for (const name of ['whose', 'reason', 'needCode'] as const) form.setValue(name, null, { shouldDirty: true });
  };
  return (
    <div className="close-stack">
      <Choice
        {...reached}
        label="Did it come about?"
        options={cameAbout}
        value={value === false ? 'no' : 'yes'}
        onChange={choose}
      />
      {value === false && <Missed form={form} />}
    </div>
  );
}

function Missed({ form }: { readonly form: EntryForm }) {
  const reference = useReference();
  const whose = useField(form.control, 'whose');
  const need = useField(form.control, 'needCode');
  const choose = (code: string | null) => {
    whose.onChange(code);
    if (code !== becauseOfAnotherNeed) form.setValue('needCode', null, { shouldDirty: true });
  };
  return (
    <div className={styles.fields}>
      <Select
        {...whose}
        width="full"
        label="Whose it was"
        options={reference.options(nonEngagementReasons)}
        onChange={choose}
      />
      {whose.value === becauseOfAnotherNeed && (
        <Select {...need} width="full" label="Because of which need" options={reference.needs} />
      )}
      <Select
        {...useField(form.control, 'reason')}
        width="full"
        label="What made it hard"
        optional
        options={optionsOf(reasonLabels)}
        allowNone="Not said"
      />
    </div>
  );
}

/** Everything else that can be said. */
export function MoreFields({ form }: { readonly form: EntryForm }) {
  const { control } = form;
  const reference = useReference();
  const kind = useWatch({ control, name: 'kind' });
  const [present, place] = [useField(control, 'present'), useField(control, 'place')];
  const words = useField(control, 'outcomeWords');
  const about = useField(control, 'isAbout');
  const planned = useField(control, 'planned');
  const agencies = reference.agencies.map(({ id, name }) => ({ code: id, label: name }));
  return (
    <>
      <div className={styles.fields}>
        <TextField {...present} value={present.value ?? ''} label="Who was there" optional width="full" />
        <TextField {...place} value={place.value ?? ''} label="Where" optional width="full" />
        <Select
          {...useField(control, 'outcome')}
          width="full"
          label="What came of it"
          optional
          options={optionsOf(outcomeLabels)}
          allowNone="Not said"
        />
        <Select
          {...useField(control, 'agencyId')}
          width="full"
          label="Whose contact it was"
          options={agencies}
          allowNone="My own agency"
        />
        {plannable.includes(kind) && (
          <Select
            {...planned}
            width="full"
            label="Planned"
            optional
            options={optionsOf(plannedLabels)}
            allowNone="Not said"
          />
        )}
      </div>
      <div>
        <TextArea {...words} value={words.value ?? ''} label="What came of it, in words" optional rows={1} />
        <GentleHint text={words.value ?? ''} />
      </div>
      <Checkbox isSelected={about.value} onChange={about.onChange}>
        The day is only about right
      </Checkbox>
    </>
  );
}

/** Which kind of information it is, and so who will see it. The kind proposes it. */
export function CategoryField({ form }: { readonly form: EntryForm }) {
  const category = useField(form.control, 'category');
  return (
    <Select
      {...category}
      label="Kind of information"
      hint="Shown to whoever may see this kind."
      width="full"
      value={category.value}
      options={categories}
      onChange={(code) => category.onChange(code as PersonCategory)}
    />
  );
}
