import { useState } from 'react';
import { useRead, useWrite } from '../../client.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { momentInWords } from '../../ui/dates.ts';
import { Failure } from '../../ui/failure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AskDialog } from './ask-dialog.tsx';
import styles from './briefing.module.css';

/** "Not this one", said by whoever is at the table: what they said, and whether the coordinator knows. */
export function OwnAsidesPanel() {
  const today = useToday();
  const { data, error } = useRead('briefing.ownAsides', {});
  const takeBack = useWrite('briefing.takeBackAside', { toast: 'Taken back' });
  const [asking, setAsking] = useState(false);
  return (
    <Panel title="Not this one">
      <div className="close-stack">
        <p>
          Is there somebody you know, and you would rather not be there when they are talked about? You can say so. You
          do not have to say why. Only the coordinator sees it.
        </p>
        {error && <Failure error={error} />}
        {data && data.asides.length > 0 && (
          <ul className={styles.list}>
            {data.asides.map(({ id, isAboutRecord, words, saidAt, seenAt }) => (
              <li key={id}>
                <div className="row">
                  <b>{isAboutRecord ? 'A record that is not put before you' : 'Something you said'}</b>
                  <span className="soft small">
                    {momentInWords(saidAt, today)}.{' '}
                    {seenAt === null ? 'The coordinator has not seen it yet.' : 'The coordinator has seen it.'}
                  </span>
                  <Button
                    size="small"
                    kind="quiet"
                    label={`Take back what you said ${momentInWords(saidAt, today)}`}
                    onPress={() => void takeBack.run({ asideId: id })}
                  >
                    Take back
                  </Button>
                </div>
                {words !== null && <p>{words}</p>}
              </li>
            ))}
          </ul>
        )}
        {takeBack.error && <Failure error={takeBack.error} />}
        <div className="row">
          <Button onPress={() => setAsking(true)}>Tell the coordinator</Button>
        </div>
      </div>
      {asking && <AskDialog onClose={() => setAsking(false)} />}
    </Panel>
  );
}
