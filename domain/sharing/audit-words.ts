/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const sharingDone: Readonly<Record<string, string>> = {
  'sharing.disclosures': 'looked at who was told about somebody',
  'sharing.disclose': 'recorded that somebody was told',
  'sharing.completeDisclosure': 'finished the ground on which somebody was told',
  'sharing.allDisclosures': 'looked at the list of disclosures',
  'sharing.exportDisclosures': 'saved the list of disclosures',
};
