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
  'handover-before-lead': 'That is before whoever leads now began. Choose that day or a later one.',
  'on-behalf-missing': 'Write down how they said so, for example “by phone on Tuesday”.',
  'told-without-telling': 'A day goes only with “Yes”. Choose yes, or clear the day.',
} as const;
