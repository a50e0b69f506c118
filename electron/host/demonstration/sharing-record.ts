import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { Enrolled } from './people.ts';
import type { Play, Schedule } from './stage.ts';

export const midshireAgreement = 'Midshire information sharing agreement';
export const policeProtocol = 'Midshire crime and disorder protocol';

/** The invented papers of Midshire: two agreements, one of which is due for its review, and the privacy notice. */
export function addPapers(play: Play, idOf: (agency: string) => string): ReadonlyMap<string, string> {
  const partners = ['Midshire Council', 'Lanternfield Housing', 'Turning Path', 'Elmbrook Mental Health'];
  const terms = { contactPoint: null, endsOn: null, controllers: 'separate' as const };
  const sharing = play('sharing.addAgreement', {
    ...terms,
    title: midshireAgreement,
    kind: 'sharing-agreement',
    agencyIds: partners.map(idOf),
    purpose: 'Agreeing and following help for people with several needs.',
    categories: [...personCategories],
    signedOn: '2018-03-01',
    reviewOn: '2020-03-01',
    whereKept: 'Information governance office, blue folder 4',
  });
  const protocol = play('sharing.addAgreement', {
    ...terms,
    title: policeProtocol,
    kind: 'memorandum',
    agencyIds: ['Midshire Council', 'Midshire Police', 'Northgate Probation'].map(idOf),
    purpose: 'Preventing crime and disorder, and keeping people safe.',
    categories: ['identity', 'contact', 'safety', 'offending'],
    signedOn: '2017-04-01',
    reviewOn: '2019-06-30',
    whereKept: 'Community safety team',
  });
  const notice = { whereKept: 'On the council’s website, and on paper in seven languages' };
  play('sharing.addNotice', { ...notice, version: '2018/1', fromOn: '2018-01-08', summary: null });
  play('sharing.addNotice', {
    ...notice,
    version: '2019/1',
    fromOn: '2019-05-01',
    summary: 'Says which agencies may be told, and how to object.',
  });
  return new Map([
    [midshireAgreement, sharing.id],
    [policeProtocol, protocol.id],
  ]);
}

/** A plain yes to one agency, said when the forum began to share. */
export const yesTo = (agencyId: string, categories: readonly PersonCategory[]) => ({
  agencyId,
  decision: 'agreed' as const,
  categories: [...categories],
  purpose: 'So that they can see me without my telling it all again',
  how: 'spoken' as const,
  words: null,
  decidedOn: '2019-06-24',
  reviewOn: '2019-12-24',
  capacity: 'presumed' as const,
  capacityNote: null,
  advocate: 'not-needed' as const,
  advocateName: null,
});

const plain = { condition: null, offenceCondition: null, confidentiality: null, gateway: null, agreementId: null };

/** Who was told about the first of them, what he said to the police, and what somebody took back. */
export function scheduleTellings(play: Play, schedule: Schedule, people: readonly Enrolled[]): void {
  const idOf = (name: string): string => people.find(({ person }) => person.name[0] === name)?.id ?? '';
  schedule.on('2019-07-02', () => {
    const { agencies } = play('programme.reference', {});
    const agencyOf = (name: string): string => agencies.find((one) => one.name === name)?.id ?? '';
    const personId = idOf('Dawid');
    const told = { personId, recipientWords: null, purposeWords: null, becauseAnyway: null, at: '2019-07-02' };
    play('sharing.disclose', {
      ...told,
      ...plain,
      agencyId: agencyOf('Lanternfield Housing'),
      categories: ['identity', 'housing'],
      what: 'That he would take a ground-floor room, and cannot manage stairs',
      purpose: 'housing',
      basis: 'public-task',
      whyNoLess: 'Without it they would have offered the second floor again',
      how: 'phone',
    });
    play('sharing.disclose', {
      ...told,
      ...plain,
      agencyId: agencyOf('Midshire Police'),
      categories: ['identity', 'safety'],
      what: 'That somebody has threatened him at the bus station',
      purpose: 'keep-safe',
      basis: 'public-task',
      gateway: 'crime-and-disorder-s115',
      whyNoLess: 'They needed the place and the name he goes by',
      how: 'meeting',
    });
    play('sharing.recordConsent', {
      personId,
      ...yesTo(agencyOf('Northgate Probation'), ['identity', 'health']),
      decision: 'declined',
      words: 'Probation has no business with my health',
      purpose: null,
      reviewOn: null,
    });
    const notices = play('sharing.grounds', {}).notices;
    const given = { language: 'Polish', how: 'interpreter' as const, givenOn: '2018-03-05' };
    play('sharing.giveNotice', { personId, privacyNoticeId: notices.at(-1)?.id ?? '', ...given });
    play('sharing.recordRequest', {
      personId,
      direction: 'asked-of-us',
      agencyId: agencyOf('Saltergate Job Centre'),
      otherParty: null,
      askedBy: 'A work coach',
      askedFor: 'Whether he is in treatment.',
      categories: ['health'],
      askedOn: '2019-07-01',
      answer: {
        outcome: 'refused',
        decidedOn: '2019-07-02',
        decidedBy: 'Robin Ellery',
        because: 'He can say so himself; nothing in it keeps anybody safe.',
      },
    });
  });
  schedule.on('2019-07-04', () => {
    const personId = idOf('Amara');
    const { consents } = play('sharing.said', { personId });
    play('sharing.withdrawConsent', {
      personId,
      consentId: consents[0]?.id ?? '',
      withdrawnOn: '2019-07-04',
      categories: ['health'],
      how: 'spoken',
      words: 'They can know me. Not my tablets.',
      toldWhom: 'Her key worker at Turning Path',
      toldOn: '2019-07-04',
    });
  });
}
