import { memo, useCallback, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ListView } from '../../../domain/lists/operations.ts';
import { listStates } from '../../../domain/lists/people-list.ts';
import { useGo, useSession } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ApartWarning } from '../sharing/apart-warning.tsx';
import { stateLabels } from './column-words.ts';
import { ListTools } from './list-tools.tsx';
import { MoreFilters } from './more-filters.tsx';
import styles from './people-list.module.css';
import { focusList, PeopleList } from './people-list.tsx';
import type { PeopleParts } from './use-people-parts.ts';
import { WrittenPanel } from './written-panel.tsx';

/** The search, the chips and the list, and under it where the typed words stand in what was written. */
export function PeopleFinder({ parts }: { readonly parts: PeopleParts }) {
  const { columns, order } = useSession(
    useShallow(({ peopleView }) => ({ columns: peopleView.columns, order: peopleView.order })),
  );
  const show = useSession((state) => state.showPeople);
  const go = useGo();
  const onOrder = useCallback((next: ListView['order']) => show({ order: next }), [show]);
  const onOpen = useCallback((personId: string) => go({ screen: 'person', personId }), [go]);
  const { answer } = parts;
  if (answer === undefined) return null;
  return (
    <>
      <Panel label="Everyone">
        <ApartWarning pairs={answer.apart} />
        <div className={styles.finder}>
          <div className={styles.tools}>
            <SearchField />
            <ListTools />
          </div>
          <Narrowing counts={answer.counts} />
        </div>
        <p role="status" className="visually-hidden">
          {answer.found === 1 ? '1 person shown' : `${answer.found} people shown`}
        </p>
        {parts.error && <Failure error={parts.error} retry={parts.retry} />}
        {answer.found > 0 ? (
          <PeopleList
            name={parts.answered}
            count={answer.found}
            at={parts.at}
            onSight={parts.onSight}
            columns={columns}
            order={order}
            onOrder={onOrder}
            onOpen={onOpen}
          />
        ) : (
          <Nobody />
        )}
      </Panel>
      <Written />
    </>
  );
}

function SearchField() {
  const text = useSession((state) => state.peopleView.text);
  const show = useSession((state) => state.showPeople);
  return (
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
  );
}

function Written() {
  const text = useSession((state) => state.peopleView.text);
  return <WrittenPanel text={text} />;
}

/** The chips, and behind a button what else narrows the list. Drawn anew only where a count has changed. */
const Narrowing = memo(function Narrowing({
  counts,
}: {
  readonly counts: NonNullable<PeopleParts['answer']>['counts'];
}) {
  const { state, needs, agencyId } = useSession(
    useShallow(({ peopleView }) => ({
      state: peopleView.state,
      needs: peopleView.needs,
      agencyId: peopleView.agencyId,
    })),
  );
  const show = useSession((session) => session.showPeople);
  const [isNarrowing, setNarrowing] = useState(needs.length > 0 || agencyId !== null);
  return (
    <>
      <div className={styles.chipRow}>
        <FilterChips
          options={listStates.map((code) => ({ code, label: stateLabels[code], count: counts[code] ?? 0 }))}
          value={state}
          onChange={(next) => show({ state: next })}
        />
        <Button kind="quiet" size="small" expanded={isNarrowing} onPress={() => setNarrowing(!isNarrowing)}>
          More filters
        </Button>
      </div>
      {isNarrowing && <MoreFilters />}
    </>
  );
});

function Nobody() {
  const { text } = useSession((state) => state.peopleView);
  const show = useSession((state) => state.showPeople);
  const isTyped = text.trim() !== '';
  return (
    <Empty
      title={isTyped ? 'Nobody found' : 'Nobody here'}
      action={
        <Button onPress={() => show({ text: '', state: 'everyone', needs: [], agencyId: null })}>Show everyone</Button>
      }
    >
      {isTyped
        ? 'Try fewer letters, another spelling, or a nickname.'
        : 'Nobody in the register belongs under this heading.'}
    </Empty>
  );
}
