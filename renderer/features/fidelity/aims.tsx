import { useState } from 'react';
import type { Aim, FidelitySection } from '../../../domain/fidelity/shapes.ts';
import { actionStateLabels } from '../../../domain/plans/actions.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Tag } from '../../ui/tag.tsx';
import { AimForm, type AimWords, blankAim } from './aim-form.tsx';
import { type AimBranch, aimTree } from './aim-tree.ts';
import styles from './aims.module.css';
import { useReturnFocus } from './return-focus.ts';
import type { Save } from './use-saves.ts';

interface AimsProps {
  readonly periodId: string;
  readonly section: FidelitySection;
  readonly isFixed: boolean;
  readonly save: Save;
}

/** The aim being written or changed; a parent for a new one. Only one form is open at a time. */
type Open =
  | { readonly kind: 'add'; readonly parentId: string | null }
  | { readonly kind: 'edit'; readonly aimId: string };

interface BranchProps extends AimsProps {
  readonly branch: AimBranch;
  readonly open: Open | null;
  readonly setOpen: (open: Open | null) => void;
}

const aboutAim = (aim: Aim): string =>
  [aim.owner, aim.dueOn === null ? null : `due ${dayInWords(aim.dueOn)}`].filter((part) => part !== null).join(', ');

function AimLine({ branch, isFixed, save, setOpen }: BranchProps) {
  const { aim } = branch;
  const toggle = (done: boolean) =>
    void save(
      'fidelity.changeAim',
      { aimId: aim.id, changes: { state: done ? 'done' : 'open' } },
      done ? 'Aim marked as done' : 'Aim opened again',
    );
  const about = aboutAim(aim);
  return (
    <div className={styles.line}>
      <Checkbox isSelected={aim.state === 'done'} isDisabled={isFixed || aim.state === 'dropped'} onChange={toggle}>
        <span className={aim.state === 'dropped' ? styles.dropped : undefined}>{aim.wording}</span>{' '}
        {aim.state === 'dropped' && <Tag>Dropped</Tag>}
        {about !== '' && <span className={styles.about}>{about}</span>}
        {aim.action !== null && (
          <span className={styles.about}>
            Leads to the action: {aim.action.wording} ({actionStateLabels[aim.action.state].toLowerCase()})
          </span>
        )}
      </Checkbox>
      {!isFixed && (
        <div className={styles.acts}>
          <Button
            kind="quiet"
            size="small"
            label={`Change: ${aim.wording}`}
            onPress={() => setOpen({ kind: 'edit', aimId: aim.id })}
          >
            Change
          </Button>
          <Button
            kind="quiet"
            size="small"
            label={`Add under: ${aim.wording}`}
            onPress={() => setOpen({ kind: 'add', parentId: aim.id })}
          >
            Add under
          </Button>
          <Button
            kind="quiet"
            size="small"
            label={`Remove: ${aim.wording}`}
            onPress={() => void save('fidelity.removeAim', { aimId: aim.id }, 'Aim removed')}
          >
            Remove
          </Button>
        </div>
      )}
    </div>
  );
}

function NewAim({
  periodId,
  section,
  save,
  parentId,
  close,
}: AimsProps & { parentId: string | null; close: () => void }) {
  return (
    <AimForm
      label={parentId === null ? `New aim: ${section.label}` : 'New aim under another'}
      start={blankAim}
      withState={false}
      close={close}
      send={({ state: _open, ...words }) =>
        save('fidelity.addAim', { periodId, sectionKey: section.key, parentId, ...words }, 'Aim added')
      }
    />
  );
}

function Branch(props: BranchProps) {
  const { branch, open, setOpen, save } = props;
  const { aim } = branch;
  const changing = !props.isFixed && open?.kind === 'edit' && open.aimId === aim.id;
  const { wording, owner, dueOn, state, action } = aim;
  const start: AimWords = { wording, owner: owner ?? '', dueOn, state, actionId: action?.id ?? null };
  return (
    <li>
      {changing ? (
        <AimForm
          label="Change the aim"
          start={start}
          withState
          close={() => setOpen(null)}
          send={(changes) => save('fidelity.changeAim', { aimId: aim.id, changes }, 'Aim changed')}
        />
      ) : (
        <AimLine {...props} />
      )}
      {!props.isFixed && open?.kind === 'add' && open.parentId === aim.id && (
        <div className={styles.under}>
          <NewAim {...props} parentId={aim.id} close={() => setOpen(null)} />
        </div>
      )}
      {branch.under.length > 0 && (
        <ul className={styles.under}>
          {branch.under.map((below) => (
            <Branch key={below.aim.id} {...props} branch={below} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The aims agreed for the quarter, one under another where they belong together, or the value that none were agreed. */
export function Aims(props: AimsProps) {
  const { periodId, section, isFixed, save } = props;
  const [open, show] = useState<Open | null>(null);
  const rememberOpener = useReturnFocus(open !== null);
  const setOpen = (next: Open | null) => {
    if (next !== null) rememberOpener();
    show(next);
  };
  const tree = aimTree(section.aims);
  const adding = open?.kind === 'add' && open.parentId === null;
  const agreeNone = (noneAgreed: boolean) =>
    void save(
      'fidelity.describeSection',
      { periodId, sectionKey: section.key, changes: { noneAgreed } },
      noneAgreed ? 'Saved that none were agreed' : 'Saved that aims are still open',
    );
  return (
    <div className={styles.aims}>
      <h4>Aims for the quarter</h4>
      {tree.length > 0 && (
        <ul className={styles.list}>
          {tree.map((branch) => (
            <Branch key={branch.aim.id} {...props} branch={branch} open={open} setOpen={setOpen} />
          ))}
        </ul>
      )}
      {tree.length === 0 && (
        <Checkbox isSelected={section.noneAgreed} isDisabled={isFixed} onChange={agreeNone}>
          None agreed this quarter
        </Checkbox>
      )}
      {adding && !isFixed && <NewAim {...props} parentId={null} close={() => setOpen(null)} />}
      {!isFixed && !adding && !section.noneAgreed && (
        <div>
          <Button
            size="small"
            label={`Add an aim: ${section.label}`}
            onPress={() => setOpen({ kind: 'add', parentId: null })}
          >
            Add an aim
          </Button>
        </div>
      )}
    </div>
  );
}
