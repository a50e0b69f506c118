/** The parts of a pen portrait, in order (evaluation framework of February 2018, individual perspective). */
export const portraitSections = [
  { key: 'starting-point', label: 'Starting point', hint: 'Where things stood when support began.' },
  { key: 'needs-and-strengths', label: 'Needs and strengths', hint: 'What was hard, and what the person brought.' },
  { key: 'offer', label: 'The offer and the lead worker', hint: 'Who offered what, and who stayed alongside.' },
  {
    key: 'timeline',
    label: 'Timeline and turning points',
    hint: 'Quarter by quarter: what changed, and what changed it.',
  },
  { key: 'services', label: 'What services did differently', hint: 'Rules bent, doors opened, habits changed.' },
  {
    key: 'outcomes',
    label: 'Outcomes beside the story',
    hint: 'What the measures say, and whether the person agrees.',
  },
  {
    key: 'own-words',
    label: 'In their own words',
    hint: 'How friendly and concerned professionals were, and how it felt overall.',
  },
  {
    key: 'unchanged',
    label: 'What has not changed',
    hint: 'Say it plainly; a portrait without it is an advertisement.',
  },
  { key: 'learning', label: 'Learning for the system', hint: 'What others should do differently because of this.' },
] as const;

export type PortraitSectionKey = (typeof portraitSections)[number]['key'];

export const portraitSectionKeys = portraitSections.map((section) => section.key) as [
  PortraitSectionKey,
  ...PortraitSectionKey[],
];
