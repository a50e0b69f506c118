/** Ways in which this part says no: a stable code and the sentence a person reads. */
export const contactsRefusals = {
  'entry-empty': 'Write what happened, or choose what it was.',
  'day-too-early': 'That day is before 1900. Check the year.',
  'whose-missing': 'Say whose it was that it did not happen. “Not known” is an answer.',
  'need-missing': 'Choose the need because of which they were excluded.',
  'missed-not-expected': 'This goes only with a contact that did not happen. Clear it, or say that it did not happen.',
  'move-same': 'This says the same place from the same day as one that is there already.',
  'release-ended': 'This release is over already. Record a new one if there is another.',
  'release-in-past': 'That day is more than 21 days ago. Record it as something that happened instead.',
  'release-words-missing': 'Say in a few words why it fell through.',
  'release-not-yet': 'That day has not come yet. Record the release when it has happened.',
  'attachment-missing': 'There is no file at that place. Check that the folder is there and the drive is plugged in.',
  'attachment-empty': 'There is nothing in this file.',
  'attachment-too-large': 'A file can have at most 5 MB. Scan it smaller, or keep only the pages that matter.',
  'attachment-person-full':
    'The files about one person can have at most 20 MB together. Remove one that is no longer needed first.',
  'attachment-register-full':
    'The files in this register can have at most 200 MB together. Remove some that are no longer needed first.',
  'attachment-type':
    'Only PDF, PNG, JPEG, Word documents without macros (DOCX) and plain text can be kept. What counts is what is in the file, not its name.',
  'attachment-damaged':
    'What is kept of this file is not what was put in, so it is not shown. Restore it from a backup, or attach it again.',
  'attachment-not-shown': 'This kind of file cannot be shown here. Save a copy to look at it.',
} as const;
