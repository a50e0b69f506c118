import { useState } from 'react';
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
  const view = useSession((state) => state.peopleView);
  const show = useSession((state) => state.showPeople);
  const go = useGo();
  const [isNarrowing, setNarrowing] = useState(view.needs.length > 0 || view.agencyId !== null);
  const { answer } = parts;
  if (answer === undefined) return null;
  const { text, columns, order } = view;
  return (
    <>
      <Panel label="Everyone">
        <ApartWarning pairs={answer.apart} />
        <div className={styles.finder}>
          <div className={styles.tools}>
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
            <ListTools />
          </div>
          <div className={styles.chipRow}>
            <FilterChips
              options={listStates.map((code) => ({ code, label: stateLabels[code], count: answer.counts[code] ?? 0 }))}
              value={view.state}
              onChange={(state) => show({ state })}
            />
            <Button kind="quiet" size="small" expanded={isNarrowing} onPress={() => setNarrowing(!isNarrowing)}>
              More filters
            </Button>
          </div>
          {isNarrowing && <MoreFilters />}
        </div>
        <p role="status" className="visually-hidden">
          {answer.found === 1 ? '1 person shown' : `${answer.found} people shown`}
        </p>
        {parts.error && <Failure error={parts.error} retry={parts.retry} />}
        {answer.found > 0 ? (
          <PeopleList
            key={parts.answered}
            count={answer.found}
            at={parts.at}
            onSight={parts.onSight}
            columns={columns}
            order={order}
            onOrder={(next) => show({ order: next })}
            onOpen={(personId) => go({ screen: 'person', personId })}
          />
        ) : (
          <Nobody />
        )}
      </Panel>
      <WrittenPanel text={text} />
    </>
  );
}

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
