import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ReturnRule } from '../../../domain/returns/operations.ts';
import { useRead } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { cx } from '../../ui/cx.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { EarlierExports } from './earlier-exports.tsx';
import { ExportPanel } from './export-panel.tsx';
import { ReturnTable } from './return-table.tsx';
import styles from './returns-screen.module.css';
import { ruleOptions } from './rule-words.ts';

// A table with more columns than this needs the whole width.
const widestNarrow = 3;

type Preview = OutputOf<'returns.preview'>;

/** What this return is not. It stands above the tables, because the tables look finished. */
function NotForRelease({ marking }: { readonly marking: string }) {
  return (
    <section className={styles.notice} aria-label="Not for release">
      <h2>{marking}</h2>
      <p>
        Small counts are hidden one by one, but a reader can often work them out from totals: 10 and a hidden figure
        under a total of 10 leave only 1 to 4. Use these files inside the partnership to check them, and do not publish
        or send them on.
      </p>
    </section>
  );
}

function peopleSentence({ people, hiddenCells, cells }: Preview): string {
  const about = people === 1 ? 'One person was' : `${people} people were`;
  return `${about} in the cohort during the period. ${hiddenCells} of ${cells} figures about people are hidden.`;
}

function Tables({ preview }: { readonly preview: Preview }) {
  const [withCounts, setWithCounts] = useState(false);
  return (
    <>
      <div className={styles.seen}>
        <div>
          <h2>What a reader would see</h2>
          <p className="soft">{peopleSentence(preview)}</p>
          <p className="soft">
            Whoever has not agreed to the evaluation counts in the totals only, and stands under Not stated everywhere
            else. Their answer is recorded on their own page.
          </p>
        </div>
        <Checkbox
          isSelected={withCounts}
          onChange={setWithCounts}
          description="For you alone, on this screen; never in the files."
        >
          Show the counts behind
        </Checkbox>
      </div>
      <div className={styles.tables}>
        {preview.tables.map((table) => (
          <div key={table.code} className={cx(styles.table, table.columns.length > widestNarrow && styles.wide)}>
            <ReturnTable table={table} withCounts={withCounts} />
          </div>
        ))}
      </div>
    </>
  );
}

function Return({ periodId, periodCode }: { readonly periodId: string; readonly periodCode: string }) {
  const [rule, setRule] = useState<ReturnRule>('nhs-2018');
  const preview = useRead('returns.preview', { periodId, rule }, { keepPrevious: true });
  const earlier = useRead('returns.list', {});
  const failed = preview.error ?? earlier.error;
  const retry = () => {
    void preview.refetch();
    void earlier.refetch();
  };
  return (
    <>
      {preview.data && <NotForRelease marking={preview.data.marking} />}
      <Panel label="Rule">
        <Choice label="Rule" layout="list" value={rule} options={ruleOptions} onChange={setRule} />
      </Panel>
      {failed && <Failure error={failed} retry={retry} />}
      {!preview.data && !failed && <Loading>Counting</Loading>}
      {preview.data && (
        <ExportPanel
          key={`${periodId} ${rule}`}
          periodId={periodId}
          periodCode={periodCode}
          rule={rule}
          marking={preview.data.marking}
          lastFolder={earlier.data?.lastFolder ?? null}
        />
      )}
      {preview.data && <Tables preview={preview.data} />}
      {earlier.data && <EarlierExports exports={earlier.data.exports} />}
    </>
  );
}

/** The anonymised quarterly return: choose a period and a rule, see it as a reader would, save it as files. */
export function ReturnsScreen() {
  const { period, choose, isPending, error, refetch } = usePeriods();
  return (
    <Page
      title={period === null ? 'Returns' : `Return, ${period.code}`}
      say={
        period === null
          ? 'Anonymised counts for one period, as files.'
          : `${period.label}. Anonymised counts: no names, no ids, no free text. Everything below is what the files would say.`
      }
      actions={period !== null && <PeriodPicker value={period.id} onChange={choose} />}
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Loading />}
      {!isPending && !error && period === null && (
        <Empty title="There is no period yet">
          A return counts one reporting period. A coordinator adds periods under Settings.
        </Empty>
      )}
      {period !== null && <Return periodId={period.id} periodCode={period.code} />}
    </Page>
  );
}
