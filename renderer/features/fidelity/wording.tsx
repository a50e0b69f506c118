import { useState } from 'react';
import type { FidelitySection, Scale } from '../../../domain/fidelity/shapes.ts';
import { pastedLines, statementTotal } from '../../../domain/fidelity/statements.ts';
import { useRead, useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { KeptText } from './kept-text.tsx';
import styles from './section-row.module.css';

const address = { form: 'fidelity-statements', subject: 'statements', personId: null } as const;

/** How many statements stand in what was pasted, so that a wrong number is seen before it is refused. */
function linesIn(pasted: string): string {
  if (pasted.trim() === '') return `${statementTotal} statements, one on each line, in the order of the sections.`;
  const count = pastedLines(pasted).length;
  return `${count === 1 ? '1 line' : `${count} lines`} of ${statementTotal}.`;
}

function PasteStatements({ onClose }: { readonly onClose: () => void }) {
  const today = useToday();
  const adopt = useWrite('fidelity.adoptStatements', { toast: 'Wording put in force', onDone: () => leave() });
  const begin = () => ({ fromOn: today as string | null, source: '', pasted: '' });
  const { values, set, leave } = useDialogValues(address, begin, onClose);
  const errors = fieldErrors(adopt.error, ['fromOn', 'source', 'pasted']);
  const formId = 'paste-statements';
  return (
    <Dialog
      title="Use the wording that you were given"
      size="wide"
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form={formId} isDisabled={adopt.saving}>
            Put it in force
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={() => void adopt.run({ ...values, fromOn: values.fromOn ?? '' })}>
        <TextArea
          label="Statements"
          hint={linesIn(values.pasted)}
          rows={8}
          value={values.pasted}
          onChange={(pasted) => set({ pasted })}
          error={errors.of('pasted')}
        />
        <TextField
          label="Where it comes from"
          hint="Printed in the report."
          width="full"
          value={values.source}
          onChange={(source) => set({ source })}
          error={errors.of('source')}
        />
        <DateField
          label="In force from"
          hint="Periods that end on or after this day use it. What was issued before keeps its own."
          value={values.fromOn}
          onChange={(fromOn) => set({ fromOn })}
          error={errors.of('fromOn')}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}

/** The wording in force and those of before. */
function StatementSets({ mayChange }: { readonly mayChange: boolean }) {
  const [pasting, setPasting] = useState(false);
  const { data, error, refetch } = useRead('fidelity.statements', {});
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Panel
      title="Wording of the statements"
      aside={mayChange && <Button onPress={() => setPasting(true)}>Paste another wording</Button>}
    >
      <p className="soft">The report prints the wording that held on the last day of its period.</p>
      {data.sets.map((set, at) => (
        // Two may hold from one day, and nothing else tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: their place in the order is what they are
        <details key={at} open={at === 0}>
          <summary>
            {set.source === null
              ? 'The short wording of Casebook'
              : `${set.source}, from ${dayInWords(set.fromOn ?? '')}`}
          </summary>
          {set.sections.map((section) => (
            <div key={section.key}>
              <h3>{section.label}</h3>
              <ul className={styles.statements}>
                {section.statements.map((statement) => (
                  <li key={statement}>{statement}</li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      ))}
      {pasting && <PasteStatements onClose={() => setPasting(false)} />}
    </Panel>
  );
}

const points = [
  ['one', 1],
  ['five', 5],
  ['ten', 10],
] as const;

function ScaleOf({ section, mayChange }: { readonly section: FidelitySection; readonly mayChange: boolean }) {
  const describe = useWrite('fidelity.describeScale', { toast: `${section.label}: saved` });
  const put = (change: Partial<Scale>) => describe.run({ sectionKey: section.key, ...section.scale, ...change });
  return (
    <section aria-label={`Scale: ${section.label}`}>
      <h3>{section.label}</h3>
      <div className={styles.points}>
        {points.map(([point, rating]) => (
          <KeptText
            key={point}
            label={`What ${rating} looks like here`}
            saved={section.scale[point]}
            form={`fidelity-scale-${point}`}
            subject={section.key.slice(0, 60)}
            personId={null}
            rows={2}
            isDisabled={!mayChange}
            save={(words) => put({ [point]: words })}
          />
        ))}
      </div>
    </section>
  );
}

/** The statements, and what 1, 5 and 10 look like here: what everybody who rates has before them. */
export function Wording(props: { readonly sections: readonly FidelitySection[]; readonly mayChange: boolean }) {
  return (
    <>
      <StatementSets mayChange={props.mayChange} />
      <Panel title="What a rating looks like here" aside="Your own words, for each section">
        {props.sections.map((section) => (
          <ScaleOf key={section.key} section={section} mayChange={props.mayChange} />
        ))}
      </Panel>
    </>
  );
}
