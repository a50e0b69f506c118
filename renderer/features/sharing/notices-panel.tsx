import { useState } from 'react';
import { type NoticeWay, noticeWayLabels, noticeWays } from '../../../domain/sharing/consent-words.ts';
import { useRead, useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './sharing.module.css';
import { useGrounds } from './use-grounds.ts';

interface NoticesProps {
  readonly personId: string;
  readonly name: string;
}

/** What this person was told of what is kept about them: when, which version, in which language. */
export function NoticesPanel({ personId, name }: NoticesProps) {
  const { data } = useRead('sharing.said', { personId });
  const { notices, ready } = useGrounds();
  const [giving, setGiving] = useState(false);
  return (
    <Panel title={`What ${name} was told`}>
      {data?.notices.length === 0 && (
        <p className="soft">It is not recorded that {name} was given the privacy notice.</p>
      )}
      <ul className={styles.list}>
        {data?.notices.map((one) => (
          <li key={one.id} className={styles.row}>
            <b>Privacy notice {one.version}</b>{' '}
            <span>
              on {dayInWords(one.givenOn)}, in {one.language}, {noticeWayLabels[one.how].toLowerCase()}, by{' '}
              {one.givenBy}
            </span>
            {one.newerVersion !== null && <Tag tone="amber">Version {one.newerVersion} has come since</Tag>}
          </li>
        ))}
      </ul>
      {data?.mayRecord && ready && notices.length === 0 && (
        <p className="soft small">
          The partnership’s privacy notice is not in the register yet: Governance, Agreements.
        </p>
      )}
      {data?.mayRecord && notices.length > 0 && (
        <div className={styles.foot}>
          <Button size="small" onPress={() => setGiving(true)}>
            Privacy notice given
          </Button>
        </div>
      )}
      {giving && <GiveNotice personId={personId} name={name} onClose={() => setGiving(false)} />}
    </Panel>
  );
}

const names = ['privacyNoticeId', 'language', 'how', 'givenOn'];

function GiveNotice({ personId, name, onClose }: NoticesProps & { readonly onClose: () => void }) {
  const today = useToday();
  const { notices } = useGrounds();
  const [privacyNoticeId, setNotice] = useState<string | null>(notices[0]?.id ?? null);
  const [language, setLanguage] = useState('English');
  const [how, setHow] = useState<NoticeWay>('read-aloud');
  const [givenOn, setGivenOn] = useState<string | null>(today);
  const give = useWrite('sharing.giveNotice', { toast: 'Privacy notice recorded', onDone: onClose });
  const errors = fieldErrors(give.error, names);
  const save = () =>
    void give.run({ personId, privacyNoticeId: privacyNoticeId ?? '', language, how, givenOn: givenOn ?? '' });
  return (
    <Dialog
      title={`The privacy notice that ${name} was given`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form="notice" shortcut="Ctrl Enter" isDisabled={give.saving}>
            Save
          </Button>
        </>
      }
    >
      <Form id="notice" onSubmit={save}>
        <Select
          label="Version"
          value={privacyNoticeId}
          options={notices.map(({ id, version, fromOn }) => ({
            code: id,
            label: version,
            description: `In use from ${dayInWords(fromOn)}`,
          }))}
          onChange={setNotice}
          error={errors.of('privacyNoticeId')}
        />
        <TextField
          label="Language"
          value={language}
          onChange={setLanguage}
          width="medium"
          error={errors.of('language')}
        />
        <Select
          label="How"
          value={how}
          options={noticeWays.map((code) => ({ code, label: noticeWayLabels[code] }))}
          onChange={(code) => setHow(noticeWays.find((one) => one === code) ?? 'read-aloud')}
          width="full"
          error={errors.of('how')}
        />
        <DateField label="On" value={givenOn} onChange={setGivenOn} width="medium" error={errors.of('givenOn')} />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}
