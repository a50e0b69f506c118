import { cohortsDone } from '../cohorts/audit-words.ts';
import { collectingDone } from '../collecting/audit-words.ts';
import { contactsDone } from '../contacts/audit-words.ts';
import { costsDone } from '../costs/audit-words.ts';
import { fidelityDone } from '../fidelity/audit-words.ts';
import { instrumentsDone } from '../instruments/audit-words.ts';
import { listsDone } from '../lists/audit-words.ts';
import { outcomesDone } from '../outcomes/audit-words.ts';
import { peopleDone } from '../people/audit-words.ts';
import { plansDone } from '../plans/audit-words.ts';
import { progressDone } from '../progress/audit-words.ts';
import { referralsDone } from '../referrals/audit-words.ts';
import { sharingDone } from '../sharing/audit-words.ts';

/** What an operation did, as the audit trail tells it. */
const done: Readonly<Record<string, string>> = {
  ...peopleDone,
  ...referralsDone,
  ...cohortsDone,
  ...sharingDone,
  ...contactsDone,
  ...plansDone,
  ...listsDone,
  ...fidelityDone,
  ...instrumentsDone,
  ...collectingDone,
  ...progressDone,
  ...costsDone,
  ...outcomesDone,
  'people.open': 'opened the record',
  'people.list': 'looked at the list of people',
  'people.search': 'searched for people',
  'people.add': 'added a person',
  'people.change': 'changed details',
  'people.recordNeed': 'recorded a need',
  'people.join': 'recorded somebody joining the cohort',
  'people.leave': 'recorded somebody leaving the cohort',
  'people.recordConsent': 'recorded an agreement',
  'imports.preview': 'compared a spreadsheet with the register',
  'imports.takeIn': 'took people in from a spreadsheet',
  'imports.saveReport': 'saved what a spreadsheet would bring in',
  'imports.keepMapping': 'kept what the columns of a spreadsheet become',
  'imports.renameMapping': 'renamed what the columns of a spreadsheet become',
  'imports.removeMapping': 'removed what the columns of a spreadsheet become',
  'imports.export': 'saved the people as a spreadsheet',
  'sharing.ofPerson': 'looked at who may know what',
  'sharing.decide': 'decided about sharing',
  'sharing.takeBack': 'took back a decision about sharing',
  'sharing.openInEmergency': 'opened a record in an emergency, or tried to',
  'sharing.openings': 'looked at the openings in an emergency',
  'sharing.reviewOpening': 'reviewed an opening in an emergency',
  'sharing.apartFrom': 'looked at whom to keep apart',
  'sharing.apartAmongAll': 'was warned of people to keep apart',
  'sharing.keepApart': 'set two people apart',
  'sharing.endKeepApart': 'ended keeping two people apart',
  'privacy.standing': 'looked at holds, restrictions and requests',
  'privacy.find': 'looked up a record by its reference',
  'privacy.requests': 'looked at requests about records',
  'privacy.beginRequest': 'recorded a request about a record',
  'privacy.extendRequest': 'took more time for a request',
  'privacy.decideRequest': 'decided a request',
  'privacy.sendNotice': 'noted that an agency was told of a correction',
  'privacy.restrictions': 'looked at records whose use is restricted',
  'privacy.restrict': 'restricted the use of a record',
  'privacy.liftRestriction': 'lifted the restriction of a record',
  'privacy.retention': 'looked at how long records are kept',
  'privacy.setRetentionRule': 'set how long records are kept',
  'privacy.beginReview': 'began the review of a record',
  'privacy.decideReview': 'decided the review of a record',
  'privacy.hold': 'held a record',
  'privacy.liftHold': 'lifted the hold on a record',
  'privacy.accessQueue': 'looked at the passages of a copy',
  'privacy.decideRedaction': 'decided about passages of a copy',
  'privacy.makeAccessPack': 'made a copy of a record',
  'privacy.erasurePreview': 'looked at what erasing would do',
  'privacy.erase': 'erased a record',
  'privacy.checkOffCopy': 'noted that a backup was destroyed',
  'history.ofPerson': 'looked at the history of a record',
  'sealed.ofPerson': 'opened sealed facts',
  'sealed.record': 'sealed a fact',
  'sealed.remove': 'removed a sealed fact',
  'sealed.begin': 'began the key for sealed facts',
  'sealed.grant': 'gave a colleague the key for sealed facts',
  'sealed.revoke': 'took the key for sealed facts from a colleague',
  'evaluation.add': 'added an entry to the evaluation',
  'evaluation.change': 'changed an entry of the evaluation',
  'evaluation.remove': 'removed an entry of the evaluation',
  'programme.addPeriod': 'added a period',
  'programme.changePeriod': 'changed a period',
  'programme.closePeriod': 'closed a period',
  'programme.reopenPeriod': 'opened a closed period again',
  'briefing.prepare': 'prepared the briefing',
  'briefing.notThisOne': 'said something privately to the coordinator',
  'briefing.askPrivately': 'said something privately to the coordinator',
  'briefing.takeBackAside': 'took back something said privately',
  'briefing.asides': 'looked at what was said privately',
  'briefing.seenAside': 'noted something said privately',
  'portraits.list': 'looked at the list of portraits',
  'portraits.open': 'opened a portrait',
  'portraits.add': 'began a portrait',
  'portraits.write': 'wrote in a portrait',
  'portraits.change': 'changed a portrait',
  'portraits.remove': 'removed a portrait',
  'returns.export': 'saved a return',
  'governance.save': 'saved papers of the security pack',
  'backups.make': 'made a backup',
  'backups.setFolder': 'changed the folder of the backups',
  'backups.restore': 'restored a backup',
  'history.recent': 'looked at recent changes',
  'history.undo': 'took back a change',
  'audit.list': 'looked at this audit trail',
  'audit.ofPerson': 'looked at who had looked',
  'audit.export': 'saved the audit trail',
  'users.add': 'added a colleague',
  'users.changeDetails': 'changed the details of a colleague',
  'users.changeRoles': 'changed the roles of a colleague',
  'users.disable': 'ended the account of a colleague',
  'users.enable': 'opened the account of a colleague again',
  'users.givePassphrase': 'handed a colleague a new passphrase',
  'users.addAgency': 'added an agency',
  'users.changeAgency': 'changed an agency',
  'vault.create': 'created the register',
  'vault.unlock': 'unlocked the register',
  'vault.recover': 'was given a new passphrase with the recovery code, which opened the register',
  'vault.openDemonstration': 'opened the demonstration',
  'vault.changePassphrase': 'changed their own passphrase',
  'vault.setDeviceFactor': 'changed whether their passphrase needs a keychain',
  'vault.setIdleMinutes': 'changed when the register locks by itself',
  'vault.rekey': 'gave the register a new key',
  'vault.verify': 'checked the register',
  'vault.confirmRecoveryCode': 'put a new recovery code in force, and gave the register a new key',
};

/** The parts of the work, as the filter of the audit trail names them. */
export const auditAreas: readonly { readonly code: string; readonly label: string }[] = [
  { code: 'people', label: 'People' },
  { code: 'plans', label: 'Plans and actions' },
  { code: 'cohorts', label: 'Cohorts and lead contacts' },
  { code: 'contacts', label: 'Contacts and timeline' },
  { code: 'referrals', label: 'Referrals' },
  { code: 'programme', label: 'Periods and definitions' },
  { code: 'imports', label: 'Spreadsheets taken in' },
  { code: 'outcomes', label: 'Outcomes' },
  { code: 'portraits', label: 'Pen portraits' },
  { code: 'fidelity', label: 'Fidelity' },
  { code: 'evaluation', label: 'Evaluation' },
  { code: 'briefing', label: 'Briefing' },
  { code: 'returns', label: 'Returns' },
  { code: 'sharing', label: 'Sharing and emergency openings' },
  { code: 'sealed', label: 'Sealed facts' },
  { code: 'privacy', label: 'Requests and retention' },
  { code: 'history', label: 'History' },
  { code: 'users', label: 'Colleagues' },
  { code: 'vault', label: 'Opening and keys' },
  { code: 'backups', label: 'Backups' },
  { code: 'audit', label: 'This audit trail' },
];

const apart = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();

/** An operation in words; one that has none of its own is told by its part of the work and its name. */
export function operationInWords(operation: string): string {
  const own = done[operation];
  if (own !== undefined) return own;
  const [area = '', name = ''] = operation.split('.');
  const label = auditAreas.find((one) => one.code === area)?.label ?? apart(area);
  return `${label}: ${apart(name)}`;
}

/** Whom an entry showed: `C-0007`, `C-0001 and C-0002`, `24 people`, or nothing. */
export function peopleInWords(shown: readonly string[], people: number): string {
  if (people === 0) return '';
  if (shown.length < people) return people === 1 ? '1 person' : `${people.toLocaleString('en-GB')} people`;
  return shown.length === 1 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
