import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import { contract } from '../../../domain/contract.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels, isLawfulBasis } from '../../../domain/sharing/words.ts';
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
import { TextArea } from '../../ui/text-area.tsx';
import { GroundFields, type GroundValues, noGround } from './ground-fields.tsx';

const schema = contract['sharing.decide'].input;
type Values = z.input<typeof schema>;

const decisions = [
  { code: 'shared', label: 'Share' },
  { code: 'not-shared', label: 'Keep from them' },
] as const;

const groundNames = ['basis', 'condition', 'offenceCondition', 'gateway', 'confidentiality', 'agreementId'] as const;

const groundIn = ({ basis, ...values }: Values): GroundValues => ({
  basis: basis !== null && isLawfulBasis(basis) ? basis : null,
  condition: values.condition ?? null,
  offenceCondition: values.offenceCondition ?? null,
  gateway: values.gateway ?? null,
  confidentiality: values.confidentiality ?? null,
  agreementId: values.agreementId ?? null,
});

interface DecideProps {
  readonly personId: string;
  readonly agency: AgencySharing;
  readonly mayDecide: readonly PersonCategory[];
  readonly onClose: () => void;
}

const beginWith = (personId: string, agencyId: string, fromOn: string): Values => ({
  ...{ personId, agencyId, categories: [], decision: 'shared', ...noGround },
  ...{ fromOn, untilOn: null, note: '' },
});

/** What one agency may see of one person, on what ground, and for how long. */
export function DecideSharing({ personId, agency, mayDecide, onClose }: DecideProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: beginWith(personId, agency.agencyId, today),
  });
  const { control } = form;
  const leave = useDialogDraft(
    form,
    { form: 'sharing.decide', subject: `${personId} ${agency.agencyId}`, personId },
    onClose,
  );
  const decide = useWrite('sharing.decide', { toast: `Decided for ${agency.agencyName}`, onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await decide.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const categories = useField(control, 'categories');
  const decision = useField(control, 'decision');
  const watched = form.watch();
  const ground = groundIn(watched);
  const setGround = (next: GroundValues) => {
    for (const name of groundNames) form.setValue(name, next[name]);
    form.clearErrors(groundNames);
  };
  const { errors } = form.formState;
  const note = useField(control, 'note');
  const root = errors.root?.message;
  return (
    <Dialog
      title={`What ${agency.agencyName} may see`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="sharing" shortcut="Ctrl Enter" isDisabled={decide.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="sharing" onSubmit={() => void submit()}>
        <CheckboxGroup
          label="What it is about"
          options={personCategories
            .filter((category) => mayDecide.includes(category))
            .map((code) => ({ code, label: categoryLabels[code] }))}
          value={categories.value}
          onChange={categories.onChange}
          error={categories.error}
        />
        <Choice {...decision} label="Decision" options={decisions} />
        {decision.value === 'shared' && (
          <GroundFields
            value={ground}
            onChange={setGround}
            categories={categories.value}
            agencyId={agency.agencyId}
            toPolice={agency.kind === 'police'}
            errorOf={(field) => errors[field as keyof GroundValues]?.message}
          />
        )}
        <DateField {...useField(control, 'fromOn')} label="From" width="medium" />
        <DateField
          {...useField(control, 'untilOn')}
          label="Until"
          hint="Leave empty while it goes on."
          width="medium"
        />
        <TextArea {...note} value={note.value ?? ''} label="Note" rows={2} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
