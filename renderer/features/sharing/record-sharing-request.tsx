import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { SharingRequest } from '../../../domain/sharing/consent-operations.ts';
import { type RequestOutcome, requestOutcomeLabels, requestOutcomes } from '../../../domain/sharing/consent-words.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useCurrentSession, useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface AskedValues {
  readonly direction: 'asked-of-us' | 'we-asked';
  readonly agencyId: string | null;
  readonly otherParty: string;
  readonly askedBy: string;
  readonly askedFor: string;
  readonly categories: readonly PersonCategory[];
  readonly askedOn: string | null;
}

interface AnswerValues {
  readonly outcome: RequestOutcome | 'waiting';
  readonly decidedOn: string | null;
  readonly decidedBy: string;
  readonly because: string;
}

const askedNames = ['direction', 'agencyId', 'otherParty', 'askedBy', 'askedFor', 'categories', 'askedOn'];
const answerNames = ['outcome', 'decidedOn', 'decidedBy', 'because'];

interface RecordProps {
  readonly personId: string;
  readonly agencies: readonly AgencySharing[];
  /** One that waits for its answer; null for a new one. */
  readonly request: SharingRequest | null;
  readonly onClose: () => void;
}

const beginWith = (
  request: SharingRequest | null,
  today: string,
  decidedBy: string,
): { readonly asked: AskedValues; readonly answer: AnswerValues } => ({
  asked: {
    direction: 'asked-of-us',
    agencyId: null,
    otherParty: '',
    askedBy: '',
    askedFor: '',
    categories: [],
    askedOn: today,
  },
  answer: { outcome: request === null ? 'waiting' : 'refused', decidedOn: today, decidedBy, because: '' },
});

/** Who asked, for what, and what was answered, with the reason for a no. */
export function RecordSharingRequest({ personId, agencies, request, onClose }: RecordProps) {
  const today = useToday();
  const session = useCurrentSession();
  const address = { form: 'sharing.request', subject: request?.id ?? personId, personId };
  const begin = () => beginWith(request, today, session?.user.displayName ?? '');
  const { values, set, leave } = useDialogValues(address, begin, onClose);
  const { asked, answer } = values;
  const add = useWrite('sharing.recordRequest', { toast: 'Request recorded', onDone: leave });
  const reply = useWrite('sharing.answerRequest', { toast: 'Answer recorded', onDone: leave });
  const error = add.error ?? reply.error;
  const inner = error?.field?.startsWith('answer.')
    ? { ...error, field: error.field.slice(7), message: error.message }
    : error;
  const errors = fieldErrors(inner, request === null ? [...askedNames, ...answerNames] : answerNames);
  const save = () => {
    const { outcome, ...rest } = answer;
    const given = outcome === 'waiting' ? null : { outcome, ...rest, decidedOn: rest.decidedOn ?? '' };
    if (request !== null && given !== null) return void reply.run({ personId, sharingRequestId: request.id, ...given });
    if (request === null) {
      const otherParty = asked.agencyId === null ? asked.otherParty : null;
      const { categories, askedOn } = asked;
      void add.run({
        personId,
        ...asked,
        otherParty,
        categories: [...categories],
        askedOn: askedOn ?? '',
        answer: given,
      });
    }
  };
  return (
    <Dialog
      title={request === null ? 'A request for information' : `The request of ${request.other}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="asking" shortcut="Ctrl Enter" isDisabled={add.saving || reply.saving}>
            {request === null ? 'Save the request' : 'Save the answer'}
          </Button>
        </>
      }
    >
      <Form id="asking" onSubmit={save}>
        {request === null && (
          <AskedFields
            value={asked}
            onChange={(next) => set({ asked: next })}
            agencies={agencies}
            errorOf={errors.of}
          />
        )}
        <AnswerFields
          value={answer}
          onChange={(next) => set({ answer: next })}
          mayWait={request === null}
          errorOf={errors.of}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}

interface Fields<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function AskedFields({
  value,
  onChange,
  agencies,
  errorOf,
}: Fields<AskedValues> & { readonly agencies: readonly AgencySharing[] }) {
  const set = (changes: Partial<AskedValues>) => onChange({ ...value, ...changes });
  return (
    <>
      <Choice
        label="Which way"
        value={value.direction}
        options={[
          { code: 'asked-of-us', label: 'They asked us' },
          { code: 'we-asked', label: 'We asked them' },
        ]}
        onChange={(direction) => set({ direction })}
      />
      <Select
        label="Agency"
        value={value.agencyId}
        options={agencies.map(({ agencyId, agencyName }) => ({ code: agencyId, label: agencyName }))}
        onChange={(agencyId) => set({ agencyId })}
        allowNone="Somebody else"
        width="full"
        error={errorOf('agencyId')}
      />
      {value.agencyId === null && (
        <TextField
          label="Who it was"
          value={value.otherParty}
          onChange={(otherParty) => set({ otherParty })}
          width="full"
          error={errorOf('otherParty')}
        />
      )}
      <TextField
        label="Who asked"
        value={value.askedBy}
        onChange={(askedBy) => set({ askedBy })}
        width="full"
        error={errorOf('askedBy')}
      />
      <TextArea
        label="For what"
        value={value.askedFor}
        onChange={(askedFor) => set({ askedFor })}
        rows={2}
        error={errorOf('askedFor')}
      />
      <CheckboxGroup
        label="Kinds of information"
        options={personCategories.map((code) => ({ code, label: categoryLabels[code] }))}
        value={value.categories}
        onChange={(categories) => set({ categories })}
        error={errorOf('categories')}
      />
      <DateField
        label="Asked on"
        value={value.askedOn}
        onChange={(askedOn) => set({ askedOn })}
        width="medium"
        error={errorOf('askedOn')}
      />
    </>
  );
}

function AnswerFields({ value, onChange, mayWait, errorOf }: Fields<AnswerValues> & { readonly mayWait: boolean }) {
  const set = (changes: Partial<AnswerValues>) => onChange({ ...value, ...changes });
  const outcomes = requestOutcomes.map((code) => ({ code, label: requestOutcomeLabels[code] }));
  return (
    <>
      <Choice<AnswerValues['outcome']>
        label="Answer"
        value={value.outcome}
        options={mayWait ? [{ code: 'waiting', label: 'Not answered yet' }, ...outcomes] : outcomes}
        onChange={(outcome) => set({ outcome })}
        error={errorOf('outcome')}
      />
      {value.outcome !== 'waiting' && (
        <>
          <TextArea
            label={value.outcome === 'met' ? 'Why' : 'Why not, or not all of it'}
            optional={value.outcome === 'met'}
            value={value.because}
            onChange={(because) => set({ because })}
            rows={2}
            error={errorOf('because')}
          />
          <TextField
            label="Who answered"
            value={value.decidedBy}
            onChange={(decidedBy) => set({ decidedBy })}
            width="full"
            error={errorOf('decidedBy')}
          />
          <DateField
            label="Answered on"
            value={value.decidedOn}
            onChange={(decidedOn) => set({ decidedOn })}
            width="medium"
            error={errorOf('decidedOn')}
          />
        </>
      )}
    </>
  );
}
