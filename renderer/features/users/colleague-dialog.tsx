import { type ReactNode, useState } from 'react';
import type { AgencyRow, Colleague } from '../../../domain/users/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChangeDetails } from './change-details.tsx';
import { ChangeRoles } from './change-roles.tsx';
import { EndAccount } from './end-account.tsx';
import { GivePassphrase } from './give-passphrase.tsx';
import styles from './users.module.css';

export interface ColleagueProps {
  readonly person: Colleague;
  readonly agencies: readonly AgencyRow[];
  readonly onClose: () => void;
}

type View = 'ways' | 'details' | 'roles' | 'passphrase' | 'end';

/** What can be done about one colleague, each with what it does; the step that ends an account stands apart. */
export function ColleagueDialog(props: ColleagueProps) {
  const [view, setView] = useState<View>('ways');
  switch (view) {
    case 'details':
      return <ChangeDetails {...props} />;
    case 'roles':
      return <ChangeRoles {...props} />;
    case 'passphrase':
      return <GivePassphrase {...props} />;
    case 'end':
      return <EndAccount {...props} />;
    case 'ways':
      return <Ways {...props} onChoose={setView} />;
  }
}

function Ways({ person, onClose, onChoose }: ColleagueProps & { readonly onChoose: (view: View) => void }) {
  const { active, isYou, displayName } = person;
  return (
    <Dialog title={displayName} isOpen onClose={onClose}>
      <ul className={styles.ways}>
        <Way say="Name, sign-in name and agency." button="Change details" onPress={() => onChoose('details')} />
        {isYou ? (
          <li>
            <p className="soft">
              Your own roles are another administrator’s to change, and nobody ends their own account. Your passphrase
              is changed under “Your passphrase”.
            </p>
          </li>
        ) : (
          <>
            <Way say="What they may see and do." button="Change roles" onPress={() => onChoose('roles')} />
            {active ? (
              <>
                <Way
                  say="They forgot theirs, or somebody else may know it."
                  button="Hand a new passphrase"
                  onPress={() => onChoose('passphrase')}
                />
                <Way apart say="They no longer work here." button="End the account" onPress={() => onChoose('end')} />
              </>
            ) : (
              <Way say="They work here again." button="Let them back in" onPress={() => onChoose('passphrase')} />
            )}
          </>
        )}
      </ul>
    </Dialog>
  );
}

interface WayProps {
  readonly say: ReactNode;
  readonly button: string;
  readonly onPress: () => void;
  readonly apart?: boolean;
}

const Way = ({ say, button, onPress, apart = false }: WayProps) => (
  <li {...(apart ? { className: styles.danger } : {})}>
    <p className="soft">{say}</p>
    <Button onPress={onPress}>{button}</Button>
  </li>
);
