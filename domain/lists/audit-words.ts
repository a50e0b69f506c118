/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const listsDone: Readonly<Record<string, string>> = {
  'lists.people': 'looked at the list of people',
  'lists.find': 'searched for people',
  'lists.everything': 'searched through what was written',
  'lists.saveView': 'saved a view of a list',
  'lists.removeView': 'removed a view of a list',
  'lists.save': 'took a list of people out of the register',
};
