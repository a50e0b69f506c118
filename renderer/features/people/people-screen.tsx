import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWaitingDraft } from '../../form-draft.ts';
import { useActsForPartnership, useMay } from '../../may.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeopleFinder } from '../lists/people-finder.tsx';
import { usePeopleParts } from '../lists/use-people-parts.ts';
import { OpenInEmergency } from '../sharing/open-in-emergency.tsx';
import { AddPerson, addPersonDraft } from './add-person.tsx';
import styles from './people.module.css';

/** Everyone in the register, found as you type. */
export function PeopleScreen() {
  const [adding, setAdding] = useState(false);
  const waiting = useWaitingDraft(addPersonDraft, adding);
  const parts = usePeopleParts();
  const { answer } = parts;
  const [opening, setOpening] = useState(false);
  // The same element each time: a letter that is typed draws none of these buttons anew.
  const add = useMemo(
    () => (
      <>
        <Cohorts />
        <FirstContacts />
        <TakeIn />
        <Button onPress={() => setOpening(true)}>Open in an emergency</Button>
        <Button kind="main" onPress={() => setAdding(true)}>
          Add a person
        </Button>
      </>
    ),
    [],
  );
  return (
    <Page title="People" say={answer && inWords(answer)} actions={add}>
      {waiting && (
        <p className={styles.waiting}>
          You were adding somebody, and what you typed was kept.
          <Button size="small" onPress={() => setAdding(true)}>
            Go on
          </Button>
        </p>
      )}
      {!answer && !parts.error && <Loading />}
      {!answer && parts.error && <Failure error={parts.error} retry={parts.retry} />}
      {answer &&
        (answer.everyone === 0 ? (
          <Panel label="Nobody yet">
            <Empty
              title="Nobody is in the register yet"
              action={<Button onPress={() => setAdding(true)}>Add the first person</Button>}
            >
              A name or a nickname is enough to begin. Needs, dates and everything else can follow when you know them.
            </Empty>
          </Panel>
        ) : (
          <PeopleFinder parts={parts} />
        ))}
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {opening && <OpenInEmergency onClose={() => setOpening(false)} />}
    </Page>
  );
}

/** How many there are, in a sentence; where no verdict is shown to an agency, none is counted either. */
function inWords({ everyone, inCohort, meetDefinition }: OutputOf<'lists.people'>): string {
  if (everyone === 0) return 'Everyone your partnership works with, in one place.';
  const judged =
    meetDefinition === null
      ? ''
      : `; ${meetDefinition} of them ${meetDefinition === 1 ? 'meets' : 'meet'} the definition of two or more needs`;
  return `${everyone} in the register. ${inCohort} in the cohort now${judged}.`;
}

/** The way to the cohorts, for whoever runs them. */
function Cohorts() {
  const go = useGo();
  return useMay('cohorts.list') ? <Button onPress={() => go({ screen: 'cohorts' })}>Cohorts</Button> : null;
}

/** The way to first contacts for those who have no door to the referrals of everybody. */
function FirstContacts() {
  const go = useGo();
  const decides = useActsForPartnership();
  return decides ? null : <Button onPress={() => go({ screen: 'referrals' })}>Referrals and first contacts</Button>;
}

/** The way to move in from a spreadsheet, for those who may. */
function TakeIn() {
  const go = useGo();
  return useMay('imports.look') ? (
    <Button onPress={() => go({ screen: 'imports' })}>Take in a spreadsheet</Button>
  ) : null;
}
