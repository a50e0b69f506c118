import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toKeep, type Understanding } from './understanding.ts';

interface KeepMappingProps {
  readonly looked: OutputOf<'imports.look'>;
  readonly understanding: Understanding;
}

/** Keeps what the columns become for the next file with the same headings. */
export function KeepMapping({ looked, understanding }: KeepMappingProps) {
  const [name, setName] = useState(looked.kept?.name ?? '');
  const keep = useWrite('imports.keepMapping', { toast: 'Kept for the next file with these headings' });
  return (
    <TextField
      label="Keep this for the next file with the same headings"
      hint="Optional. Under a name of your choice. Only headings, and words that you have said mean a code, are kept."
      value={name}
      onChange={(next) => {
        keep.clearError();
        setName(next);
      }}
      error={keep.error?.message}
      after={
        <Button
          isDisabled={keep.saving || name.trim() === ''}
          onPress={() =>
            void keep.run({
              id: looked.kept?.name === name.trim() ? looked.kept.id : null,
              name,
              choices: toKeep(looked, understanding),
            })
          }
        >
          Keep
        </Button>
      }
    />
  );
}
