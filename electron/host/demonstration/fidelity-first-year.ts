import { aim, type InventedQuarter } from './fidelity-quarter.ts';

/** The first three quarters. The ratings of the first are those of a published report; every word is invented. */
export const fidelityFirstYear: readonly InventedQuarter[] = [
  {
    code: 'Y1Q4',
    status: 'planning',
    overallRag: 'not-set',
    writtenOn: '2018-04-16',
    issuedOn: '2018-04-27',
    summary:
      'Midshire begins with good will and few habits. The board met twice and the forum once; both had empty chairs. ' +
      'Two people are supported as a trial, each with a worker whom they chose. What they taught us in ten weeks is already ' +
      'more than the mapping did: letters go to old addresses, two services wait for each other, and nobody may say yes at ' +
      'half past four on a Friday. Next quarter we settle who is taken on and how, bring in two more people, and ask every ' +
      'partner to name one person with the authority to decide.',
    sections: {
      'partnership-and-coproduction': {
        rating: 5,
        comments: 'The right agencies have signed. Housing and police come every time; health came once out of three.',
        aims: [
          aim('Hold the first board with every partner present', 'Midshire Council', '2018-03-30', 'done'),
          aim('Agree how members with lived experience are paid', 'Plain Speaking', '2018-06-29', 'open'),
        ],
      },
      'audit-and-consistency': {
        rating: 3,
        comments: 'Three lists of people exist and they do not agree. No work on this was planned before the summer.',
      },
      'coordination-for-clients-and-services': {
        rating: 3,
        comments: 'Two people have a lead contact. Between meetings it depends on one person’s goodwill.',
        aims: [
          aim('Find a lead contact for each of the two people', 'Lanternfield Housing', '2018-02-28', 'done'),
          aim('Set a fortnightly date for the forum', 'To be confirmed', '2018-05-31', 'open'),
        ],
      },
      'flexible-responses-from-services': {
        rating: 2,
        comments: 'Managers are willing; front desks have not been told. One hostel held a bed over a weekend.',
      },
      'workforce-development-and-service-improvement': { rating: 2 },
      'measurement-of-success': {
        rating: 2,
        comments: 'Forms of agreement exist in four versions. Figures for two people say little and could name them.',
        aims: [aim('Write one form of agreement that people can read', 'Midshire Council', '2018-06-15', 'open')],
      },
      'sustainability-and-systems-change': { rating: 2 },
    },
  },
  {
    code: 'Y2Q1',
    status: 'piloting',
    overallRag: 'amber',
    writtenOn: '2018-07-12',
    issuedOn: '2018-07-24',
    summary:
      'Four people are now supported. The forum meets every second Thursday and has kept to it. One form of agreement ' +
      'replaced four. We still choose people by who knows whom; that has to end before the cohort grows. Treatment waits are ' +
      'the commonest thing in the way.',
    sections: {
      'partnership-and-coproduction': {
        rating: 5,
        rag: 'amber',
        comments: 'Payment for members with lived experience is agreed in principle and held up in payroll.',
        aims: [aim('Pay the first two members with lived experience', 'Midshire Council', '2018-06-29', 'open')],
      },
      'audit-and-consistency': { rating: 3, comments: 'A draft of how we choose is out with partners.' },
      'coordination-for-clients-and-services': {
        rating: 4,
        rag: 'green',
        comments: 'Five forum meetings out of six were held, with seven of nine agencies each time.',
        aims: [aim('Meet fortnightly for a whole quarter', 'Lanternfield Housing', '2018-06-29', 'done')],
      },
      'flexible-responses-from-services': { rating: 2, comments: 'None agreed this quarter; the summer one is ready.' },
      'workforce-development-and-service-improvement': { rating: 2 },
      'measurement-of-success': {
        rating: 3,
        rag: 'green',
        comments: 'The one form is in use. Three people have signed it, and one has not been asked yet.',
        aims: [aim('Replace the four forms of agreement with one', 'Midshire Council', '2018-06-15', 'done')],
      },
      'sustainability-and-systems-change': { rating: 2 },
    },
  },
  {
    code: 'Y2Q2',
    status: 'piloting',
    overallRag: 'amber',
    writtenOn: '2018-10-11',
    issuedOn: '2018-10-25',
    summary:
      'Eight people, and for the first time more women were referred than men. We can now say in writing how people are taken ' +
      'on and what the others are told. Turning Path keeps one appointment a day open for the cohort. Mental health support ' +
      'is still refused to people who use drugs, and we have begun to count how often.',
    sections: {
      'partnership-and-coproduction': {
        rating: 5,
        rag: 'green',
        comments: 'Two members with lived experience are paid and prepared. They set the agenda in September.',
        aims: [aim('Plain Speaking sets one agenda in three', 'Plain Speaking', '2018-09-28', 'done')],
      },
      'audit-and-consistency': {
        rating: 4,
        rag: 'green',
        comments: 'The way of choosing was agreed. Six people not taken on were given advice; five had it in writing.',
        aims: [
          aim('Agree how people are referred, chosen and advised', 'Midshire Council', '2018-09-14', 'done', [
            aim('Try it on the last ten referrals', 'Tablecross Centre', '2018-08-31', 'done'),
            aim('Put it on one page', 'Plain Speaking', '2018-09-14', 'done'),
          ]),
        ],
      },
      'coordination-for-clients-and-services': { rating: 4, comments: 'Held steady over the summer holidays.' },
      'flexible-responses-from-services': {
        rating: 3,
        rag: 'amber',
        comments: 'One open appointment a day at Turning Path. The second rule, on rent in advance, did not move.',
        aims: [
          aim('One open treatment appointment a day', 'Turning Path', '2018-08-31', 'done'),
          aim('Waive rent in advance for three tenancies', 'Midshire Homes', '2018-09-28', 'open'),
        ],
      },
      'workforce-development-and-service-improvement': { rating: 2, comments: 'Waits for a trainer.' },
      'measurement-of-success': { rating: 3 },
      'sustainability-and-systems-change': {
        rating: 3,
        rag: 'amber',
        comments: 'Two changes were chosen. The second has no owner.',
        aims: [aim('Choose the two changes that matter most', 'To be confirmed', '2018-09-28', 'done')],
      },
    },
  },
];
