import type { RightsRequest } from '../../../domain/privacy/operations.ts';
import { useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import styles from './privacy.module.css';

/** Who has to be told that something was corrected. Nothing is sent from here: it is noted that it was. */
export function Notices({ notices }: Pick<RightsRequest, 'notices'>) {
  const today = useToday();
  const send = useWrite('privacy.sendNotice', { toast: 'Noted' });
  return (
    <section aria-labelledby="notices">
      <h3 id="notices">Who has to be told</h3>
      <ul className={styles.findings}>
        {notices.map(({ id, agencyName, why, sentOn }) => (
          <li key={id} className={styles.finding}>
            <span>
              <b>{agencyName}</b>{' '}
              <span className="soft">{why === 'contributed' ? 'recorded it' : 'has been shown it'}</span>
            </span>
            {sentOn === null ? (
              <Button
                size="small"
                label={`${agencyName} was told today`}
                isDisabled={send.saving}
                onPress={() => void send.run({ noticeId: id, sentOn: today })}
              >
                Told today
              </Button>
            ) : (
              <span className="soft">Told on {dayInWords(sentOn)}</span>
            )}
          </li>
        ))}
      </ul>
      {send.error && <Failure error={send.error} />}
    </section>
  );
}
