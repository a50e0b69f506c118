/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const collectingDone: Readonly<Record<string, string>> = {
  'collecting.board': 'looked at what is missing in a period',
  'collecting.whom': 'looked at what an agency would be asked',
  'collecting.ask': 'asked an agency for what is missing',
  'collecting.requests': 'looked at the requests to agencies',
  'collecting.close': 'closed a request to an agency',
  'collecting.pickFile': 'chose a workbook that came back',
  'collecting.look': 'looked at a workbook that came back',
  'collecting.takeIn': 'took in what an agency answered',
  'collecting.sources': 'looked at what agencies supplied',
};
