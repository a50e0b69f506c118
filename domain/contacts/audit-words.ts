/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const contactsDone: Readonly<Record<string, string>> = {
  'contacts.timeline': 'looked at the timeline',
  'contacts.addEntry': 'recorded something on the timeline',
  'contacts.changeEntry': 'corrected something on the timeline',
  'contacts.takeBackEntry': 'took back something on the timeline',
};
