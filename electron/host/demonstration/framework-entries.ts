interface InventedEntry {
  readonly perspective: 'individual' | 'organisational' | 'system';
  readonly code: string;
  readonly writtenOn: string;
  readonly question: string;
  readonly finding: string;
  readonly evidence: string | null;
}

/** What the evaluation found, in all three perspectives; no entry holds a person’s name. */
export const frameworkEntries: readonly InventedEntry[] = [
  {
    perspective: 'individual',
    code: 'Y2Q1',
    writtenOn: '2018-07-19',
    question: 'What did people notice first when support began?',
    finding: 'That the same worker came twice. Nobody mentioned the plan.',
    evidence: 'Four conversations, notes read back to each person.',
  },
  {
    perspective: 'individual',
    code: 'Y2Q4',
    writtenOn: '2019-04-18',
    question: 'Is moving in the moment at which things get easier?',
    finding: 'Often not. Wellbeing dipped for several people in the first quarter after a move and rose in the second.',
    evidence: 'Wellbeing scores beside dates of moving; fewer than ten people, so for use inside only.',
  },
  {
    perspective: 'individual',
    code: 'Y3Q1',
    writtenOn: '2019-07-02',
    question: 'How do people describe the professionals around them?',
    finding: 'As friendlier than before. Concern for their wellbeing is believed when somebody turns up unasked.',
    evidence: null,
  },
  {
    perspective: 'organisational',
    code: 'Y2Q2',
    writtenOn: '2018-10-16',
    question: 'Do front-line staff feel free to bend a rule?',
    finding: 'Only where a manager had said so aloud in their hearing. A written policy made no difference.',
    evidence: 'Two group conversations in September with staff of six agencies.',
  },
  {
    perspective: 'organisational',
    code: 'Y2Q3',
    writtenOn: '2019-01-21',
    question: 'What changed for new staff after a day at the centre?',
    finding: 'They telephone the centre. Before, they wrote.',
    evidence: 'The centre’s own telephone log, October to December.',
  },
  {
    perspective: 'organisational',
    code: 'Y3Q1',
    writtenOn: '2019-07-03',
    question: 'What does a limit of four people for each lead contact do?',
    finding: 'Fewer cancelled visits, and two workers withdrew their notice.',
    evidence: null,
  },
  {
    perspective: 'system',
    code: 'Y2Q2',
    writtenOn: '2018-10-18',
    question: 'Who is turned away, and over what?',
    finding:
      'Mental health support was refused seven times because of drug use, and treatment twice because of mental health. ' +
      'Each service followed its own rule.',
    evidence: 'Forum notes, July to September; each refusal counted once.',
  },
  {
    perspective: 'system',
    code: 'Y2Q4',
    writtenOn: '2019-04-23',
    question: 'What did the joint clinic change?',
    finding: 'Refusals over another need fell from seven in a summer to one in a winter. Waiting times did not change.',
    evidence: 'Forum notes and the clinic’s list.',
  },
  {
    perspective: 'system',
    code: 'Y2Q4',
    writtenOn: '2019-04-24',
    question: 'Where does a release from prison go wrong?',
    finding: 'On Fridays. The prescription, the bed and the first visit each depend on an office that closes at four.',
    evidence: 'Four releases followed from gate to door.',
  },
];
