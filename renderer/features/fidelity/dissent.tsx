import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { Dissent, FidelitySection } from '../../../domain/fidelity/shapes.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './spread.module.css';

const ratings = Array.from({ length: 10 }, (_, at) => ({ code: String(at + 1), label: String(at + 1) }));

interface AddDissentProps {
  readonly periodId: string;
  readonly section: Pick<FidelitySection, 'key' | 'label'>;
  readonly raters: OutputOf<'fidelity.raters'>['raters'];
  readonly onClose: () => void;
}

/** Somebody would have it otherwise: what they would give, and why, kept beside what was agreed. */
function AddDissent({ periodId, section, raters, onClose }: AddDissentProps) {
  const add = useWrite('fidelity.addDissent', { toast: 'Dissent kept', onDone: () => leave() });
  const address = { form: 'fidelity-dissent', subject: `${periodId}:${section.key.slice(0, 36)}`, personId: null };
  const { values, set, leave } = useDialogValues(
    address,
    () => ({ raterId: null as string | null, would: null as string | null, because: '' }),
    onClose,
  );
  const errors = fieldErrors(add.error, ['raterId', 'would', 'because']);
  const submit = () =>
    void add.run({
      ...{ periodId, sectionKey: section.key, raterId: values.raterId, because: values.because },
      would: values.would === null ? null : Number(values.would),
    });
  const formId = 'add-dissent';
  return (
    <Dialog
      title={`Dissent: ${section.label}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form={formId} isDisabled={add.saving}>
            Keep the dissent
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={submit}>
        <Select
          label="Whose"
          hint="Only the coordinator sees whose it is."
          value={values.raterId}
          options={raters.map(({ id, who }) => ({ code: id, label: who }))}
          allowNone="Not said"
          onChange={(raterId) => set({ raterId })}
          error={errors.of('raterId')}
        />
        <Select
          label="They would rate it"
          value={values.would}
          options={ratings}
          allowNone="Not said"
          width="short"
          onChange={(would) => set({ would })}
          error={errors.of('would')}
        />
        <TextArea
          label="Why"
          hint="In their own words."
          value={values.because}
          onChange={(because) => set({ because })}
          error={errors.of('because')}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}

const said = ({ who, would }: Dissent): string =>
  [who, would === null ? null : `would rate it ${would}`].filter((part) => part !== null).join(', ') ||
  'Not said whose';

interface DissentsProps {
  readonly periodId: string;
  readonly section: FidelitySection;
  /** The raters, for whoever may add to the dissents; null for everybody else. */
  readonly raters: OutputOf<'fidelity.raters'>['raters'] | null;
}

/** Who would have it otherwise, and why; kept beside the agreed rating. */
export function Dissents({ periodId, section, raters }: DissentsProps) {
  const [adding, setAdding] = useState(false);
  const remove = useWrite('fidelity.removeDissent', { toast: 'Dissent removed' });
  const keptBack = section.dissentsKept - section.dissents.length;
  return (
    <div>
      <ul className={styles.dissents} aria-label={`Dissent: ${section.label}`}>
        {section.dissents.map((one) => (
          <li key={one.id}>
            <p>{one.because}</p>
            <p className="small soft">{said(one)}</p>
            {raters !== null && (
              <Button
                kind="quiet"
                size="small"
                label={`Remove the dissent: ${one.because.slice(0, 60)}`}
                onPress={() => void remove.run({ dissentId: one.id })}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {keptBack > 0 && (
        <p className="small soft">
          {keptBack === 1 ? '1 dissent is' : `${keptBack} dissents are`} kept by the coordinator.
        </p>
      )}
      {remove.error !== null && <Failure error={remove.error} />}
      {raters !== null && (
        <Button size="small" kind="quiet" label={`Add a dissent: ${section.label}`} onPress={() => setAdding(true)}>
          Add a dissent
        </Button>
      )}
      {adding && raters !== null && (
        <AddDissent periodId={periodId} section={section} raters={raters} onClose={() => setAdding(false)} />
      )}
    </div>
  );
}
