import type { Role } from '../access.ts';

/** What each role is called, and what it lets somebody do, in words. */
export const roleWords: Readonly<Record<Role, { readonly label: string; readonly does: string }>> = {
  administrator: {
    label: 'Administrator',
    does: 'Adds people who work here, ends accounts, looks after the file. Sees nobody’s case.',
  },
  'information-governance': {
    label: 'Information governance',
    does: 'The audit trail, disclosures, requests and retention. In the coordinating agency only.',
  },
  coordinator: {
    label: 'Coordinator',
    does: 'Runs the cohort for the whole partnership. In the coordinating agency only.',
  },
  caseworker: {
    label: 'Caseworker',
    does: 'Works with the people whom their agency holds, or who are shared with it.',
  },
  evaluator: { label: 'Evaluator', does: 'Works from packs and has no account.' },
  'expert-by-experience': {
    label: 'Expert by experience',
    does: 'The programme’s own figures and learning. No names.',
  },
  reader: { label: 'Reader', does: 'The programme’s own figures. No names.' },
};

export const roleLabels = (roles: readonly Role[]): string => roles.map((role) => roleWords[role].label).join(', ');
