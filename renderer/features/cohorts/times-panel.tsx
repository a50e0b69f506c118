import { useState } from 'react';
import type { TimeInCohort } from '../../../domain/cohorts/membership-operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { useRead, useReference } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './cohorts.module.css';
import { FollowUpList } from './follow-up-list.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';

/** The cohorts that somebody is in, several at once, and how earlier times ended. */
export function TimesPanel({ person }: { readonly person: Person }) {
  const { data, error, refetch } = useRead('cohorts.timesOf', { personId: person.id });
  return (
    <Panel title="Cohorts">
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <Times data={data} person={person} />}
    </Panel>
  );
}

function Times({ data, person }: { readonly data: OutputOf<'cohorts.timesOf'>; readonly person: Person }) {
  const [dialog, setDialog] = useState<'join' | TimeInCohort | null>(null);
  const open = data.times.filter(({ leftOn }) => leftOn === null);
  const earlier = data.times.filter(({ leftOn }) => leftOn !== null);
  const close = () => setDialog(null);
  const mayJoin = data.joinable.length > 0 && person.death === null;
  const nowhere = earlier.length === 0 ? 'Not in a cohort yet.' : 'Not in a cohort now.';
  return (
    <>
      {open.length === 0 && <p className="soft">{nowhere}</p>}
      {open.map((one) => (
        <Now key={one.id} time={one} isAlive={person.death === null} onLeave={() => setDialog(one)} />
      ))}
      {mayJoin && (
        <div className={styles.buttons}>
          <Button size="small" onPress={() => setDialog('join')}>
            {open.length === 0 ? 'Join a cohort' : 'Join another cohort'}
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <ul className={styles.list} aria-label="Earlier times in a cohort">
          {earlier.map((one) => (
            <Earlier key={one.id} time={one} person={person} />
          ))}
        </ul>
      )}
      {dialog === 'join' && <JoinDialog person={person} joinable={data.joinable} onClose={close} />}
      {dialog !== null && dialog !== 'join' && <LeaveDialog person={person} time={dialog} onClose={close} />}
    </>
  );
}

interface NowProps {
  readonly time: TimeInCohort;
  readonly isAlive: boolean;
  readonly onLeave: () => void;
}

function Now({ time, isAlive, onLeave }: NowProps) {
  return (
    <div className={styles.time}>
      <p>
        In {time.cohortName} since <b>{dayInWords(time.joinedOn)}</b>
        {time.nth > 1 && '. Welcome back: this is a return'}
      </p>
      <p className="soft small">Decided under: {time.definitionLabel}</p>
      {time.cohortEnded && (
        <p className="soft small">The cohort takes nobody on any more. Nothing ends by that for whoever is in it.</p>
      )}
      {isAlive && (
        <div className={styles.buttons}>
          <Button size="small" label={`Record leaving ${time.cohortName}`} onPress={onLeave}>
            Record leaving
          </Button>
        </div>
      )}
    </div>
  );
}

function Earlier({ time, person }: { readonly time: TimeInCohort; readonly person: Person }) {
  const { label } = useReference();
  const where = time.destination === null ? '' : `: ${label('destination', time.destination).toLowerCase()}`;
  const how = time.endedByDeath ? '' : time.withheld ? ': where to is recorded' : where;
  const until = time.endedByDeath ? 'until their death' : `to ${dayInWords(time.leftOn ?? '')}`;
  const said = [
    ['Why', time.leftBecause],
    [`What ${person.preferredName} said`, time.personSaid],
    ['What stays in place', time.staysInPlace],
  ].filter((one): one is [string, string] => one[1] !== null);
  return (
    <li>
      <p className="small">
        {time.cohortName}, {dayInWords(time.joinedOn)} {until}
        {how}
      </p>
      {said.length > 0 && (
        <dl className={`${styles.facts} small`}>
          {said.map(([name, words]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
      <FollowUpList time={time} person={person} />
    </li>
  );
}
