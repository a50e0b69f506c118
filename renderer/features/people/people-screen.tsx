import { useState } from 'react';
import { useRead } from '../../client.ts';
import { useWaitingDraft } from '../../form-draft.ts';
import { useMay } from '../../may.ts';
import { peopleFilters, useGo, useSession } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ApartWarning } from '../sharing/apart-warning.tsx';
import { OpenInEmergency } from '../sharing/open-in-emergency.tsx';
import { AddPerson, addPersonDraft } from './add-person.tsx';
import styles from './people.module.css';
import { countsOf, filtered, filterLabels } from './people-filter.ts';
import { focusList, PeopleList } from './people-list.tsx';

const mostFound = 200;

/** Everyone in the register, found as you type. */
export function PeopleScreen() {
  const [adding, setAdding] = useState(false);
  const waiting = useWaitingDraft(addPersonDraft, adding);
  const everyone = useRead('people.list', {});
  const people = everyone.data?.people ?? [];
  const inCohort = people.filter((one) => one.joinedOn !== null && one.leftOn === null).length;
  // Where no verdict is shown to an agency, none is counted either.
  const isJudged = people.some((one) => one.eligibility !== null);
  const meeting = people.filter((one) => one.eligibility === 'meets').length;
  const [opening, setOpening] = useState(false);
  const add = (
    <>
      <TakeIn />
      <Button onPress={() => setOpening(true)}>Open in an emergency</Button>
      <Button kind="main" onPress={() => setAdding(true)}>
        Add a person
      </Button>
    </>
  );
  const say =
    people.length === 0
      ? 'Everyone your partnership works with, in one place.'
      : `${people.length} in the register. ${inCohort} in the cohort now${isJudged ? `; ${meeting} ${meeting === 1 ? 'meets' : 'meet'} the definition of two or more needs` : ''}.`;
  return (
    <Page title="People" say={everyone.data ? say : undefined} actions={add}>
      {waiting && (
        <p className={styles.waiting}>
          You were adding somebody, and what you typed was kept.
          <Button size="small" onPress={() => setAdding(true)}>
            Go on
          </Button>
        </p>
      )}
      {everyone.isPending && <Loading />}
      {everyone.error && <Failure error={everyone.error} retry={() => void everyone.refetch()} />}
      {everyone.data &&
        (people.length === 0 ? (
          <Panel label="Nobody yet">
            <Empty
              title="Nobody is in the register yet"
              action={<Button onPress={() => setAdding(true)}>Add the first person</Button>}
            >
              A name or a nickname is enough to begin. Needs, dates and everything else can follow when you know them.
            </Empty>
          </Panel>
        ) : (
          <Finder />
        ))}
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      {opening && <OpenInEmergency onClose={() => setOpening(false)} />}
    </Page>
  );
}

/** The way to move in from a spreadsheet, for those who may. */
function TakeIn() {
  const go = useGo();
  return useMay('imports.look') ? (
    <Button onPress={() => go({ screen: 'imports' })}>Take in a spreadsheet</Button>
  ) : null;
}

/** The search, the chips and the list. */
function Finder() {
  const { text, filter } = useSession((state) => state.peopleView);
  const show = useSession((state) => state.showPeople);
  const go = useGo();
  const wanted = text.trim();
  const everyone = useRead('people.list', {});
  const found = useRead(
    'people.search',
    { text: wanted, limit: mostFound },
    { enabled: wanted !== '', keepPrevious: true },
  );
  const pool = (wanted === '' ? everyone.data?.people : (found.data?.people ?? everyone.data?.people)) ?? [];
  const counts = countsOf(pool);
  const shown = filtered(pool, filter);
  return (
    <Panel label="Everyone">
      <ApartWarning people={shown} />
      <div className={styles.finder}>
        <TextField
          label="Find a person"
          labelHidden
          type="search"
          width="medium"
          placeholder="Find by name, alias or reference"
          value={text}
          onChange={(next) => show({ text: next })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && focusList()) event.preventDefault();
          }}
        />
        <FilterChips
          options={peopleFilters.map((code) => ({ code, label: filterLabels[code], count: counts[code] }))}
          value={filter}
          onChange={(next) => show({ filter: next })}
        />
      </div>
      <p role="status" className="visually-hidden">
        {shown.length === 1 ? '1 person shown' : `${shown.length} people shown`}
      </p>
      {found.error && <Failure error={found.error} />}
      {shown.length > 0 ? (
        <PeopleList
          key={`${wanted} ${filter}`}
          people={shown}
          onOpen={(personId) => go({ screen: 'person', personId })}
        />
      ) : (
        <Empty
          title={wanted === '' ? 'Nobody here' : 'Nobody found'}
          action={<Button onPress={() => show({ text: '', filter: 'everyone' })}>Show everyone</Button>}
        >
          {wanted === ''
            ? 'Nobody in the register belongs under this heading.'
            : 'Try fewer letters, another spelling, or a nickname.'}
        </Empty>
      )}
      {wanted !== '' && found.data?.more && (
        <p className="soft small">The first {mostFound}. Type more to narrow it.</p>
      )}
    </Panel>
  );
}
