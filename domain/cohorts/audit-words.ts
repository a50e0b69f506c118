/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const cohortsDone: Readonly<Record<string, string>> = {
  'cohorts.leadOf': 'looked at who leads for somebody',
  'cohorts.mayLead': 'looked at who could lead for somebody',
  'cohorts.proposeHandover': 'asked somebody to lead',
  'cohorts.confirmHandover': 'confirmed a handover',
  'cohorts.declineHandover': 'declined a handover',
  'cohorts.takeBackHandover': 'took back a handover',
  'cohorts.recordIntroduction': 'noted that the person was told of a handover',
  'cohorts.timesOf': 'looked at somebody’s times in cohorts',
  'cohorts.planFollowUps': 'planned when to look in after somebody left',
  'cohorts.recordFollowUp': 'recorded how looking in went',
};
