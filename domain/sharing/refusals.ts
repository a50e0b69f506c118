/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const sharingRefusals = {
  'basis-is-no-basis':
    'This is not a lawful basis. Choose the basis of Article 6, such as public task, and name the Act as the gateway beside it.',
  'gateway-not-for-category':
    'This Act does not open all of these kinds of information. Choose fewer of them, or another gateway.',
  'agreement-unknown': 'Choose one of the agreements in the list.',
  'agreement-not-for-agency':
    'That agency is not a party of this agreement. Choose another, or leave it empty and say so to whoever governs information.',
  'agreement-not-for-category':
    'This agreement does not cover all of these kinds of information. Choose fewer of them, or another agreement.',
  'agreement-not-signed': 'This agreement was not signed yet on that day.',
  'agreement-over': 'This agreement was over on that day. Choose another, or leave it empty.',
  'consent-not-recorded':
    'No agreement of the person to this agency is recorded. Record what they said first, or choose the basis that holds without it.',
  'before-consent':
    'This is before the day on which the person agreed. An agreement makes nothing before it right: choose a later day or another basis.',
  'consent-not-for-category':
    'What the person agreed to does not cover all of these kinds of information. Choose fewer of them, ask again, or choose another basis.',
  'consent-withdrawn':
    'The person has taken this agreement back, so nothing can rest on it. Choose the basis that holds, if there is one.',
  'consent-declined':
    'The person said no to this agency, so nothing can rest on their agreement. Choose the basis that holds, if there is one.',
  'consent-not-theirs':
    'This was decided in the person’s best interests. That is not their consent: choose the basis that holds.',
  'recipient-missing': 'Say who was told: an agency, or somebody in words.',
  'recipient-twice': 'Choose the agency or write who it was, not both.',
  'purpose-missing': 'Say in words what it was for.',
  'reason-against':
    'Something stands against telling this. If it had to be told all the same, for example because a life was at risk, say why. Nothing stops you: it is kept with your reason.',
} as const;
