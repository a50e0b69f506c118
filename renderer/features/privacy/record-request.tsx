import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { contract } from '../../../domain/contract.ts';
import { requestKinds } from '../../../domain/privacy/requests.ts';
import { requestKindLabels } from '../../../domain/privacy/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { correctionPlaces } from './correction-places.ts';

const schema = contract['privacy.beginRequest'].input;
type Values = z.input<typeof schema>;

const kinds = requestKinds.map((code) => ({ code, label: requestKindLabels[code] }));
const askers = [
  { code: 'person', label: 'The person' },
  { code: 'representative', label: 'Somebody who acts for them' },
] as const;

/** A request that somebody has made, by the reference of whoever it is about. */
export function RecordRequest({ onClose }: { readonly onClose: () => void }) {
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      reference: '',
      kind: 'access',
      receivedOn: useToday(),
      fromWhom: 'person',
      asked: '',
      place: null,
    },
  });
  const { control } = form;
  const leave = useDialogDraft(form, { form: 'privacy.request', subject: 'new', personId: null }, onClose);
  const begin = useWrite('privacy.beginRequest', { toast: 'Request recorded', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const reply = await begin.run({ ...values, place: values.kind === 'correction' ? values.place : null });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const reference = useField(control, 'reference');
  const kind = useField(control, 'kind');
  const place = useField(control, 'place');
  const asked = useField(control, 'asked');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title="Record a request"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="request" shortcut="Ctrl Enter" isDisabled={begin.saving}>
            Record it
          </Button>
        </>
      }
    >
      <Form id="request" onSubmit={() => void submit()}>
        <TextField {...reference} label="Reference of the person" autoFocus />
        <WhoItIs reference={reference.value.trim()} />
        <Choice {...kind} label="What they ask" layout="list" options={kinds} />
        {kind.value === 'correction' && (
          <Select
            {...place}
            label="What should be corrected"
            hint="Agencies that recorded or were shown it are told once it is corrected."
            width="full"
            options={correctionPlaces}
            allowNone="Something else"
          />
        )}
        <DateField {...useField(control, 'receivedOn')} label="Received on" width="medium" />
        <Choice {...useField(control, 'fromWhom')} label="From whom" options={askers} />
        <TextArea {...asked} value={asked.value ?? ''} label="What they said" rows={2} />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

const pauseMilliseconds = 900;

/**
 * Names the person once the reference has been typed to its end, so that a slip of the hand is seen before it is saved.
 * It waits for a pause: every answer puts somebody in front of whoever types, and into the audit trail.
 */
function WhoItIs({ reference }: { readonly reference: string }) {
  const settled = useSettled(reference.trim(), pauseMilliseconds);
  const known = settled !== '' && settled === reference.trim();
  const { data } = useRead('privacy.find', { reference: settled }, { enabled: known });
  if (data === undefined || !known) return null;
  return (
    <p role="status">
      <b>{data.personName}</b>
      {data.requests.length > 0 && <span className="soft"> has asked something already that is still open.</span>}
    </p>
  );
}
