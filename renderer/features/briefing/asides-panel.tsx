import type { Aside } from '../../../domain/briefing/operations.ts';
import { useRead, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './briefing.module.css';

/** Who asked not to have somebody put before them; for the coordinator who prepares the forum. */
export function AsidesPanel() {
  const { data, error } = useRead('briefing.asides', {});
  const seen = useWrite('briefing.seenAside', { toast: 'They can see that you know' });
  return (
    <Panel title="Who asked for “not this one”">
      <div className="close-stack">
        <p className="soft">
          Records that somebody named are no longer put before them in Casebook. Keep it between the two of you, and
          plan the meeting so that they need not ask again.
        </p>
        {error && <Failure error={error} />}
        {data?.asides.length === 0 && <p>Nobody has asked.</p>}
        <ul className={styles.list}>
          {data?.asides.map((aside) => (
            <li key={aside.id}>
              <OneAside aside={aside} onSeen={() => void seen.run({ asideId: aside.id })} />
            </li>
          ))}
        </ul>
        {seen.error && <Failure error={seen.error} />}
      </div>
    </Panel>
  );
}

function OneAside({ aside, onSeen }: { readonly aside: Aside; readonly onSeen: () => void }) {
  const today = useToday();
  const { who, agency, isAboutRecord, person, words, saidAt, seenAt } = aside;
  return (
    <>
      <div className="row">
        <b>{who}</b>
        <span className="soft">
          {agency}, {momentInWords(saidAt, today)}
        </span>
        {seenAt === null ? (
          <Button size="small" label={`I have seen it, what ${who} said`} onPress={onSeen}>
            I have seen it
          </Button>
        ) : (
          <Tag>Seen</Tag>
        )}
      </div>
      {isAboutRecord && (
        <p>
          Not to be put before them:{' '}
          {person === null ? (
            <Tag>Recorded</Tag>
          ) : (
            <>
              <b>{person.name}</b> <span className="faint figures">{person.reference}</span>
            </>
          )}
        </p>
      )}
      {words !== null && <p>{words}</p>}
    </>
  );
}
