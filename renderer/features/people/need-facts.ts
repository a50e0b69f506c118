/** The four facts of a need, each with its day. */
export const facts = [
  { key: 'suspected', day: 'suspectedOn', label: 'Suspected' },
  { key: 'disclosed', day: 'disclosedOn', label: 'Disclosed' },
  { key: 'helpOffered', day: 'helpOfferedOn', label: 'Help offered' },
  { key: 'helpAgreed', day: 'helpAgreedOn', label: 'Help agreed' },
] as const;
