import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
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

const schema = contract['programme.addLocalNeed'].input;
type Values = z.input<typeof schema>;

interface LocalNeedProps {
  readonly proposals: readonly {
    readonly code: string;
    readonly label: string;
    readonly definition: string;
    readonly category: string;
  }[];
  readonly onClose: () => void;
}

const categoryLabels: Readonly<Record<PersonCategory, string>> = {
  identity: 'Who the person is',
  contact: 'How to reach them',
  safety: 'Safety',
  housing: 'Housing',
  offending: 'Police and courts',
  health: 'Health',
  story: 'Story and goals',
};
const categories = personCategories.map((code) => ({ code, label: categoryLabels[code] }));

/** A local need, from a proposal or in words of one's own, with the kind of information that it is. */
export function LocalNeedForm({ proposals, onClose }: LocalNeedProps) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { label: '', definition: '', category: 'story', validFrom: useToday() },
  });
  const { control } = form;
  const add = useWrite('programme.addLocalNeed', { toast: 'Local need added', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const take = (code: string | null) => {
    const proposal = proposals.find((one) => one.code === code);
    if (proposal === undefined) return;
    form.setValue('label', proposal.label);
    form.setValue('definition', proposal.definition);
    form.setValue('category', personCategories.find((one) => one === proposal.category) ?? 'story');
  };
  const label = useField(control, 'label');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Add a local need"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="add-local-need" shortcut="Ctrl Enter" isDisabled={add.saving}>
            Add it
          </Button>
        </>
      }
    >
      <Form id="add-local-need" onSubmit={() => void submit()}>
        {proposals.length > 0 && (
          <Select
            label="Begin from"
            value={proposals.find((one) => one.label === label.value)?.code ?? null}
            allowNone="Words of our own"
            options={proposals.map(({ code, label: words }) => ({ code, label: words }))}
            onChange={take}
          />
        )}
        <TextField {...label} label="Need" width="full" />
        <TextArea {...useField(control, 'definition')} label="What it means" rows={2} />
        <Select
          {...useField(control, 'category')}
          label="Kind of information"
          hint="Whoever may see that kind of information about somebody sees this need."
          options={categories}
        />
        <DateField {...useField(control, 'validFrom')} label="Holds from" width="medium" />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
