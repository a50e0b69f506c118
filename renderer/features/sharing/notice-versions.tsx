import { useState } from 'react';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

/** The partnership's privacy notice in its versions. */
export function NoticeVersions() {
  const { notices } = useGrounds();
  const [adding, setAdding] = useState(false);
  return (
    <Panel title="Privacy notice">
      {notices.length === 0 && (
        <p className="soft">
          No version is recorded. Once it is, each person’s page says which one they were given, when and in which
          language.
        </p>
      )}
      <ul className={styles.list}>
        {notices.map((one) => (
          <li key={one.id}>
            <b>{one.version}</b>, in use from {dayInWords(one.fromOn)}. {one.summary}{' '}
            <span className="soft small">Kept: {one.whereKept}.</span>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button size="small" onPress={() => setAdding(true)}>
          Add a version
        </Button>
      </div>
      {adding && <AddVersion onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function AddVersion({ onClose }: { readonly onClose: () => void }) {
  const [version, setVersion] = useState('');
  const [fromOn, setFromOn] = useState<string | null>(useToday());
  const [summary, setSummary] = useState('');
  const [whereKept, setWhereKept] = useState('');
  const add = useWrite('sharing.addNotice', { toast: 'Version added', onDone: onClose });
  const errors = fieldErrors(add.error, ['version', 'fromOn', 'summary', 'whereKept']);
  return (
    <Dialog
      title="Add a version of the privacy notice"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="version" isDisabled={add.saving}>
            Save the version
          </Button>
        </>
      }
    >
      <Form id="version" onSubmit={() => void add.run({ version, fromOn: fromOn ?? '', summary, whereKept })}>
        <TextField label="Version" value={version} onChange={setVersion} width="medium" error={errors.of('version')} />
        <DateField label="In use from" value={fromOn} onChange={setFromOn} width="medium" error={errors.of('fromOn')} />
        <TextArea
          label="What is new in it"
          optional
          value={summary}
          onChange={setSummary}
          rows={2}
          error={errors.of('summary')}
        />
        <TextField
          label="Where it lies"
          value={whereKept}
          onChange={setWhereKept}
          width="full"
          error={errors.of('whereKept')}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}
