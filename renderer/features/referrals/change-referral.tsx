import { useForm } from 'react-hook-form';
import { contract } from '../../../domain/contract.ts';
import type { ReferralDetail } from '../../../domain/referrals/operations.ts';
import { useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import type { IntakeValues } from './intake.tsx';
import { TellingFields } from './telling-fields.tsx';

const schema = contract['referrals.add'].input;

interface ChangeProps {
  readonly referral: ReferralDetail;
  readonly onClose: () => void;
}

const toldBy = (referral: ReferralDetail): IntakeValues => ({
  personId: referral.personId,
  label: null,
  place: null,
  seen: null,
  sourceAgencyId: referral.sourceAgencyId,
  sourceWords: referral.sourceWords,
  referredBy: referral.referredBy,
  reason: referral.reason,
  agreement: referral.agreement,
  agreedOn: referral.agreedOn,
  happenedOn: referral.summary.happenedOn,
  offer: referral.offers.find(({ isAction }) => !isAction)?.wording ?? null,
  needs: referral.needs,
});

/** What was told, put right or filled in. */
export function ChangeReferral({ referral, onClose }: ChangeProps) {
  const { agencies } = useReference();
  const form = useForm<IntakeValues>({
    resolver: schemaResolver<IntakeValues>(schema),
    defaultValues: toldBy(referral),
  });
  const { id } = referral.summary;
  const draft = useFormDraft(form, { form: 'referrals.change', subject: id, personId: referral.personId });
  const close = closing(draft, onClose);
  const change = useWrite('referrals.change', { toast: 'Referral saved', onDone: close });
  const submit = form.handleSubmit(async (values) => {
    const { personId: _person, label: _label, place: _place, seen: _seen, offer, needs, ...changes } = values;
    const agreedOn = changes.agreement === 'agreed' || changes.agreement === 'declined' ? changes.agreedOn : null;
    const reply = await change.run({ referralId: id, changes: { ...changes, agreedOn }, offer, needs });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={`Referral of ${referral.summary.person.preferredName}`}
      isOpen
      onClose={onClose}
      keepsDraft
      size="wide"
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="change-referral" shortcut="Ctrl Enter" isDisabled={change.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="change-referral" onSubmit={() => void submit()}>
        <DateField {...useField(form.control, 'happenedOn')} label="Referred on" width="medium" />
        <TellingFields control={form.control} agencies={agencies} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
