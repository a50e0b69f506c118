/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const peopleRefusals = {
  'nhs-number-wrong':
    'That is not an NHS number: it has ten digits, and the last one must fit the others. Check each digit.',
  'chi-number-wrong':
    'That is not a CHI number: it has ten digits, begins with the birth date, and the last digit must fit the others.',
  'hsc-number-wrong':
    'That is not a Health and Care number: it has ten digits, begins with 32 to 39, and the last digit must fit the others.',
  'national-insurance-wrong':
    'That is not a National Insurance number: two letters, six digits and a letter from A to D. Check the first two letters.',
  'pnc-id-wrong':
    'That is not a PNC ID: the year, a stroke, up to seven digits, and a letter that must fit them. Check each digit.',
  'prison-number-wrong': 'That is not a prison number: a letter, four digits and two letters.',
  'probation-crn-wrong': 'That is not a probation case number: a letter and six digits.',
  'local-number-wrong': 'A case number has up to 40 letters, digits, strokes, dots and hyphens.',
  'identifier-taken':
    'Somebody else in the register has this number. Look at that record first: it may be the same person.',
  'identifier-twice': 'This number is here already.',
  'issuer-missing': 'Say which agency gave this number.',
  'none-and-some': 'Choose either “None needed” or what is needed, not both.',
  'contact-contrary': 'A way of getting in touch cannot be both wanted and not wanted. Choose one of the two.',
  'merge-same-record': 'Choose another record: these are one and the same.',
  'merge-kept-apart':
    'These two are marked to be kept apart, so they cannot be one person. End that first if it was a mistake.',
  'last-known-in-future': 'The day on which this was last known cannot be in the future.',
} as const;
