import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TellingFields } from './telling-fields.tsx';
import { WhoIsReferred } from './who-is-referred.tsx';

const schema = contract['referrals.add'].input.extend({
  personId: z.string().nullable(),
  label: contract['referrals.add'].input.shape.label,
});
export type IntakeValues = z.input<typeof schema>;

interface IntakeProps {
  readonly as: 'referral' | 'contact';
  /** Whose referral it is, where that is known already. */
  readonly personId: string | null;
  readonly onClose: () => void;
}

const empty = {
  newName: null,
  label: null,
  place: null,
  seen: null,
  sourceAgencyId: null,
  sourceWords: null,
  referredBy: null,
  reason: null,
  agreement: 'not-asked',
  agreedOn: null,
  offer: null,
  needs: [],
} as const;

const withOne = (as: IntakeProps['as']) =>
  schema.superRefine((values, context) => {
    if (as === 'referral' && values.personId === null && (values.newName ?? null) === null)
      for (const field of ['personId', 'newName'])
        context.addIssue({ code: 'custom', path: [field], message: 'Say who it is about. The rest can follow.' });
    if (as === 'contact' && values.label === null)
      context.addIssue({ code: 'custom', path: ['label'], message: 'referral-label-missing' });
  });

/** One field is enough to begin: the person, or a word by which somebody without a name can be told from others. */
export function Intake({ as, personId, onClose }: IntakeProps) {
  const go = useGo();
  const today = useToday();
  const form = useForm<IntakeValues>({
    resolver: schemaResolver<IntakeValues>(withOne(as) as never),
    defaultValues: { personId, ...empty, needs: [], happenedOn: today },
  });
  const draft = useFormDraft(form, { form: `referrals.${as}`, subject: personId ?? 'new', personId });
  const close = closing(draft, onClose);
  const add = useWrite('referrals.add', {
    toast: as === 'referral' ? 'Referral recorded' : 'First contact noted',
    onDone: ({ id }) => {
      close();
      if (as === 'referral') go({ screen: 'referral', referralId: id });
    },
  });
  const submit = form.handleSubmit(async (values) => {
    const reply = await add.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={as === 'referral' ? 'Add a referral' : 'Note a first contact'}
      isOpen
      onClose={onClose}
      keepsDraft
      size={as === 'referral' ? 'wide' : 'normal'}
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="intake" shortcut="Ctrl Enter" isDisabled={add.saving}>
            {as === 'referral' ? 'Record the referral' : 'Note it'}
          </Button>
        </>
      }
    >
      <Form id="intake" onSubmit={() => void submit()}>
        {as === 'referral' ? <ReferralFields form={form} asksWho={personId === null} /> : <ContactFields form={form} />}
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

export type IntakeForm = ReturnType<typeof useForm<IntakeValues>>;

function ReferralFields({ form, asksWho }: { readonly form: IntakeForm; readonly asksWho: boolean }) {
  const reference = useReference();
  return (
    <>
      {asksWho && <WhoIsReferred form={form} />}
      <DateField
        {...useField(form.control, 'happenedOn')}
        label="Referred on"
        hint="The day it happened. When it was written down is kept by itself."
        width="medium"
      />
      <TellingFields control={form.control} agencies={reference.agencies} />
    </>
  );
}

function ContactFields({ form }: { readonly form: IntakeForm }) {
  const label = useField(form.control, 'label');
  const place = useField(form.control, 'place');
  const seen = useField(form.control, 'seen');
  return (
    <>
      <TextField
        {...label}
        value={label.value ?? ''}
        label="A word for them"
        hint="By which you can tell them from others: a coat, a dog, a nickname. No name is needed."
        width="full"
        autoFocus
      />
      <TextField {...place} value={place.value ?? ''} label="Where" width="full" optional />
      <TextArea {...seen} value={seen.value ?? ''} label="What you saw" optional rows={2} />
      <DateField {...useField(form.control, 'happenedOn')} label="Met on" width="medium" />
    </>
  );
}
