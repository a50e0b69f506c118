import { personCategories } from '../../../domain/access.ts';
import type { InputOf } from '../../../domain/contract.ts';
import type { SharingAgreement } from '../../../domain/sharing/agreement-operations.ts';
import {
  agreementKindLabels,
  agreementKinds,
  controllerKinds,
  controllerLabels,
} from '../../../domain/sharing/agreement-words.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useReference, useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Terms = InputOf<'sharing.addAgreement'>;
type Values = Omit<Terms, 'signedOn' | 'reviewOn'> & {
  readonly signedOn: string | null;
  readonly reviewOn: string | null;
};

const names = [
  'title',
  'kind',
  'agencyIds',
  'purpose',
  'categories',
  'controllers',
  'contactPoint',
  'signedOn',
  'reviewOn',
  'endsOn',
  'whereKept',
];

const beginWith = (agreement: SharingAgreement | null, today: string): Values => ({
  title: agreement?.title ?? '',
  kind: agreement?.kind ?? 'sharing-agreement',
  agencyIds: agreement?.agencies.map(({ id }) => id) ?? [],
  purpose: agreement?.purpose ?? '',
  categories: agreement?.categories ?? [],
  controllers: agreement?.controllers ?? 'separate',
  contactPoint: agreement?.contactPoint ?? '',
  signedOn: agreement?.signedOn ?? today,
  reviewOn: agreement?.reviewOn ?? null,
  endsOn: agreement?.endsOn ?? null,
  whereKept: agreement?.whereKept ?? '',
});

interface FormProps {
  /** The one that is changed; null for a new one. */
  readonly agreement: SharingAgreement | null;
  readonly onClose: () => void;
}

/** Who agreed to share what, what for, since when, and where the paper lies. */
export function AgreementForm({ agreement, onClose }: FormProps) {
  const today = useToday();
  const address = { form: 'sharing.agreement', subject: agreement?.id ?? 'new', personId: null };
  const { values, set, leave } = useDialogValues(address, () => beginWith(agreement, today), onClose);
  const add = useWrite('sharing.addAgreement', { toast: 'Agreement added', onDone: leave });
  const change = useWrite('sharing.changeAgreement', { toast: 'Agreement changed', onDone: leave });
  const errors = fieldErrors(add.error ?? change.error, names);
  const save = () => {
    const terms = { ...values, signedOn: values.signedOn ?? '', reviewOn: values.reviewOn ?? '' };
    if (agreement === null) void add.run(terms);
    else void change.run({ ...terms, agreementId: agreement.id });
  };
  return (
    <Dialog
      title={agreement === null ? 'Add an agreement' : agreement.title}
      size="wide"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form="agreement"
            shortcut="Ctrl Enter"
            isDisabled={add.saving || change.saving}
          >
            Save the agreement
          </Button>
        </>
      }
    >
      <Form id="agreement" onSubmit={save}>
        <WhatFields values={values} set={set} errorOf={errors.of} />
        <WhenFields values={values} set={set} errorOf={errors.of} />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}

interface PartProps {
  readonly values: Values;
  readonly set: (changes: Partial<Values>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function WhatFields({ values, set, errorOf }: PartProps) {
  const { agencies } = useReference();
  return (
    <>
      <TextField
        label="Title"
        value={values.title}
        onChange={(title) => set({ title })}
        width="full"
        error={errorOf('title')}
      />
      <Select
        label="Kind"
        value={values.kind}
        options={agreementKinds.map((code) => ({ code, label: agreementKindLabels[code] }))}
        onChange={(code) => set({ kind: agreementKinds.find((one) => one === code) ?? 'other' })}
        width="full"
        error={errorOf('kind')}
      />
      <CheckboxGroup
        label="Who signed it"
        options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
        value={values.agencyIds}
        onChange={(agencyIds) => set({ agencyIds })}
        error={errorOf('agencyIds')}
      />
      <TextArea
        label="What for"
        value={values.purpose}
        onChange={(purpose) => set({ purpose })}
        rows={2}
        error={errorOf('purpose')}
      />
      <CheckboxGroup
        label="Kinds of information that it covers"
        options={personCategories.map((code) => ({ code, label: categoryLabels[code] }))}
        value={values.categories}
        onChange={(categories) => set({ categories })}
        error={errorOf('categories')}
      />
    </>
  );
}

function WhenFields({ values, set, errorOf }: PartProps) {
  return (
    <>
      <Select
        label="Controllers"
        value={values.controllers}
        options={controllerKinds.map((code) => ({ code, label: controllerLabels[code] }))}
        onChange={(code) => set({ controllers: controllerKinds.find((one) => one === code) ?? 'not-said' })}
        width="full"
        error={errorOf('controllers')}
      />
      <TextField
        label="To whom people turn"
        optional
        value={values.contactPoint ?? ''}
        onChange={(contactPoint) => set({ contactPoint })}
        width="full"
        error={errorOf('contactPoint')}
      />
      <DateField
        label="Signed on"
        value={values.signedOn}
        onChange={(signedOn) => set({ signedOn })}
        width="medium"
        error={errorOf('signedOn')}
      />
      <DateField
        label="Review on"
        value={values.reviewOn}
        onChange={(reviewOn) => set({ reviewOn })}
        width="medium"
        error={errorOf('reviewOn')}
      />
      <DateField
        label="Runs until"
        hint="Leave empty while it has no end."
        value={values.endsOn}
        onChange={(endsOn) => set({ endsOn })}
        width="medium"
        error={errorOf('endsOn')}
      />
      <TextField
        label="Where the paper lies"
        value={values.whereKept}
        onChange={(whereKept) => set({ whereKept })}
        width="full"
        error={errorOf('whereKept')}
      />
    </>
  );
}
