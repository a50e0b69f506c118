import { countWords } from '../../../domain/fidelity/fidelity.ts';
import type { Portrait } from '../../../domain/portraits/operations.ts';
import { portraitSections } from '../../../domain/portraits/sections.ts';
import { ask } from '../../call.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useEvaluationTab } from '../evaluation/evaluation-tab.ts';
import { KeptText } from '../fidelity/kept-text.tsx';
import { PortraitDetails, RemovePortrait } from './portrait-details.tsx';
import styles from './portrait-screen.module.css';

function Sections({ portrait }: { readonly portrait: Portrait }) {
  const bodies = new Map(portrait.sections.map((section) => [section.key, section.body]));
  return (
    <Panel title="The portrait" aside="Each section is saved when you leave it">
      <div className={styles.sections}>
        {portraitSections.map(({ key, label, hint }) => (
          <KeptText
            key={key}
            label={label}
            hint={hint}
            saved={bodies.get(key) ?? null}
            form="portrait-section"
            subject={`${portrait.id}:${key}`}
            personId={portrait.personId}
            counted
            rows={4}
            save={(body) => ask('portraits.write', { portraitId: portrait.id, sectionKey: key, body })}
          />
        ))}
      </div>
    </Panel>
  );
}

function Beside({ portrait }: { readonly portrait: Portrait }) {
  const words = portrait.sections.reduce((sum, section) => sum + countWords(section.body ?? ''), 0);
  return (
    <div className={styles.beside}>
      <section className={styles.reminder} aria-label="About drafts">
        <h2>A draft never leaves the register</h2>
        <p>
          No return and no report takes from it. Before anybody else reads it, the person is asked again about the final
          text, and may change the pseudonym or say no.
        </p>
      </section>
      <PortraitDetails portrait={portrait} />
      <p className="small soft">
        {words} {words === 1 ? 'word' : 'words'} in {portrait.sectionsWritten} of {portraitSections.length} sections.
      </p>
      <div>
        <RemovePortrait portrait={portrait} />
      </div>
    </div>
  );
}

function sayOf(portrait: Portrait | undefined): string {
  if (portrait === undefined) return 'One story in nine sections.';
  const about = portrait.personName === null ? 'About nobody in particular' : `About ${portrait.personName}`;
  const as = portrait.pseudonym === null ? 'no pseudonym chosen yet' : `called ${portrait.pseudonym} in the text`;
  return `${about}, ${as}. ${portrait.sectionsWritten} of ${portraitSections.length} sections written.`;
}

/** One pen portrait: nine sections to write, and what it is called. */
export function PortraitScreen({ portraitId }: { readonly portraitId: string }) {
  const go = useGo();
  const show = useEvaluationTab((state) => state.show);
  const { data: portrait, error, refetch } = useRead('portraits.open', { portraitId });
  const leave = () => {
    show('portraits');
    go({ screen: 'evaluation' });
  };
  return (
    <Page
      title={portrait?.title ?? 'Pen portrait'}
      beside={<Tag>Draft</Tag>}
      say={sayOf(portrait)}
      actions={<Button onPress={leave}>All portraits</Button>}
    >
      {error && <Failure error={error} retry={() => void refetch()} />}
      {portrait === undefined && !error && <Loading>Opening the portrait</Loading>}
      {portrait !== undefined && (
        <div className={styles.columns}>
          <Sections portrait={portrait} />
          <Beside portrait={portrait} />
        </div>
      )}
    </Page>
  );
}
