import { useMay } from '../../may.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CostsTab } from '../costs/costs-tab.tsx';
import { InstrumentsPanel } from '../instruments/instruments-panel.tsx';
import { PortraitList } from '../portraits/portrait-list.tsx';
import { useEvaluationTab } from './evaluation-tab.ts';
import { Framework } from './framework.tsx';

/** What was learnt: the framework by perspective, and the pen portraits. */
export function EvaluationScreen() {
  const { tab, show } = useEvaluationTab();
  const maySeeCosts = useMay('costs.consequences');
  const mayReadPortraits = useMay('portraits.list');
  return (
    <Page
      title="Evaluation"
      say="What the figures cannot say by themselves: findings about people, services and the system, and portraits written with the people they are about."
    >
      <Tabs
        label="Parts of the evaluation"
        selected={tab}
        onSelect={show}
        tabs={[
          { id: 'framework', label: 'Framework', content: <Framework /> },
          ...(mayReadPortraits
            ? [{ id: 'portraits' as const, label: 'Pen portraits', content: <PortraitList /> }]
            : []),
          { id: 'measures', label: 'Measures', content: <InstrumentsPanel /> },
          ...(maySeeCosts ? [{ id: 'costs' as const, label: 'Costs and consequences', content: <CostsTab /> }] : []),
        ]}
      />
    </Page>
  );
}
