import { type ReactNode, useState } from 'react';
import { sentenceFor } from '../../../domain/refusal.ts';
import type { VaultStatus } from '../../../domain/vault/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { Door } from './door.tsx';
import { PickRegister } from './pick-path.tsx';
import styles from './vault.module.css';

interface ChooseProps {
  readonly recent: VaultStatus['recent'];
  readonly onChoose: (path: string) => void;
  /** Offered for a register that is no longer where it was. */
  readonly onRestore: (path: string) => void;
  readonly foot: ReactNode;
}

/** Which register: one opened before, or a file anywhere. */
export function ChooseRegister({ recent, onChoose, onRestore, foot }: ChooseProps) {
  const [path, setPath] = useState('');
  const [refused, setRefused] = useState(false);
  const submit = () => {
    if (path.trim() === '') setRefused(true);
    else onChoose(path.trim());
  };
  return (
    <Door title="Open a register" say="Choose one that was opened here before, or say where the file lies." foot={foot}>
      {recent.length > 0 && (
        <ul className={styles.recent} aria-label="Opened on this computer before">
          {recent.map((one) => (
            <li key={one.path}>
              <Button onPress={() => onChoose(one.path)} isDisabled={!one.present}>
                {one.name}
              </Button>
              <span className={styles.path}>{one.present ? one.path : `${one.path} (not there now)`}</span>
              {!one.present && (
                <Button kind="quiet" size="small" label={`Restore ${one.name}`} onPress={() => onRestore(one.path)}>
                  Restore a backup of it
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Form onSubmit={submit} label="Open a register">
        <PickRegister
          label="Register file"
          hint="The file whose name ends in .mcn. Its key file must lie beside it."
          value={path}
          onChange={setPath}
          error={refused && path === '' ? sentenceFor('text-missing') : undefined}
        />
        <div className={styles.actions}>
          <Button kind="main" type="submit">
            Go on
          </Button>
        </div>
      </Form>
    </Door>
  );
}
