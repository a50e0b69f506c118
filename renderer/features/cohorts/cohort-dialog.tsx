import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { Cohort } from '../../../domain/cohorts/cohort-operations.ts';
import { contract } from '../../../domain/contract.ts';
import type { PrioritisationMethod } from '../../../domain/referrals/operations.ts';
import { useRead, useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './cohorts.module.css';
import { text } from './handover-dialog.tsx';

const schema = contract['cohorts.add'].input;
type Values = z.input<typeof schema>;

interface CohortProps {
  /** Null for a new one. */
  readonly cohort: Cohort | null;
  readonly definitions: readonly { readonly id: string; readonly label: string }[];
  readonly onClose: () => void;
}

const numberIn = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.replaceAll(',', '')));

/** A cohort: what it is for, who it is for, how they are chosen, how many, and from when to when. */
export function CohortDialog({ cohort, definitions, onClose }: CohortProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      ...{ name: cohort?.name ?? '', purpose: cohort?.purpose ?? '', plannedSize: cohort?.plannedSize ?? null },
      definitionId: cohort?.definitionId ?? definitions[0]?.id ?? '',
      ...{ methodLabel: cohort?.methodLabel ?? '', methodWords: cohort?.methodWords ?? '' },
      ...{ validFrom: cohort?.validFrom ?? today, validTo: cohort?.validTo ?? null },
    },
  });
  const leave = useDialogDraft(form, { form: 'cohorts.cohort', subject: cohort?.id ?? 'new', personId: null }, onClose);
  const add = useWrite('cohorts.add', { toast: 'The cohort is there', onDone: leave });
  const change = useWrite('cohorts.change', { toast: 'The cohort is changed', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = cohort === null ? await add.run(values) : await change.run({ ...values, cohortId: cohort.id });
    if (!reply.ok) landProblem(form, reply.error);
  });
  return (
    <Dialog
      title={cohort === null ? 'Add a cohort' : `Change ${cohort.name}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form="cohort"
            shortcut="Ctrl Enter"
            isDisabled={add.saving || change.saving}
          >
            Save
          </Button>
        </>
      }
    >
      <Form id="cohort" onSubmit={() => void submit()}>
        {cohort !== null && cohort.board.state === 'signed-off' && (
          <p className="soft">
            The Board has signed this off. A change of definition, method or size shows until it decides again.
          </p>
        )}
        <Fields form={form} definitions={definitions} />
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly definitions: CohortProps['definitions'];
}

function Fields({ form, definitions }: FieldsProps) {
  const definition = useField(form.control, 'definitionId');
  const size = useField(form.control, 'plannedSize');
  const root = form.formState.errors.root?.message;
  return (
    <>
      <TextField {...text(useField(form.control, 'name'))} label="Name" />
      <TextArea
        {...text(useField(form.control, 'purpose'))}
        label="What it is for"
        hint="The Board reads this. It holds no names."
        rows={2}
      />
      <Select {...definition} label="Definition" options={definitions.map(({ id, label }) => ({ code: id, label }))} />
      <MethodsToTake onTake={(words) => takeMethod(form, words)} />
      <TextField
        {...text(useField(form.control, 'methodLabel'))}
        label="Version of the method"
        hint="For example “Version 2, March 2019”."
      />
      <TextArea
        {...text(useField(form.control, 'methodWords'))}
        label="How people are chosen"
        hint="With reasons and by the panel; never by a cut-off score."
        rows={3}
      />
      <TextField
        label="Planned size"
        hint="How many people at one time."
        width="short"
        value={size.value === null || Number.isNaN(size.value) ? '' : String(size.value)}
        onChange={(typed) => size.onChange(numberIn(typed))}
        error={size.error}
      />
      <div className={styles.pair}>
        <DateField {...useField(form.control, 'validFrom')} label="Takes people on from" width="medium" />
        <DateField
          {...useField(form.control, 'validTo')}
          label="To"
          hint="Empty while no end is set. Nobody is closed by it."
          width="medium"
        />
      </div>
      {root !== undefined && <Failure error={{ message: root }} />}
    </>
  );
}

interface MethodWords {
  readonly methodLabel: string;
  readonly methodWords: string;
}

function takeMethod(form: FieldsProps['form'], words: MethodWords): void {
  for (const name of ['methodLabel', 'methodWords'] as const)
    form.setValue(name, words[name], { shouldDirty: true, shouldValidate: true });
}

/**
 * The versions of the method by which referrals are considered: the Board then decides on the words of the one in use. What
 * it decided on stays as it was, whatever becomes of the method.
 */
function MethodsToTake({ onTake }: { readonly onTake: (words: MethodWords) => void }) {
  const { data } = useRead('referrals.methods', {}, { enabled: useMay('referrals.methods') });
  const methods = data?.methods ?? [];
  if (methods.length === 0) return null;
  const take = (id: string | null): void => {
    const found = methods.find((one) => one.id === id);
    if (found !== undefined) onTake(inWords(found));
  };
  const options = methods.map((one) => ({ code: one.id, label: inWords(one).methodLabel }));
  return (
    <Select
      label="Take a method that referrals are considered by"
      hint="Fills in the two fields below; you can change the words."
      optional
      value={null}
      options={options}
      onChange={take}
    />
  );
}

const inWords = ({ name, version, note, factors }: PrioritisationMethod): MethodWords => ({
  methodLabel: `${name}, version ${version}`,
  methodWords: [
    note ?? 'The panel reads each referral and gives its reasons; there is no cut-off score.',
    `It looks at: ${factors.map(({ wording }) => wording).join('; ')}.`,
  ].join(' '),
});
