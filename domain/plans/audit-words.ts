/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const plansDone: Readonly<Record<string, string>> = {
  'plans.actions': 'looked at actions',
  'plans.addAction': 'added an action',
  'plans.changeAction': 'changed an action',
  'plans.closeAction': 'closed an action',
  'plans.reopenAction': 'opened an action again',
};
