import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { LicenceFamily } from '../../../domain/instruments/definition.ts';
import { licenceLabels, rangeInWords, ruleLabels } from '../../../domain/instruments/words.ts';
import { useRead, useWrite } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DefineForm } from './define-form.tsx';
import { EndForm } from './end-form.tsx';
import styles from './instruments.module.css';
import type { ShownInstrument } from './score-words.ts';

/** Every measure that can be recorded, what it needs, and whose it is. */
export function InstrumentsPanel() {
  const { data, error, refetch } = useRead('instruments.list', {});
  const mayDefine = useMay('instruments.define');
  const [defining, setDefining] = useState(false);
  const [ending, setEnding] = useState<ShownInstrument | null>(null);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading>Fetching the measures</Loading>;
  return (
    <>
      <Licences licences={data.licences} />
      <Panel
        title="Measures in use"
        aside={
          mayDefine && (
            <Button size="small" onPress={() => setDefining(true)}>
              Add your own
            </Button>
          )
        }
      >
        <ul className={styles.results} aria-label="Measures in use">
          {data.instruments.map((instrument) => (
            <Measure
              key={instrument.code}
              instrument={instrument}
              {...(mayDefine && instrument.ownId !== null ? { onEnd: () => setEnding(instrument) } : {})}
            />
          ))}
        </ul>
      </Panel>
      {defining && <DefineForm onClose={() => setDefining(false)} />}
      {ending !== null && <EndForm instrument={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function Measure({ instrument, onEnd }: { readonly instrument: ShownInstrument; readonly onEnd?: () => void }) {
  const today = useToday();
  const { label, description, validTo, threshold, acknowledgement, licenceNote } = instrument;
  return (
    <li className={styles.result}>
      <div>
        <p>
          <b>{label}</b>
        </p>
        {validTo !== null && (
          <p className="soft small">
            {validTo < today ? 'Ended' : 'Ends'} {dayInWords(validTo)}
          </p>
        )}
      </div>
      <div>
        <p>{rangeInWords(instrument) ?? 'No total'}</p>
        <p className="soft small">{ruleLabels[instrument.rule]}</p>
      </div>
      <div>
        {description !== '' && <p>{description}</p>}
        <p className="soft small">
          {threshold === null
            ? 'No threshold of change is published: a difference is shown and not judged.'
            : `Change: ${threshold.source}.`}
        </p>
        <p className="faint small">{licenceNote}</p>
        {acknowledgement !== null && <p className="faint small">{acknowledgement}</p>}
      </div>
      <div>
        {onEnd !== undefined && validTo === null && (
          <Button kind="quiet" size="small" label={`End ${label}`} onPress={onEnd}>
            End
          </Button>
        )}
      </div>
    </li>
  );
}

function Licences({ licences }: { readonly licences: OutputOf<'instruments.list'>['licences'] }) {
  const maySet = useMay('instruments.setLicence');
  const [family, setFamily] = useState<LicenceFamily | null>(null);
  return (
    <Panel title="Licences">
      <p className="soft">
        Some measures may only be used under your organisation’s own licence. Its reference is asked here once; until it
        is recorded no result can be entered, so that nobody uses one by mistake.
      </p>
      <ul className={styles.results}>
        {licences.map(({ family: of, reference }) => (
          <li key={of} className="between">
            <span>
              <b>{licenceLabels[of]}</b>:{' '}
              {reference === null ? <span className="soft">not recorded yet</span> : <span>{reference}</span>}
            </span>
            {maySet && (
              <Button
                kind="quiet"
                size="small"
                label={`${reference === null ? 'Record' : 'Change'} the licence: ${licenceLabels[of]}`}
                onPress={() => setFamily(of)}
              >
                {reference === null ? 'Record' : 'Change'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {family !== null && (
        <LicenceForm
          family={family}
          now={licences.find((one) => one.family === family)?.reference ?? ''}
          onClose={() => setFamily(null)}
        />
      )}
    </Panel>
  );
}

interface LicenceFormProps {
  readonly family: LicenceFamily;
  readonly now: string;
  readonly onClose: () => void;
}

function LicenceForm({ family, now, onClose }: LicenceFormProps) {
  const [reference, setReference] = useState(now);
  const save = useWrite('instruments.setLicence', { toast: 'Licence recorded', onDone: onClose });
  return (
    <Dialog
      title="Licence"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="licence" shortcut="Ctrl Enter" isDisabled={save.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="licence" onSubmit={() => void save.run({ family, reference })}>
        <p>{licenceLabels[family]}</p>
        <TextField
          label="Reference of your licence"
          hint="As it stands on the licence or in the message that granted it."
          width="full"
          autoFocus
          value={reference}
          onChange={setReference}
          error={save.error?.message}
        />
      </Form>
    </Dialog>
  );
}
