import { aim, type InventedQuarter } from './fidelity-quarter.ts';

/** The later three quarters; the last is still being written. */
export const fidelitySecondYear: readonly InventedQuarter[] = [
  {
    code: 'Y2Q3',
    status: 'delivering',
    overallRag: 'green',
    writtenOn: '2019-01-14',
    issuedOn: '2019-01-29',
    summary:
      'Fourteen people in the quarter. One no longer needs us and said so over his own kettle. One stopped, and came back ' +
      'six weeks later because the door had been left open. Rent in advance is now waived for the cohort. Winter beds came ' +
      'late, and three people slept out in the first frost.',
    sections: {
      'partnership-and-coproduction': {
        rating: 6,
        rag: 'green',
        comments: 'The chair is shared. All ten agencies came to at least four of five meetings.',
        aims: [aim('Share the chair with Plain Speaking', 'Midshire Council', '2018-11-30', 'done')],
      },
      'audit-and-consistency': {
        rating: 4,
        comments: 'Women are two in five of those referred and one in three taken on.',
      },
      'coordination-for-clients-and-services': {
        rating: 5,
        rag: 'green',
        comments:
          'Every person has a lead contact; two changed hands, and both handovers were confirmed by the person.',
        aims: [
          aim('Write lead contact time into three job descriptions', 'Lanternfield Housing', '2018-12-14', 'done'),
        ],
      },
      'flexible-responses-from-services': {
        rating: 3,
        rag: 'amber',
        comments: 'Rent in advance waived four times. The winter beds opened three weeks late.',
        aims: [
          aim('Waive rent in advance for three tenancies', 'Midshire Homes', '2018-11-30', 'done'),
          aim('Open winter beds before the first frost', 'Midshire Council', '2018-11-01', 'dropped'),
        ],
      },
      'workforce-development-and-service-improvement': {
        rating: 3,
        rag: 'green',
        comments: 'Eleven new staff spent a day at the Tablecross Centre.',
        aims: [aim('A day at the Tablecross Centre for new staff', 'Tablecross Centre', '2018-12-14', 'done')],
      },
      'measurement-of-success': {
        rating: 4,
        rag: 'green',
        comments: 'Figures are in for nine values in ten. Probation supplies late, and says when.',
        aims: [aim('Ask about all five measures in one sitting', 'Tablecross Centre', '2018-12-21', 'done')],
      },
      'sustainability-and-systems-change': { rating: 3, comments: 'The second change still has no owner.' },
    },
  },
  {
    code: 'Y2Q4',
    status: 'delivering',
    overallRag: 'amber',
    writtenOn: '2019-04-11',
    issuedOn: '2019-04-26',
    summary:
      'Nineteen people. Elmbrook and Turning Path have begun to see people together on Wednesday afternoons, which is the ' +
      'first lasting change we can point to. Growth has a price: forum meetings run over, and two lead contacts carry six ' +
      'people each. We took on fewer in March so that nobody is taken on in name only.',
    sections: {
      'partnership-and-coproduction': {
        rating: 6,
        comments: 'Job centre joined. No new aims until they have settled in.',
      },
      'audit-and-consistency': {
        rating: 5,
        rag: 'green',
        comments: 'Everyone not taken on this quarter had advice in writing within two weeks.',
        aims: [aim('Advice in writing within two weeks', 'Midshire Council', '2019-03-29', 'done')],
      },
      'coordination-for-clients-and-services': {
        rating: 5,
        rag: 'amber',
        comments: 'Two lead contacts hold six people each. A limit of four was agreed and not yet reached.',
        aims: [
          aim('No lead contact with more than four people', 'Lanternfield Housing', '2019-03-29', 'open'),
          aim('Split the forum into two short meetings', 'Midshire Council', '2019-02-28', 'done'),
        ],
      },
      'flexible-responses-from-services': {
        rating: 4,
        rag: 'green',
        comments:
          'Joint clinic every Wednesday. Eight people were seen who had been turned away by one side or the other.',
        aims: [aim('Start a joint clinic', 'Elmbrook Mental Health', '2019-01-31', 'done')],
      },
      'workforce-development-and-service-improvement': { rating: 3 },
      'measurement-of-success': {
        rating: 4,
        rag: 'amber',
        comments: 'More people, more blanks. Wellbeing scores are declined most often when asked at the hostel door.',
        aims: [aim('Ask wellbeing questions in a private room only', 'Tablecross Centre', '2019-03-29', 'open')],
      },
      'sustainability-and-systems-change': {
        rating: 3,
        rag: 'red',
        comments: 'No budget line beyond March 2020 was offered by any partner.',
        aims: [aim('A budget line from three partners', 'To be confirmed', '2019-03-29', 'dropped')],
      },
    },
  },
  {
    code: 'Y3Q1',
    status: 'delivering',
    overallRag: 'not-set',
    writtenOn: '2019-07-04',
    issuedOn: null,
    summary:
      'Draft. Twenty-four people in the quarter. The joint clinic has become a contract for two years. Lead contacts now hold ' +
      'four people at most. The overall colour waits for the partners’ meeting on the eleventh.',
    sections: {
      'partnership-and-coproduction': { rating: 6, comments: 'Unchanged, and pleased to be.' },
      'audit-and-consistency': {
        rating: 5,
        rag: 'amber',
        comments: 'Young people leaving care reach us late. A route was drafted with the leaving care team.',
        aims: [aim('A referral route for care leavers', 'Midshire Council', '2019-06-28', 'open')],
      },
      'coordination-for-clients-and-services': {
        rating: 6,
        rag: 'green',
        comments: 'The limit of four holds.',
        aims: [aim('No lead contact with more than four people', 'Lanternfield Housing', '2019-06-28', 'done')],
      },
      'flexible-responses-from-services': { rating: 4 },
      'workforce-development-and-service-improvement': {
        rating: 4,
        rag: 'green',
        comments: 'Saltergate Job Centre changed its missed appointment letter after hearing it read aloud.',
        aims: [aim('Read three standard letters aloud with people', 'Plain Speaking', '2019-06-14', 'done')],
      },
      'measurement-of-success': { rating: 5, comments: 'Quarter still being entered.' },
      'sustainability-and-systems-change': {
        rating: 4,
        rag: 'green',
        comments: 'Joint clinic commissioned until June 2021.',
        aims: [aim('Make the joint clinic a contract', 'Elmbrook Mental Health', '2019-06-28', 'done')],
      },
    },
  },
];
