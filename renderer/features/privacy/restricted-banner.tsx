import { dayInWords } from '../../ui/dates.ts';
import { Tag } from '../../ui/tag.tsx';

/** Says to everybody who sees a record that it is kept and not used. */
export function RestrictedBanner({ since }: { readonly since: string | null }) {
  if (since === null) return null;
  return (
    <p role="status" className="row">
      <Tag tone="red">Use restricted</Tag>
      <span>
        Since {dayInWords(since)} this record is kept and not used: not shared, and not acted on unless somebody’s
        safety depends on it. Corrections can be made.
      </span>
    </p>
  );
}
