import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { consentDecisions } from '../../../domain/sharing/consent.ts';
import {
  advocateLabels,
  advocateStates,
  capacities,
  capacityLabels,
  consentDecisionLabels,
  consentWayLabels,
  consentWays,
} from '../../../domain/sharing/consent-words.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { closing, useValuesDraft } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Answer = InputOf<'sharing.recordConsent'>;
/** Nothing is chosen beforehand: an answer is asked for, never assumed. */
type Values = Omit<Answer, 'agencyId' | 'decision' | 'decidedOn' | 'how'> & {
  readonly agencyId: string | null;
  readonly decision: Answer['decision'] | null;
  readonly decidedOn: string | null;
  readonly how: Answer['how'] | null;
};

const names = [
  'agencyId',
  'decision',
  'categories',
  'purpose',
  'how',
  'words',
  'decidedOn',
  'reviewOn',
  'capacity',
  'capacityNote',
  'advocate',
  'advocateName',
];

const asOptions = <Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) =>
  codes.map((code) => ({ code, label: labels[code] }));

interface RecordProps {
  readonly personId: string;
  readonly name: string;
  readonly agencies: readonly AgencySharing[];
  readonly onClose: () => void;
}

/** Nothing yet but the day. */
const nothingSaid = (personId: string, today: string): Values => ({
  personId,
  agencyId: null,
  decision: null,
  categories: [],
  purpose: '',
  how: 'spoken',
  words: '',
  decidedOn: today,
  reviewOn: null,
  capacity: 'presumed',
  capacityNote: '',
  advocate: 'not-needed',
  advocateName: '',
});

/** What the person said of one agency: to what, what for, in which words, with whose help. */
export function RecordConsent({ personId, name, agencies, onClose }: RecordProps) {
  const today = useToday();
  const address = { form: 'sharing.said', subject: personId, personId };
  const { values, set, draft } = useValuesDraft<Values>(address, () => nothingSaid(personId, today));
  const close = closing(draft, onClose);
  const record = useWrite('sharing.recordConsent', { toast: `Recorded what ${name} said`, onDone: close });
  const errors = fieldErrors(record.error, names);
  return (
    <Dialog
      title={`What ${name} said of sharing`}
      size="wide"
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="said" shortcut="Ctrl Enter" isDisabled={record.saving}>
            Save what they said
          </Button>
        </>
      }
    >
      <Form id="said" onSubmit={() => void record.run(values as Answer)}>
        <Select
          label="Sharing with"
          value={values.agencyId}
          options={agencies.map(({ agencyId, agencyName }) => ({ code: agencyId, label: agencyName }))}
          onChange={(agencyId) => set({ agencyId })}
          width="full"
          error={errors.of('agencyId')}
        />
        <Choice
          label="What they said"
          value={values.decision}
          options={asOptions(consentDecisions, consentDecisionLabels)}
          onChange={(decision) => set({ decision })}
          error={errors.of('decision')}
        />
        <CheckboxGroup
          label="About which kinds of information"
          options={asOptions<PersonCategory>(personCategories, categoryLabels)}
          value={values.categories}
          onChange={(categories) => set({ categories })}
          error={errors.of('categories')}
        />
        <WhatWasSaid values={values} set={set} errorOf={errors.of} />
        <HowDecided values={values} set={set} errorOf={errors.of} />
        <DateField
          label="To be asked again on"
          optional
          value={values.reviewOn}
          onChange={(reviewOn) => set({ reviewOn })}
          width="medium"
          error={errors.of('reviewOn')}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}

interface HowProps {
  readonly values: Values;
  readonly set: (changes: Partial<Values>) => void;
  readonly errorOf: (field: string) => string | undefined;
}

/** What for, in which words, when and how. */
function WhatWasSaid({ values, set, errorOf }: HowProps) {
  return (
    <>
      <TextField
        label="What for"
        optional
        value={values.purpose ?? ''}
        onChange={(purpose) => set({ purpose })}
        width="full"
        error={errorOf('purpose')}
      />
      <TextArea
        label="In their words"
        optional
        value={values.words ?? ''}
        onChange={(words) => set({ words })}
        rows={2}
        error={errorOf('words')}
      />
      <DateField
        label="Day of the answer"
        value={values.decidedOn}
        onChange={(decidedOn) => set({ decidedOn })}
        width="medium"
        error={errorOf('decidedOn')}
      />
      <Select
        label="How it was given"
        value={values.how}
        options={asOptions(consentWays, consentWayLabels)}
        onChange={(code) => set({ how: consentWays.find((one) => one === code) ?? null })}
        error={errorOf('how')}
      />
    </>
  );
}

/** Capacity for this decision, and the advocate beside it. */
function HowDecided({ values, set, errorOf }: HowProps) {
  const named = values.advocate === 'present' || values.how === 'through-advocate';
  return (
    <>
      <Choice
        layout="list"
        label="Capacity for this decision"
        value={values.capacity}
        options={asOptions(capacities, capacityLabels)}
        onChange={(capacity) => set({ capacity })}
        error={errorOf('capacity')}
      />
      {(values.capacity !== 'presumed' || errorOf('capacityNote') !== undefined) && (
        <TextArea
          label="Who looked at it, and who decided"
          hint="For a decision in their best interests: who decided, and who was asked."
          value={values.capacityNote ?? ''}
          onChange={(capacityNote) => set({ capacityNote })}
          rows={2}
          error={errorOf('capacityNote')}
        />
      )}
      <Select
        label="Advocate"
        value={values.advocate}
        options={asOptions(advocateStates, advocateLabels)}
        onChange={(code) => set({ advocate: advocateStates.find((one) => one === code) ?? 'not-needed' })}
        width="full"
        error={errorOf('advocate')}
      />
      {(named || errorOf('advocateName') !== undefined) && (
        <TextField
          label="Who the advocate was"
          value={values.advocateName ?? ''}
          onChange={(advocateName) => set({ advocateName })}
          width="full"
          error={errorOf('advocateName')}
        />
      )}
    </>
  );
}
