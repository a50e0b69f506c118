/** What is refused about this part, and the sentence for it. Part of `domain/refusal.ts`. */
export const collectingRefusals = {
  'collecting-nothing-to-ask':
    'There is nothing to ask this agency: nobody whom it may know of has a gap that it may see. Nothing left the register.',
  'collecting-agency-inactive': 'This agency takes no part any more, so nothing is asked of it.',
  'collecting-recipient': 'A request goes to the agency that is asked and to nobody else.',
  'collecting-due-past': 'The day to answer by has gone already. Choose a later day.',
  'collecting-password-missing':
    'This workbook is protected. Type the password that was shown when the request was made; nothing was changed.',
  'collecting-password-wrong':
    'That password does not open this workbook. Nothing was changed: check the words and their order, and try again.',
  'collecting-other-protection':
    'This workbook is protected in a way that cannot be opened here. Ask for it to be saved as an Excel workbook (.xlsx) with a password.',
  'collecting-macros':
    'This workbook holds programs (macros), which a request never does. It was not opened. Ask for it as a plain workbook (.xlsx).',
  'collecting-not-a-request':
    'This is not a request that was made here, or its first row was taken out. Nothing was changed. Ask for the file that was sent, filled in.',
  'collecting-other-register':
    'This request was made in another register, so it is not read here. Nothing was changed: give it to the partnership that asked.',
  'collecting-period-changed':
    'The workbook says another period than the one that was asked about, so none of it is read. Ask for the answers to the period of the request.',
  'collecting-conflict-undecided':
    'Some values were entered differently meanwhile. Choose for each of them which one holds.',
  'collecting-late-unsaid':
    'The figures of this period have been returned already. Say that you know that before you take these answers in.',
  'collecting-nothing-to-take': 'Nothing in this workbook differs from the register, so there is nothing to take in.',
  'collecting-closed': 'Nobody waits for this request any more already.',
} as const;
