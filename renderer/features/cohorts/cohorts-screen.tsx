import { useState } from 'react';
import type { Cohort } from '../../../domain/cohorts/cohort-operations.ts';
import { partLabels } from '../../../domain/cohorts/sign-off.ts';
import { boardDecisionLabels } from '../../../domain/cohorts/words.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { BoardPaperView } from './board-paper-view.tsx';
import { CohortDialog } from './cohort-dialog.tsx';
import styles from './cohorts.module.css';
import { SignOffDialog } from './sign-off-dialog.tsx';

type Listed = OutputOf<'cohorts.list'>;

type Open =
  | { readonly does: 'change' | 'sign-off' | 'paper'; readonly cohort: Cohort }
  | { readonly does: 'add' }
  | null;

/** Every cohort: what it is for, its size planned and now, and whether the Board has agreed to it as it is. */
export function CohortsScreen() {
  const { data, error, isPending, refetch } = useRead('cohorts.list', {});
  const [open, setOpen] = useState<Open>(null);
  const go = useGo();
  const close = () => setOpen(null);
  if (open?.does === 'paper')
    return (
      <Page title="Cohorts">
        <BoardPaperView cohortId={open.cohort.id} onClose={close} />
      </Page>
    );
  return (
    <Page
      title="Cohorts"
      say={data ? summary(data) : undefined}
      actions={
        <>
          <Button onPress={() => go({ screen: 'people' })}>All people</Button>
          <Button kind="main" onPress={() => setOpen({ does: 'add' })}>
            Add a cohort
          </Button>
        </>
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data?.cohorts.map((cohort) => (
        <CohortPanel key={cohort.id} cohort={cohort} onOpen={(does) => setOpen({ does, cohort })} />
      ))}
      {data && open?.does === 'add' && <CohortDialog cohort={null} definitions={data.definitions} onClose={close} />}
      {data && open?.does === 'change' && (
        <CohortDialog cohort={open.cohort} definitions={data.definitions} onClose={close} />
      )}
      {open?.does === 'sign-off' && <SignOffDialog cohort={open.cohort} onClose={close} />}
    </Page>
  );
}

function summary({ cohorts, inAny, inSeveral }: Listed): string {
  const several = inSeveral === 0 ? '' : ` ${inSeveral} of them in more than one; each counts once.`;
  return `${cohorts.length} ${cohorts.length === 1 ? 'cohort' : 'cohorts'}. ${inAny} people are in one now.${several}`;
}

interface PanelProps {
  readonly cohort: Cohort;
  readonly onOpen: (does: 'change' | 'sign-off' | 'paper') => void;
}

const boardTone: Readonly<Record<Cohort['board']['state'], Tone>> = {
  'signed-off': 'green',
  changed: 'amber',
  'not-before-the-board': 'plain',
  noted: 'plain',
  deferred: 'plain',
};

function boardWords({ state, on, changed }: Cohort['board']): string {
  const day = on === null ? '' : dayInWords(on);
  if (state === 'signed-off') return `Signed off ${day}`;
  if (state === 'changed') return `Changed since signed off: ${changed.map((part) => partLabels[part]).join(', ')}`;
  if (state === 'noted') return `Noted ${day}, not signed off`;
  return state === 'deferred' ? `Deferred ${day}` : 'Not before the Board yet';
}

function sizeWords({ now, plannedSize, ever }: Cohort): string {
  const planned = plannedSize === null ? 'no size planned' : `${plannedSize} planned`;
  return `${now} now, ${planned}, ${ever} ever`;
}

function CohortPanel({ cohort, onOpen }: PanelProps) {
  const { name, purpose, definitionLabel, methodLabel, methodWords, validFrom, validTo, takesPeopleOn, now } = cohort;
  const until = validTo === null ? '' : ` to ${dayInWords(validTo)}`;
  return (
    <Panel title={name} aside={<Tag tone={boardTone[cohort.board.state]}>{boardWords(cohort.board)}</Tag>}>
      {purpose !== null && <p className={styles.own}>{purpose}</p>}
      <dl className={styles.facts}>
        <dt>People</dt>
        <dd>{sizeWords(cohort)}</dd>
        <dt>Definition</dt>
        <dd>{definitionLabel}</dd>
        <dt>Method</dt>
        <dd>{[methodLabel, methodWords].filter((one) => one !== null).join('. ') || 'Not written down yet'}</dd>
        <dt>Takes people on</dt>
        <dd>
          From {dayInWords(validFrom)}
          {until}
        </dd>
      </dl>
      {!takesPeopleOn && now > 0 && (
        <p className="soft small">
          It takes nobody on now. {now} {now === 1 ? 'person is' : 'people are'} still in it, and stay until somebody
          writes down where they went.
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="small" label={`Change ${name}`} onPress={() => onOpen('change')}>
          Change
        </Button>
        <Button size="small" label={`Paper for the Board: ${name}`} onPress={() => onOpen('paper')}>
          Paper for the Board
        </Button>
        <Button size="small" label={`Record a decision: ${name}`} onPress={() => onOpen('sign-off')}>
          Record a decision
        </Button>
      </div>
      {cohort.decisions.length > 0 && (
        <ul className={styles.list} aria-label={`Decisions of the Board about ${name}`}>
          {cohort.decisions.map((one) => (
            <li key={one.id} className="soft small">
              {boardDecisionLabels[one.decision]}, {dayInWords(one.signedOn)}, {one.meeting}
              {one.minute === null ? '' : `, minute ${one.minute}`}
              {one.conditions === null ? '' : `. Conditions: ${one.conditions}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
