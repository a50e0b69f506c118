import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { type DoorName, doorsFor } from '../../routes.ts';
import { useGo } from '../../session-store.ts';
import { useCurrentSession } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './today.module.css';

/** Records opened in an emergency that wait for somebody else to look at them. */
export function WaitingReviews() {
  const may = useMay('sharing.waiting');
  const waiting = useRead('sharing.waiting', {}, { enabled: may }).data?.waiting ?? 0;
  const go = useGo();
  if (waiting === 0) return null;
  return (
    <Panel label="Emergency openings">
      <div className={styles.next}>
        <p>
          {waiting === 1
            ? 'One record was opened in an emergency and waits for a review.'
            : `${waiting} records were opened in an emergency and wait for a review.`}
        </p>
        <Button onPress={() => go({ screen: 'governance' })}>Review</Button>
      </div>
    </Panel>
  );
}

const saysOf: Partial<Record<DoorName, string>> = {
  fidelity: 'How close the partnership works to the MEAM approach, quarter by quarter.',
  briefing: 'What everybody at the table may know, without names. And a way to say “not this one”.',
  evaluation: 'What was learnt about services and the system.',
  governance: 'Who looked at what, what people asked for, how long things are kept, and the papers.',
  settings: 'Who works here, passphrases, backups, and what locks the register.',
};

/** For those who do not work with people by name: what they find here. */
export function WhatYouFind() {
  const roles = useCurrentSession()?.user.roles ?? [];
  const go = useGo();
  const doors = doorsFor(roles).filter(({ screen }) => saysOf[screen] !== undefined);
  return (
    <Panel title="What you find here">
      <ul className={styles.changes}>
        {doors.map(({ screen, label }) => (
          <li key={screen}>
            <b>{label}</b>
            <span className="soft">{saysOf[screen]}</span>
            <Button kind="quiet" size="small" label={`Open ${label}`} onPress={() => go({ screen })}>
              Open
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
