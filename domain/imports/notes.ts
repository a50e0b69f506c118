/** What is worth knowing about a row that can be taken in. A sentence never repeats what was typed. */
const sentences = {
  'not-understood': 'The words in this cell could not be understood, so it is left out.',
  'needs-not-understood': 'Some needs in this cell could not be understood and are left out.',
  percentage: 'This is a percentage, and no field here takes a number, so it is left out.',
  'not-known-kept': 'The spreadsheet says that this is not known; what the register holds stays.',
  'membership-differs':
    'Another day of joining or leaving is recorded. It is put right on the person’s page, not from a spreadsheet.',
  'holder-differs': 'Another agency holds this record. That is changed on the person’s page, not from a spreadsheet.',
  'not-yours': 'What your agency is not shown of this person is neither compared nor changed.',
  'more-words': 'Words stand behind the yes or no. The register has no place for them here.',
  'spreadsheet-error': 'The spreadsheet shows an error in this cell, so it is taken as empty.',
  'not-known-as-empty': 'The cell says that it is not known, so it is left empty.',
  'two-digit-year': 'Only two digits of the year are written. Check the year that was read.',
  'day-number': 'This was a day number of a spreadsheet. Check the date that was read.',
  'under-18': 'Younger than 18 today. The programme is for adults; check the birth date.',
  'died-as-status':
    'Having died is a status and no destination: the death is recorded for that day, and the membership ends with it.',
  'place-of-today':
    'No day stands beside this place, so the day of taking in is written as the one on which it was last known.',
  'numbers-differ': 'Other numbers are recorded. They are put right on the person’s page, not from a spreadsheet.',
  'choices-differ':
    'What was chosen is recorded otherwise. It is put right on the person’s page, not from a spreadsheet.',
  'places-differ':
    'Another place is recorded. Where somebody can be found is written down on the person’s page, not from a spreadsheet.',
  'reference-given': 'The reference belongs to somebody else, so the register gives a new one.',
} as const;

export type NoteCode = keyof typeof sentences;
export const noteCodes = Object.keys(sentences) as [NoteCode, ...NoteCode[]];
export const noteSentence = (code: NoteCode): string => sentences[code];

/** Notes that say that something in the spreadsheet was not taken in. */
export const losesSomething: ReadonlySet<NoteCode> = new Set([
  'not-understood',
  'percentage',
  'needs-not-understood',
  'more-words',
]);
