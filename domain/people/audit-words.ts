/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const peopleDone: Readonly<Record<string, string>> = {
  'people.candidates': 'looked whether somebody is in the register already',
  'people.alike': 'looked for records of the same person',
  'people.mergePreview': 'looked at what making two records one would do',
  'people.merge': 'made two records one',
  'people.unmerge': 'took two records apart again',
  'people.recordWhereabouts': 'wrote down where somebody can be found',
  'people.changeWhereabouts': 'changed where somebody can be found',
};
