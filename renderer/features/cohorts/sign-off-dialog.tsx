import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { Cohort } from '../../../domain/cohorts/cohort-operations.ts';
import { boardDecisionLabels, boardDecisions } from '../../../domain/cohorts/words.ts';
import { contract } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './cohorts.module.css';
import { text } from './handover-dialog.tsx';

const schema = contract['cohorts.signOff'].input;
type Values = z.input<typeof schema>;

const meaning = {
  endorsed: 'It agrees.',
  resolved: 'It agrees, in a resolution.',
  deferred: 'It decides later.',
  noted: 'It has heard; that is no agreement.',
} as const;

/** What the Board decided about a cohort as it is now. */
export function SignOffDialog({ cohort, onClose }: { readonly cohort: Cohort; readonly onClose: () => void }) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      ...{ cohortId: cohort.id, signedOn: today, meeting: '', minute: '', decision: 'endorsed', conditions: '' },
    },
  });
  const leave = useDialogDraft(form, { form: 'cohorts.signOff', subject: cohort.id, personId: null }, onClose);
  const save = useWrite('cohorts.signOff', { toast: 'The decision is written down', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const agrees = values.decision === 'endorsed' || values.decision === 'resolved';
    const reply = await save.run(agrees ? values : { ...values, conditions: null });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const decision = useField(form.control, 'decision');
  const conditions = text(useField(form.control, 'conditions'));
  const root = form.formState.errors.root?.message;
  const size = cohort.plannedSize === null ? 'no size planned' : `${cohort.plannedSize} people`;
  return (
    <Dialog
      title={`What the Board decided about ${cohort.name}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="sign-off" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Write it down
          </Button>
        </>
      }
    >
      <Form id="sign-off" onSubmit={() => void submit()}>
        <p className="soft">
          It is kept with the cohort as it is now: {cohort.definitionLabel}; method {cohort.methodLabel ?? 'not named'};{' '}
          {size}.
        </p>
        <Choice
          {...decision}
          label="Decision"
          layout="list"
          options={boardDecisions.map((code) => ({
            code,
            label: boardDecisionLabels[code],
            description: meaning[code],
          }))}
        />
        <div className={styles.pair}>
          <TextField
            {...text(useField(form.control, 'meeting'))}
            label="Meeting"
            hint="For example the Board’s name."
          />
          <TextField {...text(useField(form.control, 'minute'))} label="Minute number" />
        </div>
        <DateField {...useField(form.control, 'signedOn')} label="Meeting on" width="medium" />
        {(decision.value === 'endorsed' || decision.value === 'resolved') && (
          <TextArea {...conditions} label="Conditions" rows={2} optional />
        )}
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
