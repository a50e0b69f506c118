import { certaintyLabels, inDays } from '../../../domain/contacts/release.ts';
import type { ComingRelease, OtherDay } from '../../../domain/contacts/release-operations.ts';
import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInBrief } from '../../ui/dates.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './contacts.module.css';

const othersShown = 6;

/** Releases and other days that come within 21 days, and what is still open of them. Nothing where nothing comes. */
export function ComingPanel() {
  const may = useMay('contacts.coming');
  const { data } = useRead('contacts.coming', {}, { enabled: may });
  if (data === undefined || data.releases.length + data.others.length === 0) return null;
  const more = data.others.length - othersShown;
  return (
    <Panel title="Coming within 21 days">
      <ul className={styles.coming}>
        {data.releases.map((release) => (
          <ComingLine key={release.releaseId} release={release} />
        ))}
        {data.others.slice(0, othersShown).map((other) => (
          <OtherLine key={other.actionId} other={other} />
        ))}
      </ul>
      {more > 0 && <p className="soft small">And {more} more, on the list of actions.</p>}
    </Panel>
  );
}

const openInWords = (open: ComingRelease['open']): string =>
  open.length === 0 ? 'Nothing is open that you may see.' : `${open.length} still open. Next: ${nextOf(open)}`;

const nextOf = ([next]: ComingRelease['open']): string => {
  const wording = next?.wording.replace(/^Release: /, '') ?? '';
  return next?.dueOn ? `${wording}, by ${dayInBrief(next.dueOn)}.` : `${wording}.`;
};

function ComingLine({ release }: { readonly release: ComingRelease }) {
  const go = useGo();
  const today = useToday();
  const { personId, personName, releaseOn, certainty, state, overdue, establishment, warning, open, done } = release;
  return (
    <li>
      <span className={styles.day}>
        {dayInBrief(releaseOn)}
        <small className="soft">{inDays(releaseOn, today)}</small>
      </span>
      <div>
        <p className={styles.head}>
          <b>{personName}</b>
          <span>
            {state === 'released' ? 'was released' : overdue ? 'was to be released' : 'is released'}
            {establishment === null ? ' from custody' : ` from ${establishment}`}
          </span>
          {overdue && <Tag tone="amber">Did it happen?</Tag>}
          {state === 'coming' && !overdue && (
            <Tag tone={certainty === 'expected' ? 'amber' : 'plain'}>{certaintyLabels[certainty]}</Tag>
          )}
        </p>
        <p className="soft small">
          {openInWords(open)}
          {done > 0 ? ` ${done} done.` : ''}
        </p>
        {warning !== null && <p className={styles.warning}>{warning}</p>}
      </div>
      <Button kind="quiet" size="small" label={`Open ${personName}`} onPress={() => go({ screen: 'person', personId })}>
        Open
      </Button>
    </li>
  );
}

function OtherLine({ other }: { readonly other: OtherDay }) {
  const go = useGo();
  const today = useToday();
  const { personId, personName, wording, dueOn } = other;
  return (
    <li>
      <span className={styles.day}>
        {dayInBrief(dueOn)}
        <small className="soft">{inDays(dueOn, today)}</small>
      </span>
      <p>
        <b>{personName}</b> {wording}
      </p>
      <Button
        kind="quiet"
        size="small"
        label={`Open ${personName}: ${wording}`}
        onPress={() => go({ screen: 'person', personId })}
      >
        Open
      </Button>
    </li>
  );
}
