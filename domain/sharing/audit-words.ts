/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const sharingDone: Readonly<Record<string, string>> = {
  'sharing.disclosures': 'looked at who was told about somebody',
  'sharing.disclose': 'recorded that somebody was told',
  'sharing.completeDisclosure': 'finished the ground on which somebody was told',
  'sharing.allDisclosures': 'looked at the list of disclosures',
  'sharing.exportDisclosures': 'saved the list of disclosures',
  'sharing.grounds': 'looked at the agreements and the grounds for sharing',
  'sharing.addAgreement': 'added a sharing agreement',
  'sharing.changeAgreement': 'changed a sharing agreement',
  'sharing.endAgreement': 'ended a sharing agreement',
  'sharing.addNotice': 'added a version of the privacy notice',
  'sharing.said': 'looked at what somebody said of sharing',
  'sharing.recordConsent': 'recorded what somebody said of sharing',
  'sharing.withdrawConsent': 'recorded that an agreement was taken back',
  'sharing.recordRequest': 'recorded a request for information',
  'sharing.answerRequest': 'answered a request for information',
  'sharing.giveNotice': 'recorded that the privacy notice was given',
};
