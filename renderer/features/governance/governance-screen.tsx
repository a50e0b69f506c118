import { useState } from 'react';
import { useMayEach } from '../../may.ts';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { governanceTabs } from './governance-tabs.tsx';

/** Who looked at what, what people asked for, how long things are kept, and the papers for whoever signs this off. */
export function GovernanceScreen() {
  const may = useMayEach();
  const tabs = governanceTabs.filter((tab) => may(tab.asks));
  const [selected, setSelected] = useState<string | undefined>(tabs[0]?.id);
  return (
    <Page
      title="Governance"
      say="Who looked at what, what people have asked for, how long things are kept, and the papers for whoever signs this off."
    >
      <Tabs label="Parts of governance" selected={selected} onSelect={setSelected} tabs={tabs} />
    </Page>
  );
}
