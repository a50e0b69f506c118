import { askedThemeWords, blockedThemeWords } from '../../../domain/briefing/themes.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useRead, useReference } from '../../client.ts';
import { useMay } from '../../may.ts';
import { dayInBrief } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AsidesPanel } from './asides-panel.tsx';
import styles from './briefing.module.css';
import { OwnAsidesPanel } from './own-asides-panel.tsx';
import { PreparePanel } from './prepare-panel.tsx';
import { aimsSentence, peopleSentence, statementSentence } from './words.ts';

type Shown = OutputOf<'briefing.show'>;

/** What everybody at the table may know, whoever they are: no names, nobody's story, nothing that points at one person. */
export function BriefingScreen() {
  const { data, error, isPending, refetch } = useRead('briefing.show', {});
  const prepares = useMay('briefing.prepare');
  const [mayAsk, maySeeAll] = [useMay('briefing.ownAsides'), useMay('briefing.asides')];
  return (
    <Page
      title="Briefing"
      say="For everybody at the table. There is no name here and nobody’s story, and nothing that points at one person."
    >
      {isPending && <Loading />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <BriefingPanels shown={data} />}
      {mayAsk && <OwnAsidesPanel />}
      {data && prepares && <PreparePanel key={data.briefing?.periodLabel ?? ''} shown={data} />}
      {maySeeAll && <AsidesPanel />}
    </Page>
  );
}

function BriefingPanels({ shown: { briefing } }: { readonly shown: Shown }) {
  const { needLabel } = useReference();
  if (briefing === null)
    return (
      <Panel label="The briefing">
        <Empty title="There is no briefing yet">The coordinator prepares one when a quarter is over.</Empty>
      </Panel>
    );
  const { periodLabel, preparedOn, people, statements, asked, blocked, aims } = briefing;
  return (
    <>
      <Panel title={periodLabel} aside={<span className="soft small">Prepared {dayInBrief(preparedOn)}</span>}>
        <div className="close-stack">
          <p>{peopleSentence(people)}</p>
          {statements.length > 0 && (
            <>
              <p>Each of these is true for more than ten people:</p>
              <ul className={styles.plain}>
                {statements.map((statement) => (
                  <li key={JSON.stringify(statement)}>{statementSentence(statement, needLabel)}</li>
                ))}
              </ul>
            </>
          )}
          {aims !== null && <p>{aimsSentence(aims)}</p>}
        </div>
      </Panel>
      <div className={styles.themes}>
        <Themes title="What people asked for" words={asked.map((one) => askedThemeWords[one])} />
        <Themes title="What got in the way" words={blocked.map((one) => blockedThemeWords[one])} />
      </div>
    </>
  );
}

function Themes({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <Panel title={title}>
      {words.length === 0 && <p className="soft">Nothing was chosen.</p>}
      <ul className={styles.plain}>
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Panel>
  );
}
