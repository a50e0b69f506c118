import type { ReactNode } from 'react';
import type { OperationName } from '../../../domain/contract.ts';
import { AuditTab } from '../audit/audit-tab.tsx';
import { RequestsTab } from '../privacy/requests-tab.tsx';
import { RetentionTab } from '../privacy/retention-tab.tsx';
import { AgreementsTab } from '../sharing/agreements-tab.tsx';
import { DisclosuresTab } from '../sharing/disclosures-tab.tsx';
import { OpeningsTab } from '../sharing/openings-tab.tsx';
import { PackTab } from './pack-tab.tsx';

/** One part of the governance screen. */
export interface GovernanceTab {
  readonly id: string;
  readonly label: string;
  /** The operation it begins with: whoever may not call it does not see the tab. */
  readonly asks: OperationName;
  readonly content: ReactNode;
}

/** In the order of the screen. */
export const governanceTabs: readonly GovernanceTab[] = [
  {
    id: 'audit',
    label: 'Audit trail',
    asks: 'audit.list',
    content: <AuditTab />,
  },
  {
    id: 'openings',
    label: 'Emergency openings',
    asks: 'sharing.openings',
    content: <OpeningsTab />,
  },
  {
    id: 'disclosures',
    label: 'Disclosures',
    asks: 'sharing.allDisclosures',
    content: <DisclosuresTab />,
  },
  {
    id: 'agreements',
    label: 'Agreements',
    asks: 'sharing.addAgreement',
    content: <AgreementsTab />,
  },
  {
    id: 'requests',
    label: 'Requests',
    asks: 'privacy.requests',
    content: <RequestsTab />,
  },
  {
    id: 'retention',
    label: 'Keeping and erasing',
    asks: 'privacy.retention',
    content: <RetentionTab />,
  },
  {
    id: 'pack',
    label: 'Security pack',
    asks: 'governance.pack',
    content: <PackTab />,
  },
];
