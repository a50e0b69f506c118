/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const progressRefusals = {
  'measure-unknown': 'The partnership does not record that measure. Choose one from the list.',
  'calendar-unknown': 'There is no period in that calendar yet. A coordinator adds periods under Settings.',
  'steps-unknown': 'There is nothing at one of those two quarters. Choose two that are in the list.',
  'steps-same': 'Choose two different quarters, the earlier one first.',
  'note-missing': 'Say in words what changed about how this is recorded, so that a reader can judge the figure.',
  'note-taken': 'There is a note for this measure and period already. Change that one.',
  'nothing-to-save': 'Nobody stands in these figures, so there is nothing to save.',
  'fidelity-nothing': 'No section has been rated yet, so there is nothing to save.',
  'picture-missing': 'There is no chart here to save. Save the table instead.',
  'picture-unsafe': 'The chart could not be saved as a picture. Nothing was written; save the table instead.',
} as const;
