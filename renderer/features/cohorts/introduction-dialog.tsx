import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { Handover } from '../../../domain/cohorts/lead-operations.ts';
import { toldAnswers, toldLabels } from '../../../domain/cohorts/words.ts';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';

const schema = contract['cohorts.recordIntroduction'].input;
type Values = z.input<typeof schema>;

interface IntroductionProps {
  readonly person: Person;
  readonly handover: Handover;
  readonly onClose: () => void;
}

/** The warm part of a handover: that the person was told, and met the new lead together with the one before. */
export function IntroductionDialog({ person, handover, onClose }: IntroductionProps) {
  const { told, toldOn, introducedOn } = handover;
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { personId: person.id, handoverId: handover.id, told, toldOn, introducedOn },
  });
  const save = useWrite('cohorts.recordIntroduction', { toast: 'Written down', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await save.run(values.told === 'yes' ? values : { ...values, toldOn: null });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const answer = useField(form.control, 'told');
  const day = useField(form.control, 'toldOn');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Has ${person.preferredName} been told?`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="introduction" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="introduction" onSubmit={() => void submit()}>
        <Choice {...answer} label="Told" options={toldAnswers.map((code) => ({ code, label: toldLabels[code] }))} />
        {answer.value === 'yes' && <DateField {...day} label="Told on" width="medium" />}
        <DateField
          {...useField(form.control, 'introducedOn')}
          label="Introduced to the new lead on"
          hint="The day on which they met. Leave it empty if they have not."
          width="medium"
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
