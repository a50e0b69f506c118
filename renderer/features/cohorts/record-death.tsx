import { useState } from 'react';
import type { Person } from '../../../domain/people/operations.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { DeathDialog } from './death-dialog.tsx';

/** The way to write down that somebody has died, quietly at the foot of their page. */
export function RecordDeath({ person }: { readonly person: Person }) {
  const [isOpen, setOpen] = useState(false);
  if (!useMay('cohorts.recordDeath') || person.death !== null) return null;
  return (
    <div>
      <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
        Record that somebody has died
      </Button>
      {isOpen && <DeathDialog person={person} death={null} onClose={() => setOpen(false)} />}
    </div>
  );
}
