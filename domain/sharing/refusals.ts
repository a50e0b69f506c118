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
  'review-too-early': 'The day to ask again has to come after the day of the answer.',
  'consent-without-capacity':
    'Somebody who lacks capacity for this decision cannot agree in law. Record what was decided in their best interests, with who decided.',
  'best-interests-with-capacity':
    'A decision in somebody’s best interests is only for a decision for which they lack capacity. Ask them.',
  'capacity-who': 'Say who looked at their capacity and how; for best interests, who decided and who was asked.',
  'advocate-who': 'Say who the advocate was.',
  'nothing-agreed': 'They had said no, so there is no agreement to take back.',
  'not-agreed-to': 'They had not agreed to all of these kinds of information, or have taken them back already.',
  'withdrawn-before-agreed': 'This is before the day on which they agreed. Check both dates.',
  'told-whom': 'Say who was told that it was taken back.',
  'told-when': 'Say on which day they were told.',
  'told-before-withdrawn': 'They cannot have been told before it was taken back.',
  'asker-missing': 'Say who it was: an agency, or somebody in words.',
  'asker-twice': 'Choose the agency or write who it was, not both.',
  'answered-before-asked': 'The answer is before the request. Check both dates.',
  'refusal-reason': 'Say why it was not given, or not all of it.',
  'already-answered': 'This request has been answered already.',
  'notice-unknown': 'Choose one of the versions of the privacy notice.',
  'notice-not-yet': 'This version of the notice was not in use on that day.',
  'notice-version-taken': 'There is a version of that name already.',
  'parties-missing': 'Choose at least one agency that signed it.',
  'review-before-signed': 'The review has to come after the signing.',
  'ends-before-signed': 'It cannot end before it was signed.',
  'agreement-ended': 'This agreement has ended, so it is not changed any more.',
} as const;
