/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const plansRefusals = {
  'plan-owner-unknown': 'This colleague does not work in the register any more. Choose somebody else.',
  'plan-owner-cannot-see':
    'This colleague is not shown this kind of information about the person, so they would never see the action. Share it with their agency first, or choose somebody else.',
  'plan-one-owner': 'Choose a colleague or name somebody else, not both.',
  'action-closed': 'This action is closed already. Open it again first if something has changed.',
  'page-empty': 'There is nothing on the page yet. Write down a goal first, in their words.',
  'promise-ended': 'This promise has ended already. Write down a new one if something was promised again.',
  'promise-whose-missing': 'Say whose doing it was, so that the next promise can be kept. “Not known” is an answer.',
  'line-ended': 'This has ended already. Write it down anew if it holds again.',
  'action-open': 'This action is still open.',
} as const;
