import { useForm, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { hardDay, hardDaySentences } from '../../../domain/contacts/bank-holidays.ts';
import { certaintyCodes, certaintyLabels } from '../../../domain/contacts/release.ts';
import type { Release } from '../../../domain/contacts/release-operations.ts';
import { contract } from '../../../domain/contract.ts';
import { isoDate } from '../../../domain/fields.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';

const schema = contract['contacts.addRelease'].input;
type Values = z.input<typeof schema>;
const certainties = certaintyCodes.map((code) => ({ code, label: certaintyLabels[code] }));

interface ReleaseFormProps {
  readonly personId: string;
  /** Null for a new one. */
  readonly release: Release | null;
  readonly onClose: () => void;
}

/** A release that is known or expected. What has to be done opens with it, and moves with its day. */
export function ReleaseForm({ personId, release, onClose }: ReleaseFormProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      personId,
      releaseOn: release?.releaseOn ?? today,
      certainty: release?.certainty ?? 'expected',
      establishment: release?.establishment ?? '',
    },
  });
  const add = useWrite('contacts.addRelease', { toast: 'Release recorded, its tasks are open', onDone: onClose });
  const change = useWrite('contacts.changeRelease', { toast: 'Release changed', onDone: onClose });
  const submit = form.handleSubmit(async (values) => {
    const reply = await (release === null ? add.run(values) : change.run({ ...values, releaseId: release.id }));
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  const certainty = useField(form.control, 'certainty');
  const establishment = useField(form.control, 'establishment');
  return (
    <Dialog
      title={release === null ? 'Record a release' : 'Change a release'}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form="release"
            shortcut="Ctrl Enter"
            isDisabled={add.saving || change.saving}
          >
            Save
          </Button>
        </>
      }
    >
      <Form id="release" onSubmit={() => void submit()}>
        <DateField {...useField(form.control, 'releaseOn')} label="Day of release" width="medium" autoFocus />
        <HardDay form={form} />
        <Choice {...certainty} label="How sure" options={certainties} />
        <TextField
          {...establishment}
          value={establishment.value ?? ''}
          label="From where"
          hint="The prison or police station."
          optional
          width="full"
        />
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

/** Says while the day is chosen that hardly anything is open then. */
function HardDay({ form }: { readonly form: ReturnType<typeof useForm<Values>> }) {
  const day = useWatch({ control: form.control, name: 'releaseOn' });
  const hard = isoDate.safeParse(day).success ? hardDay(day) : null;
  return (
    <p role="status" className="small">
      {hard === null ? '' : hardDaySentences[hard]}
    </p>
  );
}
