import { raterKindLabels, raterKinds } from '../../../domain/fidelity/raters.ts';
import { useReference, useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

const kinds = raterKinds.map((code) => ({ code, label: raterKindLabels[code] }));

/** Somebody who has no account here: what they say is written down for them. */
export function AddRater({ periodId, onClose }: { readonly periodId: string; readonly onClose: () => void }) {
  const { agencies } = useReference();
  const add = useWrite('fidelity.addRater', { toast: 'Rater added', onDone: () => leave() });
  const address = { form: 'fidelity-rater', subject: periodId, personId: null };
  const { values, set, leave } = useDialogValues(
    address,
    () => ({ kind: 'agency' as (typeof raterKinds)[number], agencyId: null as string | null, name: '' }),
    onClose,
  );
  const errors = fieldErrors(add.error, ['agencyId', 'name']);
  const formId = 'add-rater';
  return (
    <Dialog
      title="Add somebody who rates"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form={formId} isDisabled={add.saving}>
            Add the rater
          </Button>
        </>
      }
    >
      <p className="soft">
        Colleagues who rate and experts by experience who have an account rate by themselves, under Fidelity.
      </p>
      <Form id={formId} onSubmit={() => void add.run({ periodId, ...values })}>
        <Choice label="Who rates" options={kinds} value={values.kind} onChange={(kind) => set({ kind })} />
        <Select
          label="Agency"
          value={values.agencyId}
          options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
          allowNone="None of these"
          onChange={(agencyId) => set({ agencyId })}
          error={errors.of('agencyId')}
        />
        <TextField
          label="In words"
          optional
          hint="Such as: two members together. No name of a person is needed."
          value={values.name}
          onChange={(name) => set({ name })}
          error={errors.of('name')}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}
