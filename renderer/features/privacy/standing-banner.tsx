import { useRead } from '../../client.ts';
import { useMay } from '../../may.ts';
import { Tag } from '../../ui/tag.tsx';

/** What else stands about somebody's record, for those who look after rights; to everybody else it says nothing. */
export function StandingBanner({ personId }: { readonly personId: string }) {
  const enabled = useMay('privacy.standing');
  const { data } = useRead('privacy.standing', { personId }, { enabled });
  if (data === undefined) return null;
  const { holds, requests } = data;
  if (holds.length === 0 && requests.length === 0) return null;
  return (
    <p role="status" className="row">
      {holds.length > 0 && <Tag tone="amber">Under a hold</Tag>}
      {requests.map(({ id, clock, late }) => (
        <Tag key={id} tone={late ? 'red' : 'amber'}>
          A request is open, {clock}
        </Tag>
      ))}
    </p>
  );
}
