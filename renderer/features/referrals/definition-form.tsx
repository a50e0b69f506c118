import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

const input = contract['programme.addDefinition'].input;
const schema = input.extend({
  minimum: z.string().refine((typed) => /^\d{1,2}$/.test(typed.trim()), { error: 'definition-minimum' }),
});
type Values = z.input<typeof schema>;

interface DefinitionProps {
  readonly needs: readonly {
    readonly code: string;
    readonly label: string;
    readonly core: boolean;
    readonly validTo: string | null;
  }[];
  readonly onClose: () => void;
}

const kinds = [
  { code: 'closed', label: 'Closed: these needs alone' },
  { code: 'open', label: 'Open: local needs count too' },
] as const;

/** A new version of the definition; the one of its kind before it ends the day before. */
export function DefinitionForm({ needs, onClose }: DefinitionProps) {
  const current = needs.filter(({ validTo }) => validTo === null);
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      label: '',
      openness: 'closed',
      needCodes: current.filter(({ core }) => core).map(({ code }) => code),
      minimum: '2',
      source: null,
      validFrom: useToday(),
    },
  });
  const { control } = form;
  const leave = useDialogDraft(form, { form: 'programme.definition', subject: 'new', personId: null }, onClose);
  const add = useWrite('programme.addDefinition', { toast: 'Version added', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run({ ...values, minimum: Number(values.minimum) });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const chosen = useField(control, 'needCodes');
  const source = useField(control, 'source');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Add a version of the definition"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="add-definition" shortcut="Ctrl Enter" isDisabled={add.saving}>
            Add this version
          </Button>
        </>
      }
    >
      <Form id="add-definition" onSubmit={() => void submit()}>
        <TextField
          {...useField(control, 'label')}
          label="In words"
          hint="Such as: two or more of six needs."
          width="full"
          autoFocus
        />
        <Choice {...useField(control, 'openness')} label="Kind" layout="list" options={kinds} />
        <CheckboxGroup
          label="Needs"
          options={current.map(({ code, label }) => ({ code, label }))}
          value={chosen.value}
          onChange={chosen.onChange}
          error={chosen.error}
        />
        <TextField {...useField(control, 'minimum')} label="How many are needed" inputMode="numeric" width="short" />
        <TextField {...source} value={source.value ?? ''} label="Where it was agreed" width="full" optional />
        <DateField {...useField(control, 'validFrom')} label="Holds from" width="medium" />
        <p className="soft">Whoever is in the cohort keeps the version they were taken on under.</p>
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
