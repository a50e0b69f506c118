import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { toldAnswers, toldLabels } from '../../../domain/cohorts/words.ts';
import { contract, type OutputOf } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead, useReference, useWrite } from '../../client.ts';
import { closing, useFormDraft } from '../../form-draft.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './cohorts.module.css';

const schema = contract['cohorts.proposeHandover'].input;
type Values = z.input<typeof schema>;
type Worker = OutputOf<'cohorts.mayLead'>['workers'][number];

interface HandoverProps {
  readonly person: Person;
  readonly hasLead: boolean;
  readonly onClose: () => void;
}

/** Asks somebody to lead: a colleague of the register, or a worker by name. */
export function HandoverDialog({ person, hasLead, onClose }: HandoverProps) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: {
      ...{ personId: person.id, toUserId: null, toName: '', toAgencyId: null, plannedOn: today },
      ...{ note: '', told: 'not-yet', toldOn: null, introducedOn: null },
    },
  });
  const draft = useFormDraft(form, { form: 'cohorts.handover', subject: person.id, personId: person.id });
  const close = closing(draft, onClose);
  const propose = useWrite('cohorts.proposeHandover', {
    toast: ({ confirmed }) => (confirmed ? 'You lead from now on' : 'Asked. Nothing changes until there is a yes'),
    onDone: close,
  });
  const submit = form.handleSubmit(async (values) => {
    const reply = await propose.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const root = form.formState.errors.root?.message;
  const told = useField(form.control, 'told');
  const toldOn = useField(form.control, 'toldOn');
  const introducedOn = useField(form.control, 'introducedOn');
  return (
    <Dialog
      title={hasLead ? `Hand over for ${person.preferredName}` : `Lead contact for ${person.preferredName}`}
      isOpen
      onClose={onClose}
      keepsDraft
      actions={
        <>
          <SaveState draftKeptAt={draft.kept} />
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" type="submit" form="hand-over" shortcut="Ctrl Enter" isDisabled={propose.saving}>
            Ask
          </Button>
        </>
      }
    >
      <Form id="hand-over" onSubmit={() => void submit()}>
        <p className="soft">
          {hasLead
            ? 'Whoever leads now goes on until the new lead has said yes.'
            : 'Whoever is asked leads once they have said yes. If you name yourself, it holds at once.'}
        </p>
        <Who form={form} person={person} />
        <DateField {...useField(form.control, 'plannedOn')} label="From" width="medium" />
        <TextArea
          {...text(useField(form.control, 'note'))}
          label="What the new lead should know"
          hint="What helps, what to avoid, what was promised."
        />
        <Choice
          {...told}
          label={`Has ${person.preferredName} been told?`}
          options={toldAnswers.map((code) => ({ code, label: toldLabels[code] }))}
        />
        {told.value === 'yes' && (
          <div className={styles.pair}>
            <DateField {...toldOn} label="Told on" width="medium" />
            <DateField
              {...introducedOn}
              label="Introduced to the new lead on"
              hint="Leave it empty if they have not met."
              width="medium"
            />
          </div>
        )}
        {root !== undefined && <Failure error={{ message: root }} />}
      </Form>
    </Dialog>
  );
}

/** A text field of a form keeps an empty string where the contract takes null. */
export const text = <Field extends { readonly value: unknown }>(field: Field) => ({
  ...field,
  value: typeof field.value === 'string' ? field.value : '',
});

const byName = 'by-name';

function Who({ form, person }: { readonly form: ReturnType<typeof useForm<Values>>; readonly person: Person }) {
  const { data } = useRead('cohorts.mayLead', { personId: person.id });
  const { agencies } = useReference();
  const who = useField(form.control, 'toUserId');
  const name = useField(form.control, 'toName');
  const agency = useField(form.control, 'toAgencyId');
  const workers = data?.workers ?? [];
  const chosen = workers.find(({ userId }) => userId === who.value);
  const isNamed = name.value !== '' || agency.value !== null;
  return (
    <>
      <Select
        label="Who"
        value={who.value ?? (isNamed ? byName : null)}
        error={who.error}
        onChange={(next) => {
          who.onChange(next === byName ? null : next);
          if (next === byName) agency.onChange(agency.value ?? agencies[0]?.id ?? null);
          else {
            name.onChange('');
            agency.onChange(null);
          }
        }}
        options={[
          ...workers.map((one) => ({ code: one.userId, label: nameOf(one), description: one.agencyName })),
          { code: byName, label: 'Somebody without an account', description: 'A worker by name and agency' },
        ]}
      />
      {who.value === null && isNamed && (
        <div className={styles.pair}>
          <TextField {...text(name)} label="Their name" />
          <Select
            label="Their agency"
            value={agency.value}
            onChange={agency.onChange}
            error={agency.error}
            options={agencies.map(({ id, name: label }) => ({ code: id, label }))}
          />
        </div>
      )}
      {chosen && <Warnings worker={chosen} person={person} />}
    </>
  );
}

const nameOf = ({ name, isYou }: Worker): string => (isYou ? `${name} (you)` : name);

function Warnings({ worker, person }: { readonly worker: Worker; readonly person: Person }) {
  return (
    <>
      {!worker.sees && (
        <p role="status" className={styles.notice}>
          {worker.name} may not see this record yet, and cannot answer before that is decided under “Who may know what”.
        </p>
      )}
      {worker.leadsForApart && (
        <p role="status" className={styles.notice}>
          {worker.name} leads for somebody whom {person.preferredName} must not meet. Only coordinators see this.
        </p>
      )}
    </>
  );
}
