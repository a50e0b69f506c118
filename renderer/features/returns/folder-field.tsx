import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface FolderFieldProps {
  readonly hint: string;
  readonly value: string;
  readonly onChange: (folder: string) => void;
  readonly error: string | undefined;
}

/** Where the files go: typed, or chosen where this window has a chooser. The newest problem stands beside it. */
export function FolderField({ hint, value, onChange, error }: FolderFieldProps) {
  const pick = useWrite('vault.pickFolder', {
    onDone: ({ path }) => {
      if (path !== null) onChange(path);
    },
  });
  return (
    <TextField
      label="Folder"
      hint={hint}
      width="full"
      value={value}
      onChange={(next) => {
        pick.clearError();
        onChange(next);
      }}
      error={pick.error?.message ?? error}
      after={
        <Button isDisabled={pick.saving} onPress={() => void pick.run({})}>
          Choose folder…
        </Button>
      }
    />
  );
}
