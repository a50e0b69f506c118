import type { CaseReview } from '../../../domain/cohorts/death-operations.ts';
import { reviewKindLabels } from '../../../domain/cohorts/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
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

interface ReviewProps {
  readonly personId: string;
  readonly review: CaseReview;
  readonly onClose: () => void;
}

const byName = 'by-name';

const ownerOf = (review: CaseReview) => ({
  dueOn: review.dueOn,
  owner: review.ownerUserId ?? (review.ownerName === null ? null : byName),
  words: review.ownerUserId === null ? (review.ownerName ?? '') : '',
});

/** Who looks into it, and until when. */
export function ReviewDialog({ personId, review, onClose }: ReviewProps) {
  const { data } = useRead('cohorts.mayLead', { personId });
  const address = { form: 'cohorts.review', subject: review.id, personId };
  const { values, set, leave } = useDialogValues(address, () => ownerOf(review), onClose);
  const { dueOn, owner, words } = values;
  const save = useWrite('cohorts.changeReview', { toast: 'Written down', onDone: leave });
  const isNamed = owner === byName;
  const submit = () =>
    void save.run({
      ...{ personId, caseReviewId: review.id, dueOn },
      ownerUserId: isNamed ? null : owner,
      ownerWords: isNamed ? words : null,
    });
  const workers = data?.workers ?? [];
  return (
    <Dialog
      title={reviewKindLabels[review.kind]}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="review" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="review" onSubmit={submit}>
        <Select
          label="Owner"
          value={owner}
          onChange={(next) => set({ owner: next })}
          allowNone="To be confirmed"
          options={[
            ...workers.map(({ userId, name, agencyName }) => ({ code: userId, label: name, description: agencyName })),
            { code: byName, label: 'Somebody without an account' },
          ]}
        />
        {isNamed && <TextField label="Their name" value={words} onChange={(next) => set({ words: next })} />}
        <DateField label="Due on" value={dueOn} onChange={(day) => set({ dueOn: day })} width="medium" />
        {save.error && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}

const decisions = [
  { code: 'done', label: 'Done' },
  { code: 'not-needed', label: 'Decided against' },
] as const;

const decidedAs = (today: string) => ({
  state: 'done' as (typeof decisions)[number]['code'],
  decidedOn: today as string | null,
  because: '',
});

/** What came of a review, or why there is none. */
export function DecideReviewDialog({ personId, review, onClose }: ReviewProps) {
  const today = useToday();
  const address = { form: 'cohorts.decideReview', subject: review.id, personId };
  const { values, set, leave } = useDialogValues(address, () => decidedAs(today), onClose);
  const { state, decidedOn, because } = values;
  const save = useWrite('cohorts.decideReview', { toast: 'Written down', onDone: leave });
  const errorOf = (field: string) => (save.error?.field === field ? save.error.message : undefined);
  const isPlaced = ['decidedOn', 'because'].includes(save.error?.field ?? '');
  return (
    <Dialog
      title={reviewKindLabels[review.kind]}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="decide-review" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form
        id="decide-review"
        onSubmit={() =>
          void save.run({ personId, caseReviewId: review.id, state, decidedOn: decidedOn ?? '', because })
        }
      >
        <Choice label="Decision" value={state} onChange={(next) => set({ state: next })} options={decisions} />
        <DateField
          label="On"
          value={decidedOn}
          onChange={(day) => set({ decidedOn: day })}
          width="medium"
          error={errorOf('decidedOn')}
        />
        <TextArea
          label={state === 'done' ? 'What was learned' : 'Why not'}
          hint="About how services worked together. The person is not the reason."
          value={because}
          onChange={(next) => set({ because: next })}
          error={errorOf('because')}
        />
        {save.error && !isPlaced && <Failure error={save.error} />}
      </Form>
    </Dialog>
  );
}
