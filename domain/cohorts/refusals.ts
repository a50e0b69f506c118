/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const cohortsRefusals = {
  'lead-missing': 'Choose who is asked to lead, or write the name and agency of a worker without an account.',
  'lead-agency-missing': 'Choose the agency of the worker.',
  'lead-already': 'This is who leads for the person now. Choose somebody else.',
  'lead-not-possible': 'This colleague cannot lead: their account has ended, or they do not work with people by name.',
  'handover-waits': 'A handover of this person waits for an answer already. Take it back first, or wait for it.',
  'handover-not-yours': 'Only whoever leads now, or a coordinator, asks somebody else to lead.',
  'handover-for-somebody-else':
    'Only whoever was asked can answer this. For a worker without an account a coordinator does.',
  'handover-answered': 'This handover has been answered already.',
  'handover-before-lead': 'Somebody else still led then. Choose the day on which they ended, or a later one.',
  'on-behalf-missing': 'Write down how they said so, for example “by phone on Tuesday”.',
  'told-without-telling': 'A day goes only with “Yes”. Choose yes, or clear the day.',
  'joined-before-cohort': 'The cohort began later. Choose its first day or a later one.',
  'cohort-ended': 'The cohort had ended by then, so nobody joins it. Choose an earlier day, or another cohort.',
  'person-has-died': 'It is recorded that this person has died. If that was a mistake, take the report back first.',
  'silence-is-no-destination':
    'Not hearing from somebody is not a destination: they stay in the cohort. Choose where they are, or keep them.',
  'death-is-a-status':
    'That somebody has died is not a destination. Cancel, and choose “Record that somebody has died” on their page.',
  'follow-up-before-leaving': 'Looking in again comes after the day of leaving.',
  'follow-up-closed': 'This has been written down already.',
  'died-before-birth': 'That is before the person was born. Check both days.',
  'died-before-joining': 'That is before the person joined a cohort. Check the day, or put the joining right first.',
  'died-after-told': 'That is after the day on which you were told.',
  'death-recorded': 'That this person has died is recorded already. Change what stands there.',
  'death-concluded': 'This is confirmed already.',
  'source-missing': 'Choose what confirms it. Without that it stays “not certain yet”.',
  'source-not-expected': 'What confirms it goes only with “confirmed”. Clear it, or choose confirmed.',
  'review-closed': 'This review has been decided already.',
  'owner-twice': 'Choose a colleague or write somebody’s name, not both.',
  'erasure-under-case-review':
    'A review after a death or of how services worked together is open. Decide it first; until then nothing is erased.',
  'cohort-code-taken': 'Another cohort has this code. Choose another one.',
  'cohort-name-taken': 'Another cohort has this name. Choose another one.',
  'cohort-ends-before-joining': 'Somebody joined this cohort after that day. Choose a later one.',
  'undo-leaves-outside':
    'Somebody joined this cohort on a day that would lie outside its days then. Put the day of joining right first.',
  'cohort-begins-after-joining': 'Somebody joined this cohort before that day. Choose an earlier one.',
  'size-impossible': 'The planned size is a whole number from 1 to 100,000.',
  'names-somebody':
    'This holds a word that is also a name or reference in the register. The Board sees no names: write it in other words.',
  'not-endorsed-conditions': 'Conditions go with “endorsed” or “resolved”. Clear them, or choose one of these.',
} as const;
