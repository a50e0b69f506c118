import { useRead } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';

interface EffectProps {
  readonly personId: string;
  readonly personName: string;
  readonly restrict: () => void;
}

/** Whether the use of the record is restricted while a request to restrict it, or an objection, is weighed. */
export function RequestEffect({ personId, personName, restrict }: EffectProps) {
  const { data } = useRead('privacy.standing', { personId });
  if (data === undefined) return null;
  if (data.restriction !== null)
    return <p>The use of the record has been restricted since {dayInWords(data.restriction.fromOn)}.</p>;
  return (
    <div>
      <p>
        {personName}’s record is used as before. While this is weighed its use can be restricted; to meet the request it
        has to be.
      </p>
      <p>
        <Button onPress={restrict}>Restrict its use now</Button>
      </p>
    </div>
  );
}
