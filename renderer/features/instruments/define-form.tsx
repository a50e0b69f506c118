import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { ruleLabels } from '../../../domain/instruments/words.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './instruments.module.css';
import { figureIn } from './score-words.ts';

const schema = contract['instruments.define'].input;
type Values = z.input<typeof schema>;

const emptyArea = { label: '', lowest: 0, highest: 10, step: 1, weight: 1 };
const rules = (['sum', 'mean', 'none'] as const).map((code) => ({ code, label: ruleLabels[code] }));
const polarities = [
  { code: 'up-is-good', label: 'Higher is better' },
  { code: 'down-is-good', label: 'Higher is worse' },
  { code: 'ambiguous', label: 'It depends' },
  { code: 'none', label: 'Neither' },
];
const kinds = (['story', 'health', 'housing', 'offending', 'safety'] as const).map((code) => ({
  code,
  label: categoryLabels[code],
}));

/** A measure of the partnership's own: its areas, their ranges, and the rule for the total. */
export function DefineForm({ onClose }: { readonly onClose: () => void }) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      ...{ label: '', description: '', areas: [emptyArea], rule: 'mean', needed: 1, polarity: 'up-is-good' },
      ...{ category: 'story', licenceNote: '', acknowledgement: '', validFrom: today },
    },
  });
  const close = useDialogDraft(form, { form: 'instruments.define', subject: 'new', personId: null }, onClose);
  const save = useWrite('instruments.define', { toast: 'Measure added', onDone: close });
  const submit = form.handleSubmit(async (values) => {
    const reply = await save.run({ ...values, needed: values.rule === 'mean' ? values.needed : null });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="A measure of your own"
      size="wide"
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="define" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Add the measure
          </Button>
        </>
      }
    >
      <Form id="define" onSubmit={() => void submit()}>
        <Naming form={form} />
        <Areas form={form} />
        <Rules form={form} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

interface PartProps {
  readonly form: ReturnType<typeof useForm<Values>>;
}

function Naming({ form: { control } }: PartProps) {
  const description = useField(control, 'description');
  return (
    <>
      <TextField {...useField(control, 'label')} label="Name" width="full" autoFocus />
      <TextArea {...description} value={description.value ?? ''} label="What it is for" optional rows={2} />
      <p className="soft small">
        Areas and ranges stay as they are from the first result on. To change them, end this measure and add another.
      </p>
    </>
  );
}

function Areas({ form }: PartProps) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'areas' });
  const list = form.formState.errors.areas;
  return (
    <div>
      {fields.map((field, at) => (
        <Area key={field.id} form={form} at={at} {...(fields.length > 1 ? { onRemove: () => remove(at) } : {})} />
      ))}
      <Button size="small" onPress={() => append(emptyArea)}>
        Add an area
      </Button>
      {typeof list?.message === 'string' && <Failure error={{ message: list.message }} />}
    </div>
  );
}

function Area({ form, at, onRemove }: PartProps & { readonly at: number; readonly onRemove?: () => void }) {
  return (
    <fieldset className={styles.area} aria-label={`Area ${at + 1}`}>
      <TextField {...useField(form.control, `areas.${at}.label`)} label="Area" width="full" />
      <Figure form={form} name={`areas.${at}.lowest`} label="Lowest" />
      <Figure form={form} name={`areas.${at}.highest`} label="Highest" />
      <Figure form={form} name={`areas.${at}.step`} label="Step" />
      <Figure form={form} name={`areas.${at}.weight`} label="Weight" />
      {onRemove !== undefined && (
        <Button kind="quiet" size="small" label={`Remove area ${at + 1}`} onPress={onRemove}>
          Remove
        </Button>
      )}
    </fieldset>
  );
}

type FigureName = 'needed' | `areas.${number}.${'lowest' | 'highest' | 'step' | 'weight'}`;

/** A whole number, kept as it was typed while it is none, so that the schema can say so. */
function Figure({ form, name, label }: PartProps & { readonly name: FigureName; readonly label: string }) {
  const { value, onChange, ...field } = useField(form.control, name);
  const change = (typed: string) => {
    const figure = figureIn(typed);
    const isWhole = typeof figure === 'number' && String(figure) === typed.trim();
    onChange(isWhole ? figure : typed);
  };
  return (
    <TextField
      {...field}
      label={label}
      width="short"
      inputMode="numeric"
      value={String(value ?? '')}
      onChange={change}
    />
  );
}

function Rules({ form }: PartProps) {
  const { control } = form;
  const rule = useWatch({ control, name: 'rule' });
  const acknowledgement = useField(control, 'acknowledgement');
  const licence = useField(control, 'licenceNote');
  return (
    <>
      <Select {...useField(control, 'rule')} label="Total" width="full" options={rules} />
      {rule === 'mean' && <Figure form={form} name="needed" label="Areas that are enough for a mean" />}
      {rule === 'sum' && <p className="soft small">A sum needs every area; a sum of fewer would be another scale.</p>}
      <Select {...useField(control, 'polarity')} label="Which way is better" width="medium" options={polarities} />
      <Select {...useField(control, 'category')} label="Kind of information" width="medium" options={kinds} />
      <TextField {...licence} value={licence.value ?? ''} label="Licence" optional width="full" />
      <TextField
        {...acknowledgement}
        value={acknowledgement.value ?? ''}
        label="Words to show wherever it is used"
        optional
        width="full"
      />
      <DateField {...useField(control, 'validFrom')} label="In use from" width="medium" />
    </>
  );
}
