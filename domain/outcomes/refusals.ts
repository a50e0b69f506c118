/** Ways in which this part says no: a stable code and the sentence a person reads. */
export const outcomesRefusals = {
  'cells-refused': 'Some of these cells could not be taken, so none of them was. Each of them says why.',
  'nights-beyond-scope':
    'That is more nights than the person was in the cohort in this quarter. Check the number, or the days of joining and leaving.',
  'nights-do-not-add-up':
    'That is more nights than are still open. Enter at most as many as are not known yet; the rest may stay not known.',
  'nights-all-known': 'Every night of this quarter is accounted for already.',
  'answers-missing':
    'All seven answers are needed for this score. With fewer there is no score: say why there is none instead, such as “declined” or “not known”.',
  'answers-out-of-range': 'Each of the seven answers is a whole number from 1 to 5.',
  'score-not-in-table':
    'That is no score of the conversion table. Enter the raw total from 7 to 35, or the seven answers, and it is converted.',
  'means-no-value':
    'This says that there is no value. Say why with a state: not known, declined, not asked, not applicable or not supplied. It is never zero.',
  'several-fit': 'Several values begin like that. Write a little more of the one that is meant.',
  'beyond-grid': 'There is no person or no measure here: the block is larger than what is left of the grid.',
  'nights-follow':
    'Nights follow from where the person stayed. Record moves, or say in the nights of the row how the open ones were spent.',
  'nothing-to-carry':
    'There is nothing to carry forward: no cell is still empty for which the quarter before has a value.',
  'baseline-empty': 'Nothing is recorded of this baseline yet. Its day can be changed once something is.',
} as const;
