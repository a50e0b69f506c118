/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const instrumentsDone: Readonly<Record<string, string>> = {
  'instruments.ofPerson': 'looked at somebody’s measures',
  'instruments.record': 'recorded the result of a measure',
  'instruments.removeResult': 'took back the result of a measure',
  'instruments.define': 'added a measure of the partnership’s own',
  'instruments.end': 'ended a measure of the partnership’s own',
  'instruments.setLicence': 'recorded the licence of a measure',
};
