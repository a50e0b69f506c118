import type { EntryKind } from '../../../domain/contacts/kinds.ts';

const shapes: Readonly<Record<EntryKind, string>> = {
  contact: 'M2.5 3h11v8H8l-3.5 3v-3h-2z',
  note: 'M3.5 2h9v12h-9zM6 5.5h4M6 8h4M6 10.5h2.5',
  custody: 'M2.5 3.5h11M2.5 12.5h11M4.5 3.5v9M8 3.5v9M11.5 3.5v9',
  hospital: 'M6 2.5h4V6h3.5v4H10v3.5H6V10H2.5V6H6z',
  tenancy: 'M2 8l6-5.5L14 8M4 6.5V13.5h8V6.5M7 13.5V10h2v3.5',
  safeguarding: 'M8 2l5 2v4c0 3-2 5-5 6-3-1-5-3-5-6V4z',
  offence: 'M8 2.5L14 13.5H2zM8 6.5v3.2M8 11.6v.1',
  event: 'M8 2.5a5.5 5.5 0 1 0 .01 0zM8 5v3.2l2 1.6',
};

/** A small sign beside the words for a kind of entry; the words say it, so it is hidden from screen readers. */
export function KindIcon({ kind }: { readonly kind: EntryKind }) {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d={shapes[kind]} />
    </svg>
  );
}
