/** Refusals of scales and measures. Part of `domain/refusal.ts`. */
export const instrumentsRefusals = {
  'score-out-of-range': 'That score lies outside what this one can be. Check it against the form.',
  'score-not-allowed': 'This one is scored in steps, such as 0, 2, 4, 6 or 8. Check it against the form.',
  'instrument-unknown': 'Choose one of the measures in the list.',
  'instrument-ended': 'That measure was not in use on this day. Check the date, or choose another measure.',
  'instrument-areas-needed': 'This measure needs the score of each area; a total alone is not enough.',
  'instrument-sum-and-scores': 'Give either each score or their sum, not both.',
  'instrument-nothing-scored': 'Nothing is scored yet. Give at least one score.',
  'instrument-licence-missing':
    'Your partnership’s licence for this measure is not recorded yet, and it may not be used without one. Ask your coordinator to record it under Evaluation, Measures.',
  'instrument-mode-disagrees': 'Who completed it and how do not fit together. Check both.',
  'instruments-mixed': 'Results of different measures cannot stand on one line, because they do not measure the same.',
  'instrument-code-taken': 'There is already a measure of that name. Choose another.',
  'instrument-range-order': 'The highest score has to be above the lowest. Check both.',
  'instrument-step-misses': 'With that step the highest score is never reached. Check all three.',
  'instrument-area-twice': 'Two areas have the same name. Name them apart.',
  'instrument-needed-range': 'Say how many areas are enough for a mean: at least one, at most all of them.',
  'instrument-has-no-total': 'This result has no total, so there is no score to take over for the quarter.',
  'instrument-feeds-nothing':
    'The quarter’s wellbeing score is measured with another scale, so this cannot stand for it.',
  'result-outside-period': 'It was completed outside that quarter, so it cannot stand as its score.',
} as const;
