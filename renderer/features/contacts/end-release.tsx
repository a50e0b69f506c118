import { useForm } from 'react-hook-form';
import type { Release } from '../../../domain/contacts/release-operations.ts';
import { useWrite } from '../../client.ts';
import { useDialogDraft } from '../../form-draft.ts';
import { landProblem, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { GentleHint } from '../../ui/gentle-hint.tsx';
import { TextArea } from '../../ui/text-area.tsx';

interface EndReleaseProps {
  readonly personId: string;
  readonly release: Release;
  readonly what: 'released' | 'fell-through';
  readonly onClose: () => void;
}

interface Values {
  releasedOn: string;
  because: string;
}

/** A release that happened, or one that fell through with the words why. */
export function EndRelease({ personId, release, what, onClose }: EndReleaseProps) {
  const today = useToday();
  const [releasedOn = today] = [release.releaseOn, today].sort();
  const form = useForm<Values>({ defaultValues: { releasedOn, because: '' } });
  const leave = useDialogDraft(form, { form: `contacts.${what}`, subject: release.id, personId }, onClose);
  const noted = useWrite('contacts.noteReleased', { toast: 'Noted on the timeline', onDone: leave });
  const fell = useWrite('contacts.noteFellThrough', { toast: 'Noted, its open tasks are dropped', onDone: leave });
  const submit = form.handleSubmit(async (values) => {
    const ids = { personId, releaseId: release.id };
    const reply =
      what === 'released'
        ? await noted.run({ ...ids, releasedOn: values.releasedOn })
        : await fell.run({ ...ids, because: values.because });
    if (!reply.ok) landProblem(form, reply.error);
  });
  const day = useField(form.control, 'releasedOn');
  const because = useField(form.control, 'because');
  const root = form.formState.errors.root?.message;
  return (
    <Dialog
      title={what === 'released' ? 'They were released' : 'The release fell through'}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form="end-release"
            shortcut="Ctrl Enter"
            isDisabled={noted.saving || fell.saving}
          >
            Save
          </Button>
        </>
      }
    >
      <Form id="end-release" onSubmit={() => void submit()}>
        {what === 'released' ? (
          <>
            <DateField
              {...day}
              onChange={(next) => day.onChange(next ?? '')}
              label="Released on"
              width="medium"
              autoFocus
            />
            <p className="soft">
              It stands on the timeline from then on. What is open stays open, and day 21 counts from this day.
            </p>
          </>
        ) : (
          <>
            <TextArea {...because} label="Why it fell through" rows={2} autoFocus />
            <GentleHint text={because.value} />
            <p className="soft">What is still open for it is dropped with these words.</p>
          </>
        )}
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}
