import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { PersonCategory } from '../../../domain/access.ts';
import { contract, type OutputOf } from '../../../domain/contract.ts';
import type { PageForm } from '../../../domain/plans/one-page.ts';
import { useWrite } from '../../client.ts';
import { landProblem, schemaResolver, useField } from '../../form-fields.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SaveFiles } from '../returns/save-files.tsx';
import { GroundFields, type GroundValues, noGround } from '../sharing/ground-fields.tsx';
import styles from './plans.module.css';

interface TogetherProps {
  readonly personId: string;
  readonly name: string;
  readonly form: PageForm;
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
  /** The kinds of information that stand on the page as it is now. */
  readonly kinds: readonly PersonCategory[];
  readonly onShow: () => void;
}

/** What comes after reading: show it alone, give a copy, and note that it was read. */
export function Together({ personId, name, form, ticked, unticked, kinds, onShow }: TogetherProps) {
  const [saved, setSaved] = useState<OutputOf<'plans.savePage'> | null>(null);
  const [ground, setGround] = useState<GroundValues>({ ...noGround, basis: 'public-task' });
  const save = useWrite('plans.savePage', { onDone: setSaved });
  const errorOf = (name: string) => (save.error?.field === `disclosure.${name}` ? save.error.message : undefined);
  return (
    <>
      <Panel title="Show it">
        <p className="soft small">The page by itself, with nothing to press in it. Nothing is saved.</p>
        <div className={styles.tools}>
          <Button kind="main" onPress={onShow}>
            Show on screen
          </Button>
        </div>
      </Panel>
      <Panel title={`A copy for ${name}`}>
        <SaveFiles
          label={`A copy for ${name}`}
          hint="As a PDF to print or hand over; where this window cannot make one, as a page for a browser. Its name names nobody. That the copy was given is written down."
          button="Save the copy"
          working="Saving"
          save={save}
          showsField={(field) => field.startsWith('disclosure.')}
          fields={
            <GroundFields
              value={ground}
              onChange={setGround}
              categories={kinds}
              agencyId={null}
              toPolice={false}
              errorOf={errorOf}
            />
          }
          onSave={(folder) => {
            setSaved(null);
            const disclosure = { ...ground, basis: ground.basis as never };
            void save.run({ personId, form, ticked: [...ticked], unticked: [...unticked], folder, disclosure });
          }}
        >
          {saved !== null && (
            <p role="status">
              <b>{saved.name}</b> written to {saved.folder}. It is noted that {name} was given it.
            </p>
          )}
        </SaveFiles>
      </Panel>
      <Panel title="That we read it">
        <NoteReading personId={personId} name={name} />
      </Panel>
    </>
  );
}

const schema = contract['plans.recordReading'].input;
type Values = z.input<typeof schema>;

const inThreeMonths = (today: string): string => {
  const day = new Date(today);
  day.setUTCMonth(day.getUTCMonth() + 3);
  return day.toISOString().slice(0, 10);
};

function NoteReading({ personId, name }: { readonly personId: string; readonly name: string }) {
  const today = useToday();
  const form = useForm<Values>({
    resolver: schemaResolver<Values>(schema),
    defaultValues: { personId, readOn: today, agreedOn: today, copyGivenOn: null, reviewOn: inThreeMonths(today) },
  });
  const note = useWrite('plans.recordReading', { toast: 'Noted that you read it together' });
  const submit = form.handleSubmit(async (values) => {
    const reply = await note.run(values);
    if (!reply.ok) landProblem(form, reply.error);
  });
  const { control } = form;
  const root = form.formState.errors.root?.message;
  return (
    <Form label="That we read it" onSubmit={() => void submit()}>
      <DateField {...useField(control, 'readOn')} label="Read on" />
      <DateField {...useField(control, 'agreedOn')} label={`${name} agreed on`} hint="Empty while they have not." />
      <DateField {...useField(control, 'copyGivenOn')} label="Copy given on" hint="Empty if none was given." />
      <DateField {...useField(control, 'reviewOn')} label="Read it again by" />
      {root !== undefined && <Failure error={{ message: root }} />}
      <div className={styles.tools}>
        <Button type="submit" isDisabled={note.saving}>
          Note it
        </Button>
      </div>
    </Form>
  );
}
