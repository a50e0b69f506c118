import { useWrite } from '../../client.ts';
import { useFolderChooser } from '../../today.ts';
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
  const hasChooser = useFolderChooser();
  const pick = useWrite('vault.pickFolder', {
    onDone: ({ path }) => {
      if (path !== null) onChange(path);
    },
  });
  const chooser = (
    <Button isDisabled={pick.saving} onPress={() => void pick.run({})}>
      Choose folder…
    </Button>
  );
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
      {...(hasChooser ? { after: chooser } : {})}
    />
  );
}
