/** The picture of where information goes, drawn by hand: what lies where is data, so that screen and file show the same. */

interface Place {
  readonly name: string;
  readonly words: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `held`: under the key. `open`: readable by whoever holds it. `clear`: people and what they see. */
  readonly kind: 'held' | 'open' | 'clear';
}

interface Arrow {
  readonly path: string;
  readonly label: readonly string[];
  readonly x: number;
  readonly y: number;
}

export const dataFlowSize = { width: 760, height: 420 } as const;
export const dataFlowTitle = 'Where information goes';
export const dataFlowDescription =
  'People type into a window. The window asks the host process, which alone holds the key and reads and writes the encrypted register with its key file. From the host four things leave, each by a deliberate act that is recorded: encrypted backups, returns without names, prints, and papers such as this one. No arrow leads to a network.';

export const places: readonly Place[] = [
  { name: 'People', words: ['People', 'at the keyboard'], x: 10, y: 60, width: 130, height: 64, kind: 'clear' },
  { name: 'Window', words: ['Window', 'holds no key'], x: 240, y: 60, width: 130, height: 64, kind: 'clear' },
  {
    name: 'Host',
    words: ['Host process', 'key in memory,', 'ends at locking'],
    x: 490,
    y: 46,
    width: 150,
    height: 92,
    kind: 'held',
  },
  {
    name: 'Sealed facts',
    words: ['Sealed facts', 'a key of their own'],
    x: 240,
    y: 210,
    width: 150,
    height: 64,
    kind: 'held',
  },
  { name: 'Register', words: ['Register', 'encrypted'], x: 435, y: 210, width: 120, height: 64, kind: 'held' },
  { name: 'Key file', words: ['Key file', 'wrapped keys'], x: 580, y: 210, width: 120, height: 64, kind: 'held' },
  { name: 'Backups', words: ['Backups', 'encrypted'], x: 10, y: 346, width: 160, height: 60, kind: 'held' },
  { name: 'Returns', words: ['Returns', 'no names'], x: 203, y: 346, width: 160, height: 60, kind: 'open' },
  { name: 'Prints', words: ['Prints', 'on paper'], x: 396, y: 346, width: 160, height: 60, kind: 'open' },
  { name: 'Papers', words: ['Papers', 'configuration only'], x: 589, y: 346, width: 160, height: 60, kind: 'open' },
];

export const arrows: readonly Arrow[] = [
  { path: 'M140 92 H234', label: ['type, read'], x: 186, y: 82 },
  { path: 'M370 92 H484', label: ['two functions'], x: 426, y: 82 },
  { path: 'M520 138 V204', label: [], x: 0, y: 0 },
  { path: 'M610 138 V204', label: [], x: 0, y: 0 },
  { path: 'M435 242 H396', label: [], x: 0, y: 0 },
  { path: 'M640 92 H728 V310 H90 V340', label: ['deliberate,', 'recorded'], x: 688, y: 66 },
  { path: 'M283 310 V340', label: [], x: 0, y: 0 },
  { path: 'M476 310 V340', label: [], x: 0, y: 0 },
  { path: 'M669 310 V340', label: [], x: 0, y: 0 },
];

const style = `.box{fill:#fff;stroke:#4b5660;stroke-width:1.5}.held{fill:#dfeef0;stroke:#0f5f6b;stroke-width:2}.open{fill:#fff;stroke:#4b5660;stroke-width:1.5;stroke-dasharray:5 4}.name{fill:#1b2227;font-weight:650}.words{fill:#3d4750}.line{stroke:#3d4750;stroke-width:1.5;fill:none}.tip{fill:#3d4750}text{font-family:system-ui,sans-serif;font-size:14px;text-anchor:middle}@media (prefers-color-scheme:dark){.box,.open{fill:#1a2125;stroke:#b4bec5}.held{fill:#16363b;stroke:#7cc4cd}.name{fill:#e8edef}.words,.tip{fill:#c3ccd2}.line{stroke:#c3ccd2}}@media print{.box,.open,.held{fill:#fff;stroke:#000}.name,.words,.tip{fill:#000}.line{stroke:#000}}`;

const placeSvg = ({ words, x, y, width, height, kind }: Place): string => {
  const first = y + height / 2 - (words.length - 1) * 9 + 5;
  const lines = words.map(
    (line, at) =>
      `<text class="${at === 0 ? 'name' : 'words'}" x="${x + width / 2}" y="${first + at * 18}">${line}</text>`,
  );
  return `<rect class="${kind === 'clear' ? 'box' : kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>${lines.join('')}`;
};

const arrowSvg = ({ path, label, x, y }: Arrow): string =>
  `<path class="line" d="${path}" marker-end="url(#tip)"/>${label.map((line, at) => `<text class="words" x="${x}" y="${y + at * 16}">${line}</text>`).join('')}`;

/** The picture as a file of its own, for light and dark grounds and for paper. */
export const dataFlowSvg = (): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${dataFlowSize.width} ${dataFlowSize.height}" role="img" aria-labelledby="data-flow-title data-flow-words">`,
    `<title id="data-flow-title">${dataFlowTitle}</title>`,
    `<desc id="data-flow-words">${dataFlowDescription}</desc>`,
    `<style>${style}</style>`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0 L10 5 L0 10 z"/></marker></defs>',
    ...arrows.map(arrowSvg),
    ...places.map(placeSvg),
    '</svg>',
  ].join('\n');
