import { useState } from 'react';
import {
  type AskedTheme,
  askedThemes,
  askedThemeWords,
  type BlockedTheme,
  blockedThemes,
  blockedThemeWords,
} from '../../../domain/briefing/themes.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './briefing.module.css';

const asked = askedThemes.map((code) => ({ code, label: askedThemeWords[code] }));
const blocked = blockedThemes.map((code) => ({ code, label: blockedThemeWords[code] }));

/** Prepares the briefing of the last quarter: the figures are made once, the themes are chosen from a list. */
export function PreparePanel({ shown: { briefing, quarter } }: { readonly shown: OutputOf<'briefing.show'> }) {
  const isPrepared = quarter?.isPrepared ?? false;
  const [chosen, setChosen] = useState<{ asked: AskedTheme[]; blocked: BlockedTheme[] }>(
    isPrepared && briefing !== null ? { asked: briefing.asked, blocked: briefing.blocked } : { asked: [], blocked: [] },
  );
  const prepare = useWrite('briefing.prepare', { toast: 'The briefing is prepared' });
  if (quarter === null)
    return (
      <Panel title="Prepare a briefing">
        <p className="soft">A briefing can be prepared when the first quarter is over.</p>
      </Panel>
    );
  return (
    <Panel title={isPrepared ? `Themes of ${quarter.label}` : `Prepare ${quarter.label}`}>
      <div className="close-stack">
        <p className="soft">
          {isPrepared
            ? 'The figures were made when this was first prepared and stay as they are. The themes can be chosen again.'
            : 'The figures are made now and stay as they are for the whole quarter, so that nobody can compare two days.'}
        </p>
        <Form label="Prepare the briefing" onSubmit={() => void prepare.run(chosen)}>
          <div className={styles.themes}>
            <CheckboxGroup
              label="What people asked for"
              options={asked}
              value={chosen.asked}
              onChange={(next) => setChosen({ ...chosen, asked: next })}
            />
            <CheckboxGroup
              label="What got in the way"
              options={blocked}
              value={chosen.blocked}
              onChange={(next) => setChosen({ ...chosen, blocked: next })}
            />
          </div>
          {prepare.error && <Failure error={prepare.error} />}
          <div className="row">
            <Button kind="main" type="submit" isDisabled={prepare.saving}>
              {isPrepared ? 'Save the themes' : 'Prepare the briefing'}
            </Button>
          </div>
        </Form>
      </div>
    </Panel>
  );
}
