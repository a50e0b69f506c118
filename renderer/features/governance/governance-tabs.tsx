import type { ReactNode } from 'react';
import type { Role } from '../../../domain/access.ts';
import { AuditTab } from '../audit/audit-tab.tsx';
import { RequestsTab } from '../privacy/requests-tab.tsx';
import { RetentionTab } from '../privacy/retention-tab.tsx';
import { OpeningsTab } from '../sharing/openings-tab.tsx';
import { PackTab } from './pack-tab.tsx';

/** One part of the governance screen, with the roles that see it. */
export interface GovernanceTab {
  readonly id: string;
  readonly label: string;
  readonly roles: readonly Role[];
  readonly content: ReactNode;
}

/** In the order of the screen. */
export const governanceTabs: readonly GovernanceTab[] = [
  {
    id: 'audit',
    label: 'Audit trail',
    roles: ['information-governance', 'coordinator', 'administrator'],
    content: <AuditTab />,
  },
  {
    id: 'openings',
    label: 'Emergency openings',
    roles: ['information-governance', 'coordinator'],
    content: <OpeningsTab />,
  },
  {
    id: 'requests',
    label: 'Requests',
    roles: ['information-governance', 'coordinator'],
    content: <RequestsTab />,
  },
  {
    id: 'retention',
    label: 'Keeping and erasing',
    roles: ['information-governance', 'coordinator'],
    content: <RetentionTab />,
  },
  {
    id: 'pack',
    label: 'Security pack',
    roles: ['information-governance', 'coordinator', 'administrator'],
    content: <PackTab />,
  },
];
