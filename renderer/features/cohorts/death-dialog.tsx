import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { DeathReport } from '../../../domain/cohorts/death-operations.ts';
import { deathCauseLabels, deathCauses, deathSourceLabels, deathSources } from '../../../domain/cohorts/words.ts';
import { contract } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { PartialDateField } from '../../ui/partial-date-field.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { text } from './handover-dialog.tsx';

const schema = contract['cohorts.recordDeath'].input;
type Values = z.input<typeof schema>;

interface DeathProps {
  readonly person: Person;
  /** What is known already; null for a first report. */
  readonly death: DeathReport | null;
  readonly onClose: () => void;
}

const statusOptions = [
  { code: 'suspected', label: 'Not certain yet', description: 'It was said, and nothing confirms it so far.' },
  { code: 'concluded', label: 'Confirmed', description: 'A certificate, the coroner, a hospital or their family.' },
] as const;

const labelled = <Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) =>
  codes.map((code) => ({ code, label: labels[code] }));

/** Writes down that somebody has died, or what more is known. */
export function DeathDialog({ person, death, onClose }: DeathProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      ...{ personId: person.id, status: death?.status ?? 'suspected', diedOn: death?.diedOn ?? null, peers: '' },
      ...{ toldBy: death?.toldBy ?? '', toldOn: death?.toldOn ?? today },
      ...{ source: death?.source ?? null, cause: death?.cause ?? null },
    },
  });
  const draft = useFormDraft(form, { form: 'cohorts.death', subject: death?.id ?? person.id, personId: person.id });
  const close = closing(draft, onClose);
  const stopped = (count: number): string =>
    count === 0 ? 'Written down' : `Written down. ${count === 1 ? '1 task was' : `${count} tasks were`} stopped`;
  const record = useWrite('cohorts.recordDeath', { toast: (reply) => stopped(reply.stopped), onDone: close });
  const change = useWrite('cohorts.changeDeath', { toast: 'Written down', onDone: close });
  const submit = form.handleSubmit(async ({ peers, ...values }) => {
    const known = values.status === 'suspected' ? { ...values, source: null } : values;
    const reply =
      death === null ? await record.run({ ...known, peers }) : await change.run({ ...known, deathId: death.id });
    if (!reply.ok) landProblem(form, reply.error);
  });
  return (
    <Dialog
      title={
        death === null ? `Record that ${person.preferredName} has died` : `What is known about ${person.preferredName}`
      }
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="death" isDisabled={record.saving || change.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="death" onSubmit={() => void submit()}>
        {death === null && (
          <p className="soft">
            Tasks that seek {person.preferredName} out stop, a review begins, and you are shown whom to think of. If it
            was a mistake, all of it can be taken back.
          </p>
        )}
        <Fields form={form} isFirst={death === null} wasConcluded={death?.status === 'concluded'} />
      </Form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly form: ReturnType<typeof useForm<Values>>;
  readonly isFirst: boolean;
  readonly wasConcluded: boolean;
}

function Fields({ form, isFirst, wasConcluded }: FieldsProps) {
  const status = useField(form.control, 'status');
  const source = useField(form.control, 'source');
  const cause = useField(form.control, 'cause');
  const peers = useField(form.control, 'peers');
  const root = form.formState.errors.root?.message;
  return (
    <>
      {!wasConcluded && <Choice {...status} label="How certain is it?" layout="list" options={statusOptions} />}
      <PartialDateField
        {...useField(form.control, 'diedOn')}
        label="Day"
        hint="A day, a month or only a year. Leave it empty if it is not known."
        width="medium"
        optional
      />
      <TextField
        {...text(useField(form.control, 'toldBy'))}
        label="Who told us"
        hint="For example “their sister, by phone”."
      />
      <DateField {...useField(form.control, 'toldOn')} label="Told on" width="medium" />
      {status.value === 'concluded' && (
        <Select {...source} label="Confirmed by" options={labelled(deathSources, deathSourceLabels)} />
      )}
      <Select
        {...cause}
        label="Kind of cause"
        hint="Only where a certificate or an inquest says so. How somebody died is not asked."
        allowNone="Not known"
        options={labelled(deathCauses, deathCauseLabels)}
      />
      {isFirst && (
        <TextArea
          {...text(peers)}
          label="Peers to think of"
          hint="In words, without names: for example “the Thursday group”."
          rows={2}
          optional
        />
      )}
      {root !== undefined && <Failure error={{ message: root }} />}
    </>
  );
}
