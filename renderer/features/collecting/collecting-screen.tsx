import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead } from '../../client.ts';
import { usePeriods } from '../../periods.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodPicker } from '../../ui/period-picker.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ByAgency } from './by-agency.tsx';
import { ByMeasure } from './by-measure.tsx';
import { Figures } from './figures.tsx';
import { MissingByPerson } from './missing-by-person.tsx';
import { RequestsTab } from './requests-tab.tsx';

type Board = OutputOf<'collecting.board'>;
type View = 'measure' | 'person' | 'agency' | 'figures' | 'requests';

function Views({ board, periodId }: { readonly board: Board; readonly periodId: string }) {
  const [view, setView] = useState<View>('measure');
  return (
    <Tabs<View>
      label="What is missing"
      selected={view}
      onSelect={setView}
      tabs={[
        { id: 'measure', label: 'By measure', content: <ByMeasure board={board} /> },
        { id: 'person', label: 'By person', content: <MissingByPerson people={board.byPerson} /> },
        { id: 'agency', label: 'By agency', content: <ByAgency board={board} periodId={periodId} /> },
        { id: 'figures', label: 'What the figures rest on', content: <Figures figures={board.figures} /> },
        { id: 'requests', label: 'Requests and answers', content: <RequestsTab periodId={periodId} /> },
      ]}
    />
  );
}

/** What is missing of a period and why, and how those who could supply it are asked: one sentence first, then the detail. */
export function CollectingScreen() {
  const { period, choose, isPending, error } = usePeriods();
  const go = useGo();
  const board = useRead('collecting.board', { periodId: period?.id ?? '' }, { enabled: period !== null });
  const failed = board.error ?? error;
  return (
    <Page
      title={period === null ? 'What is missing' : `What is missing, ${period.code}`}
      say={board.data?.sentence}
      actions={
        <>
          {period !== null && <PeriodPicker value={period.id} onChange={choose} />}
          <Button onPress={() => go({ screen: 'quarter' })}>Back to the quarter</Button>
        </>
      }
    >
      {failed !== null && <Failure error={failed} retry={() => void board.refetch()} />}
      {failed === null && period === null && !isPending && (
        <Empty title="There is no period yet">
          What is missing is counted for one reporting period. A coordinator adds periods under Settings.
        </Empty>
      )}
      {failed === null && period !== null && board.data === undefined && <Loading>Counting what is missing</Loading>}
      {failed === null && period !== null && board.data !== undefined && (
        <Views key={period.id} board={board.data} periodId={period.id} />
      )}
    </Page>
  );
}
