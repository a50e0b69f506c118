/** Sentences of fidelity and the progress report. Part of `domain/refusal.ts`. */
export const fidelityRefusals = {
  'rating-not-whole': 'A rating is a whole number from 1 to 10.',
  'summary-too-long': 'The summary has more than 200 words. It is kept as a draft; shorten it to issue the report.',
  'assessment-issued': 'This assessment has been issued. Reopen it with a reason to change it.',
  'nothing-rated': 'No section has been rated yet, so there is nothing to issue.',
  'rag-without-aims':
    'The RAG says how the aims of this quarter went, so it stays not set where none were agreed. Write the aims first.',
  'aims-present': 'Aims are already written for this section. Remove them before saying that none were agreed.',
  'comments-present': 'Comments are already written for this section. Clear them before saying that there are none.',
  'dissent-reason-missing': 'Say why. A dissent is kept with its reason, in the words of whoever dissents.',
  'rater-unnamed': 'Say who rates: an agency, or a few words for them.',
  'rater-twice': 'They are among the raters of this period already.',
  'rater-rates-alone': 'They rate by themselves, so nobody else can change what they gave.',
  'statements-wrong-number':
    'There have to be 16 statements, one on each line: 2, 3, 3, 2, 2, 2 and 2 for the seven sections. What you pasted is still here.',
  'statement-empty': 'There is an empty line between the statements. Take it out, so that none is counted wrongly.',
  'statement-too-long':
    'One of the statements has more than 600 characters. Shorten it, or look whether two run together.',
  'draft-not-public': 'Only what was issued can be saved for the public. Issue the assessment first.',
  'report-undecided':
    'Some passages could point to a person. Say of each whether it stays or is left out of the public report.',
  'report-placeholder':
    'There is still a placeholder in the text, such as words in square brackets. Finish it, then save the report.',
  'report-pdf-unavailable': 'This window cannot make a PDF. Save the report as a Word document instead.',
} as const;
