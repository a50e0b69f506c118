import { cohortsRefusals } from './cohorts/refusals.ts';
import { collectingRefusals } from './collecting/refusals.ts';
import { contactsRefusals } from './contacts/refusals.ts';
import { costsRefusals } from './costs/refusals.ts';
import { fidelityRefusals } from './fidelity/refusals.ts';
import { instrumentsRefusals } from './instruments/refusals.ts';
import { listsRefusals } from './lists/refusals.ts';
import { outcomesRefusals } from './outcomes/refusals.ts';
import { peopleRefusals } from './people/refusals.ts';
import { plansRefusals } from './plans/refusals.ts';
import { programmeRefusals } from './programme/refusals.ts';
import { progressRefusals } from './progress/refusals.ts';
import { referralsRefusals } from './referrals/refusals.ts';
import { sharingRefusals } from './sharing/refusals.ts';

/**
 * Every way in which the application says no: a stable code and the sentence a person reads.
 * A sentence says what is wrong and what to do, and never repeats what was typed.
 */
const sentences = {
  ...peopleRefusals,
  ...referralsRefusals,
  ...cohortsRefusals,
  ...sharingRefusals,
  ...contactsRefusals,
  ...plansRefusals,
  ...listsRefusals,
  ...fidelityRefusals,
  ...instrumentsRefusals,
  ...collectingRefusals,
  ...progressRefusals,
  ...costsRefusals,
  ...programmeRefusals,
  ...outcomesRefusals,
  // the call itself
  'unknown-operation': 'This version of Casebook does not know that request.',
  'bad-input': 'Something in this form could not be understood. Check each field and try again.',
  'not-allowed': 'Your role does not allow this. Ask the coordinator of your partnership.',
  'wrong-window': 'This can only be done in the main window.',
  internal: 'Something went wrong in Casebook. What you had saved is safe; try again, and restart if it happens twice.',
  'not-found': 'That is no longer in the register.',
  'categories-missing': 'Choose at least one kind of information.',
  'basis-missing': 'Say on what ground it is shared.',
  'identity-first': 'Share who the person is first; an agency sees nothing else without it.',
  'reason-too-short': 'Write at least a sentence, so that whoever reviews it can understand.',
  'emergency-needs-exact': 'Give the reference, or the full name together with the birth date.',
  'emergency-not-found':
    'Nobody in the register is named exactly like that. Check the spelling, or ask the coordinator. That you asked is noted.',
  'own-opening': 'You opened this record yourself, so somebody else has to review it.',
  'already-reviewed': 'Somebody has reviewed this already.',
  'same-person': 'Choose somebody else: nobody can be kept apart from themselves.',
  'already-apart': 'These two are kept apart already.',
  'category-not-shared':
    'That kind of information about this person is not shared with your agency, so it cannot be changed from here.',
  cancelled: 'Stopped before anything was changed.',
  'changed-meanwhile':
    'Something else was changed while this was being prepared, so nothing was written. Look at it again.',
  'left-text-full': 'There is no room to keep what was typed in the last moment.',
  'idle-minutes-range': 'Choose a whole number of minutes from 1 to 15.',
  // text
  'text-missing': 'Fill this in.',
  'text-too-long': 'This is too long. Shorten it and save again.',
  'name-invisible': 'Nothing of that name can be seen. Write it with letters, or leave it empty where it is not known.',
  'name-missing': 'Give a name. One name or a nickname is enough.',
  'name-too-long': 'A name can have at most 200 characters.',
  'control-characters': 'This contains hidden control characters. Delete it and type it again.',
  'unknown-code': 'Choose one of the values in the list.',
  // dates
  'date-impossible': 'That date does not exist. Write it as day, month and year, for example 3 April 2018.',
  'date-order': 'The last day is before the first day. Check both dates.',
  'birth-date-in-future': 'A birth date cannot be in the future.',
  'birth-date-too-early': 'A birth date cannot be before 1900. Check the year.',
  'time-impossible': 'That time does not exist. Write hours and minutes, for example 08:30.',
  'date-in-future': 'That date is in the future. Record it when it has happened.',
  'joined-before-birth': 'The day of joining is before the birth date. Check both.',
  'left-before-joined': 'The day of leaving is before the day of joining. Check both.',
  // people
  'reference-taken': 'Another person already has this reference. Open that person or choose a different reference.',
  'reference-assigned':
    'Casebook gives each person a reference by itself. Leave this empty; the coordinator of your partnership can choose another.',
  'reference-invalid': 'A reference can have letters, digits, hyphens and slashes, at most 40 of them.',
  'already-member': 'This person is already in that cohort. Close the open membership first.',
  'not-in-scope': 'This person was not in the cohort during that period, so nothing can be recorded for it.',
  // programme
  'period-code-taken': 'There is already a period with that code.',
  'period-overlaps': 'Those dates overlap another period of the same calendar.',
  // the briefing
  'no-quarter-over': 'No quarter is over yet. A briefing is about one that is.',
  // outcomes
  'value-missing': 'Give a value, or say why there is none.',
  'value-not-expected': 'A value goes only with the state "recorded". Choose that state or clear the value.',
  'value-out-of-range': 'That number is outside the range of this measure.',
  'value-not-whole': 'This is counted in whole numbers.',
  // vault
  locked: 'The register is locked. Unlock it to go on.',
  'already-open': 'A register is already open. Lock it before opening another.',
  'wrong-passphrase': 'That passphrase does not open this register. Check capitals and spaces and try again.',
  'wrong-current-passphrase': 'That is not your passphrase. Type the one with which you unlocked today.',
  'sign-in-name-missing': 'Several people open this register. Say who you are, then give your own passphrase.',
  'too-many-attempts':
    'Too many attempts. After five, each wrong one makes the wait longer: 30 seconds, then twice as long, up to an hour. This does not protect a copied file; a long passphrase does.',
  'too-many-attempts-together':
    'Too many attempts were made on this register from this computer within a day, so everybody has to wait a while, an hour at most. This does not protect a copied file; long passphrases do.',
  'device-secret-missing':
    'You chose that your passphrase opens this register only together with the keychain of one computer, and that is not to be had here. Unlock in the Casebook window on that computer. If it is gone, ask an administrator for a new passphrase, or use the recovery code.',
  'keychain-unavailable':
    'Casebook cannot use a keychain of the system here, so your passphrase alone opens the register. Nothing was changed.',
  'keychain-unprotected':
    'The keychain of this computer would keep the secret under a password that everybody knows, so it is not used. Set up GNOME Keyring or KWallet first. Nothing was changed.',
  'recovery-code-mistyped':
    'The recovery code has four groups of nine letters and digits. Some are missing or left over; check it against your paper.',
  'recovery-code-group-1': 'The first group of the recovery code has a typing error. Check it against your paper.',
  'recovery-code-group-2': 'The second group of the recovery code has a typing error. Check it against your paper.',
  'recovery-code-group-3': 'The third group of the recovery code has a typing error. Check it against your paper.',
  'recovery-code-group-4': 'The fourth group of the recovery code has a typing error. Check it against your paper.',
  'recovery-code-wrong':
    'That recovery code does not open this register. It belongs to another register, or a newer code has taken its place.',
  'recovery-none': 'This register has no recovery code. Its passphrases are the only way in.',
  'recovery-part-mistyped':
    'A part of a recovery code has five groups of nine letters and digits. Some are missing or left over; check it against the paper.',
  'recovery-part-head':
    'The first group of this part, which says which part it is, has a typing error. Check it against the paper.',
  'recovery-part-1-group-2': 'The second group of part 1 has a typing error. Check it against the paper.',
  'recovery-part-1-group-3': 'The third group of part 1 has a typing error. Check it against the paper.',
  'recovery-part-1-group-4': 'The fourth group of part 1 has a typing error. Check it against the paper.',
  'recovery-part-1-group-5': 'The fifth group of part 1 has a typing error. Check it against the paper.',
  'recovery-part-2-group-2': 'The second group of part 2 has a typing error. Check it against the paper.',
  'recovery-part-2-group-3': 'The third group of part 2 has a typing error. Check it against the paper.',
  'recovery-part-2-group-4': 'The fourth group of part 2 has a typing error. Check it against the paper.',
  'recovery-part-2-group-5': 'The fifth group of part 2 has a typing error. Check it against the paper.',
  'recovery-part-alone': 'One part of the recovery code opens nothing by itself. Type the other holder’s part here.',
  'recovery-part-twice': 'This is the same part again. Part 1 and part 2 are both needed, from their two holders.',
  'recovery-parts-unlike':
    'These two parts belong to different recovery codes. Look at the day on each paper, and use two of the same day.',
  'recovery-code-and-part':
    'The whole recovery code needs nothing beside it. Leave this empty, or type the two parts and not the whole code.',
  'recovery-group-differs': 'That is not the last group on the paper. Look at it again, or write the paper anew.',
  'recovery-not-shown': 'There is no new recovery code to confirm. Make one first. The one of before still holds.',
  'recovery-nobody': 'Nobody signs in to this register under that name. Choose somebody from the list.',
  'recovery-account-ended': 'That account has ended, so it gets no passphrase. Choose somebody who works here now.',
  'passphrase-too-short': 'Use at least 15 characters. Four unrelated words with spaces work well.',
  'passphrase-too-common':
    'That passphrase is among the first that an attacker would try. Choose something only you would think of.',
  'passphrase-too-long': 'Use at most 1,024 characters.',
  'header-missing':
    'The key file that belongs beside this register is missing. Without it no passphrase can open the register. Put it back, or use the copy that this computer kept.',
  'header-torn':
    'The key file beside this register is damaged. Nothing in the register has changed. Use the copy that this computer kept, or the one from a backup.',
  'header-hostile':
    'The key file asks for more memory or time than is safe. It was not made by Casebook, so it was refused.',
  'rekey-unfinished':
    'The keys could not be changed to the end, because the drive stopped taking writes. Lock the register and open it again: Casebook then finishes the change or takes it back. Nothing is lost.',
  'key-file-outdated':
    'The key file beside this register does not fit it: the register’s key was changed after this key file was written, or every page of the register was replaced. Nothing was changed. Use the copy that this computer kept, or restore the newest backup.',
  'key-file-copy-same':
    'The copy that this computer kept is the same as the key file beside the register, so it would change nothing. Restore the newest backup.',
  'key-file-copy-older':
    'The copy that this computer kept is older than the key file that belongs to this register. Its passphrases and its recovery code are those of its day, and it may not fit any more.',
  'header-mismatch': 'The key file beside this register belongs to a different register.',
  'header-from-newer-app':
    'The key file was made by a newer version of Casebook. Update Casebook on this computer to open it. Nothing was changed.',
  'register-missing': 'There is no register at that place. Check that the folder is there and the drive is plugged in.',
  'not-a-register': 'That file is not a Casebook register.',
  'register-damaged':
    'This register is damaged and was not opened, so that nothing is lost. Restore the newest backup.',
  'register-in-use': 'This register is already open in another window or program. Close it there first.',
  'register-read-only':
    'This register is in a place where it cannot be written. Copy it, with its key file, to a folder of your own.',
  'register-from-newer-app':
    'This register was last used by a newer version of Casebook. Update Casebook on this computer to open it. Nothing was changed.',
  'register-exists': 'There is already a register with that name in that folder. Choose another name.',
  'register-name-invalid': 'A register name can have letters, digits, spaces and hyphens, at most 60 of them.',
  // backups
  'backup-missing': 'There is no backup at that place. Check that the folder is there and the drive is plugged in.',
  'backup-not-one': 'That file is not a backup of a register.',
  'backup-without-key-file':
    'The key file that belongs to this backup is missing or damaged, so no passphrase could open it. Choose another backup.',
  'backup-damaged': 'This backup is not whole, so it was not used. Nothing was changed. Choose an older one.',
  'backup-is-open': 'That is a register in use and not a backup. Lock it first, or choose a backup.',
  'backup-wrong-passphrase':
    'That passphrase does not open this backup. A backup opens with the passphrase that held on the day it was made.',
  'backup-needed-first':
    'This version of Casebook changes the shape of the register, and the backup that it makes first could not be made: there is no room for it, or its folder cannot be written. Nothing was changed.',
  'backup-not-due':
    'The register is open in another window or program, and that has not made a backup yet. Make one there.',
  // people who work here
  'sign-in-name-taken': 'Somebody else signs in under that name. Add a second name or an initial.',
  'role-missing': 'Choose at least one role.',
  'evaluator-no-account': 'Evaluators get no account. They work from packs, which hold nobody’s identity.',
  'role-needs-coordinating-agency':
    'Coordinators and information governance see the whole partnership, so they belong to the agency that coordinates it.',
  'own-roles': 'Nobody changes their own roles. Ask another administrator.',
  'own-agency': 'Nobody changes their own agency. Ask another administrator.',
  'own-account': 'Nobody ends their own account. Ask another administrator.',
  'own-passphrase': 'Change your own passphrase under “Your passphrase”, where the present one is asked for.',
  'last-administrator':
    'This is the only administrator. Make somebody else an administrator first, or nobody could add people any more.',
  'account-ended': 'This account has ended. Let the person back in first.',
  'account-active': 'This account is active already.',
  'agency-unknown': 'Choose one of the agencies in the list.',
  'agency-name-taken': 'There is already an agency with that name.',
  'agency-in-use': 'People still work in this register for that agency. Move them or end their accounts first.',
  'agency-coordinates': 'This agency runs the register for the partnership, so it stays part of it.',
  // files
  'folder-missing': 'That folder does not exist. Check its name, or create it first.',
  'folder-read-only': 'Nothing can be saved in that folder. Choose a folder of your own.',
  'folder-full':
    'There is no room left on that drive. Nothing was half written; free some space or choose another folder.',
  'picker-unavailable': 'This window cannot show a folder chooser. Type the folder instead.',
  // sealed facts
  'sealed-not-set-up':
    'This register has no key for sealed facts yet, so this cannot be kept safely. Ask the coordinator to set it up in Settings.',
  'sealed-already-set-up': 'Somebody already holds the key for sealed facts. Ask them to give it to you.',
  'sealed-not-held': 'Only somebody who can open sealed facts themselves can do this. Settings says who can.',
  'sealed-already-held': 'This person can already open sealed facts.',
  'sealed-needs-case-role':
    'Only an active user who works with people by name can be given the key for sealed facts. Check their roles first.',
  'sealed-no-slot': 'This person has no passphrase of their own yet, so there is nothing to seal the key to.',
  'sealed-last-holder':
    'This is the last person who can open sealed facts. Give the key to somebody else first, or nobody could ever open them again.',
  // taking in a spreadsheet
  'import-missing': 'There is no file at that place. Check that the folder is there and the drive is plugged in.',
  'import-empty': 'There is nothing in this file. Check that it is the right one and was saved.',
  'import-only-headings': 'There are headings in this file and no rows under them.',
  'import-too-large': 'A file can have at most 20 MB. Save only the sheet with the people, as CSV.',
  'import-too-many-rows': 'A file can have at most 10,000 rows. Split it and take in one part after the other.',
  'import-too-many-columns': 'A file can have at most 250 columns. Delete those that hold nothing about a person.',
  'import-too-heavy':
    'Reading this file takes too long or too much memory, so it was stopped. Save only the sheet with the people, as CSV.',
  'import-not-a-spreadsheet': 'This file is not a spreadsheet that Casebook can read. Save it as .xlsx or as CSV.',
  'import-old-or-protected':
    'This is an older Excel file or one with a password. Open it in the spreadsheet program, save it as .xlsx or CSV without a password, and delete that copy afterwards.',
  'import-damaged':
    'This workbook is damaged and could not be read. Open it in the spreadsheet program and save it again.',
  'import-quote-open':
    'A quotation mark in this file is opened and never closed, so its rows cannot be told apart. Save it again from the spreadsheet program.',
  'import-sheet-unknown': 'The workbook has no sheet with that name. Choose one of its sheets.',
  'import-heading-row': 'There are no headings in that row. Choose the row in which the headings stand.',
  'import-changed': 'The file has changed since you looked at it. Look at it again.',
  'import-no-name-column': 'No column is chosen for a name. Choose at least one; a nickname is enough.',
  'import-column-twice': 'Two columns are chosen for the same thing. Choose one of them.',
  'import-nothing-to-take': 'No row is left to take in.',
  'import-cell-too-long': 'This cell has more than 4,200 characters. Shorten it.',
  'import-formula': 'This cell holds a formula and not its value. Paste the column as values and save the file again.',
  'import-date-month-first':
    'The second number of this date is no month. Dates are read day first, so 3 April 2018 is 03/04/2018.',
  'import-date-ambiguous':
    'This could be a day or a year. Write the date out, for example 18 April 2018 or April 2018.',
  'import-date-order-unknown':
    'This date can be read in two ways, day first or month first. Say under Columns which one it is.',
  'import-date-day-first':
    'The first number of this date is no month, and the column was said to have the month first. Mend the cell.',
  'import-date-without-year': 'This date has no year. Write it with its year.',
  'import-record-restricted': 'Use of this record is restricted, so nothing in it is changed from a spreadsheet.',
  'import-needs-space': 'A column chosen for two rows of headings has to stand below another row.',
  'import-mapping-exists': 'There is a saved mapping of that name. Choose another name.',
  'import-nothing-left-out': 'No row would be left out, so there is nothing to save.',
  'import-mapping-name': 'Give the mapping a name.',
  'import-password': 'This workbook is protected with a password. Open it, save it without one, and take that in.',
  'import-export-empty': 'There is nobody whom you may see, so there is nothing to save.',
  'import-date-needs-day': 'Here the whole day is needed, for example 3 April 2018.',
  'import-left-without-joining': 'There is a day of leaving and none of joining. Give both or neither.',
  'import-destination-missing': 'Somebody who left needs a destination. Not hearing from someone is not one.',
  'import-destination-unknown': 'This is not one of the destinations of the register. Choose one of them.',
  'import-agency-unknown': 'The register has no agency with that name. Add it under Settings, or mend the name.',
  // history
  'undo-overtaken': 'This was changed again since, so it cannot be undone here.',
  'undo-not-offered': 'This cannot be undone. Enter a correction instead.',
  // rights, retention and erasure
  'reference-unknown': 'Nobody in the register has that reference. Check it on their page.',
  'reference-mismatch': 'That is not this person’s reference. Type it as it stands on their page.',
  'erasure-under-hold': 'This record is under a hold, so nothing is erased. Lift the hold first, with its reason.',
  'erasure-under-review': 'A review of this record has begun. Decide it first; until then nothing is erased.',
  'erasure-request-open':
    'Another request about this record is still open. Decide it first; until then nothing is erased.',
  'erasure-opening-unreviewed':
    'This record was opened in an emergency and that has not been reviewed yet. Until it is, nothing is erased.',
  'request-decided': 'This request has been decided already. If something changed, record a new one.',
  'extension-too-late': 'More time can only be taken within the first month, and the person told why.',
  'already-restricted': 'The use of this record is restricted already.',
  'restriction-missing': 'The use of this record is not restricted yet. Restrict it first, so that the answer is true.',
  'objection-undecided':
    'The objection to the use of this record is not decided yet. Decide it first; until then the restriction stays.',
  'processing-restricted':
    'The use of this record is restricted: it is kept, and nothing is done with it until the restriction is lifted.',
  'review-begun': 'A review of this record has begun already.',
  'keep-until-missing': 'Give the day until which the record is kept. It must lie in the future.',
  'keep-until-not-expected': 'A day to keep until goes only with the decision to keep. Clear it, or choose keep.',
  'findings-undecided': 'Some passages have not been decided yet. Keep or leave out each of them first.',
  'finding-unknown': 'The text was changed since you looked at it. Look at it again.',
  'not-an-access-request': 'A copy of the record is made for a request to see it.',
  // terminal
  usage: 'That command was not understood. Run it with --help to see what it takes.',
  'no-passphrase': 'No passphrase was given. Type it at the prompt or set CASEBOOK_PASSPHRASE.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof sentences;

export const isRefusalCode = (value: unknown): value is RefusalCode =>
  typeof value === 'string' && Object.hasOwn(sentences, value);

/** The sentence that belongs to a code. */
export const sentenceFor = (code: RefusalCode): string => sentences[code];

/** All codes, for documentation and tests. */
export const refusalCodes = Object.keys(sentences) as readonly RefusalCode[];

/** A no that is meant for the person at the screen: thrown inside the host, turned into a reply by dispatch. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly field: string | undefined;
  /** What is wrong with which of several things that were given at once; each by its place from 0. */
  readonly parts: readonly RefusedPart[];

  constructor(code: RefusalCode, field?: string, parts: readonly RefusedPart[] = []) {
    super(sentences[code]);
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
    this.parts = parts;
  }
}

/** One of several things that were given at once and could not be taken. */
export interface RefusedPart {
  readonly at: number;
  readonly code: RefusalCode;
}
