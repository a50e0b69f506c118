import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import type { ReferralDecision } from '../../../domain/referrals/operations.ts';
import { decisionCodes, decisionLabels } from '../../../domain/referrals/words.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Reading } from '../people/eligibility-versions.tsx';
import styles from './referrals.module.css';

const decide = contract['referrals.decide'].input.omit({ referralId: true });
const schema = decide.extend({ because: z.string() });
type Values = z.input<typeof schema>;

interface DecideProps {
  readonly personId: string;
  readonly name: string;
  readonly referralId: string;
  /** The decision that is put right; null for a new one. */
  readonly corrects: ReferralDecision | null;
  readonly onClose: () => void;
}

const decisions = decisionCodes.map((code) => ({ code, label: decisionLabels[code] }));

/** Starts from what stood, or empty and today. */
const begun = (corrects: ReferralDecision | null, today: string): Values => ({
  decision: corrects?.decision ?? 'taken-on',
  decidedOn: corrects?.decidedOn ?? today,
  decidedBy: corrects?.decidedBy ?? '',
  decidedWhere: corrects?.decidedWhere ?? '',
  definitionId: corrects?.definitionId ?? '',
  reason: corrects?.reason ?? '',
  advice: corrects?.advice ?? null,
  deferredUntil: corrects?.deferredUntil ?? null,
  cohortId: null,
  because: '',
});

/** A field of another decision than the one chosen is not sent. */
const fitting = ({ advice, deferredUntil, because: _because, ...values }: Values) => ({
  ...values,
  advice,
  deferredUntil: values.decision === 'deferred' ? deferredUntil : null,
});

function useDeciding({ referralId, personId, corrects, onClose }: DecideProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: begun(corrects, today),
  });
  const address = { form: corrects === null ? 'referrals.decide' : 'referrals.correct', subject: referralId, personId };
  const draft = useFormDraft(form, address);
  const done = closing(draft, onClose);
  const add = useWrite('referrals.decide', { toast: 'Decision recorded', onDone: done });
  const correct = useWrite('referrals.correctDecision', { toast: 'Decision corrected', onDone: done });
  const submit = form.handleSubmit(async (values) => {
    const given = fitting(values);
    const reply =
      corrects === null
        ? await add.run({ referralId, ...given })
        : await correct.run({ decisionId: corrects.id, because: values.because, ...given });
    if (!reply.ok) landProblem(form, reply.error);
  });
  return { form, draft, submit, done, saving: add.saving || correct.saving };
}

/** What the panel decided: who, where, when, under which version, and why. */
export function DecideDialog(props: DecideProps) {
  const { name, corrects, onClose, personId } = props;
  const { form, draft, submit, done, saving } = useDeciding(props);
  const { control } = form;
  const because = useField(control, 'because');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={corrects === null ? `Decide about ${name}` : `Correct the decision about ${name}`}
      isOpen
      onClose={onClose}
      keepsDraft
      size="wide"
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={done}>Cancel</Button>
          <Button kind="main" type="submit" form="decide-referral" shortcut="Ctrl Enter" isDisabled={saving}>
            {corrects === null ? 'Record the decision' : 'Correct the decision'}
          </Button>
        </>
      }
    >
      <Form id="decide-referral" onSubmit={() => void submit()}>
        {corrects !== null && (
          <TextArea
            {...because}
            label="Why it is corrected"
            hint="The decision before stays, with this reason."
            rows={2}
          />
        )}
        <Decision control={control} />
        <Panel control={control} />
        <Under control={control} personId={personId} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

type FormControl = ReturnType<typeof useDeciding>['form']['control'];

function Decision({ control }: { readonly control: FormControl }) {
  const decision = useField(control, 'decision');
  const advice = useField(control, 'advice');
  const reason = useField(control, 'reason');
  return (
    <>
      <Choice {...decision} label="Decision" options={decisions} />
      {decision.value === 'deferred' && <Until control={control} />}
      {decision.value === 'not-taken-on' && (
        <TextArea
          {...advice}
          value={advice.value ?? ''}
          label="Advice given"
          hint="What the person, or whoever referred them, can do now. Nobody is turned away without any."
          rows={2}
        />
      )}
      <div className="close-stack">
        <TextArea {...reason} label="Why" rows={2} />
        <GentleHint text={reason.value} />
      </div>
    </>
  );
}

const Until = ({ control }: { readonly control: FormControl }) => (
  <DateField
    {...useField(control, 'deferredUntil')}
    label="Comes back on"
    hint="On that day it stands among those to decide."
    width="medium"
  />
);

const Panel = ({ control }: { readonly control: FormControl }) => (
  <div className={styles.fields}>
    <TextField {...useField(control, 'decidedBy')} label="Who decided" hint="Names or roles of the panel." />
    <TextField {...useField(control, 'decidedWhere')} label="Where" hint="The meeting or the place." />
    <DateField {...useField(control, 'decidedOn')} label="Decided on" width="medium" />
  </div>
);

/** The version under which it is decided, with how the person reads under it; and the cohort, where there are several. */
function Under({ control, personId }: { readonly control: FormControl; readonly personId: string }) {
  const { cohorts } = useReference();
  const definition = useField(control, 'definitionId');
  const cohort = useField(control, 'cohortId');
  const decision = useField(control, 'decision');
  const { data } = useRead('people.eligibility', { personId });
  const versions = data?.versions ?? [];
  const chosen = versions.find(({ id }) => id === definition.value);
  return (
    <>
      <div className={styles.fields}>
        <Select
          {...definition}
          value={definition.value === '' ? null : definition.value}
          label="Under which definition"
          options={versions.map(({ id, label, validFrom }) => ({
            code: id,
            label: `${label}, from ${validFrom.slice(0, 4)}`,
          }))}
        />
        {decision.value === 'taken-on' && cohorts.length > 1 && (
          <Select
            {...cohort}
            label="Into which cohort"
            allowNone="The newest"
            options={cohorts.map(({ id, name }) => ({ code: id, label: name }))}
          />
        )}
      </div>
      {chosen && <Reading version={chosen} />}
    </>
  );
}
