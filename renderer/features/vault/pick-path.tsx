import { useWrite } from '../../client.ts';
import { useFolderChooser } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface PathProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
  readonly error?: string | undefined;
  readonly inputRef?: ((element: HTMLElement | null) => void) | undefined;
}

/** A folder, typed, or chosen where the window can show a chooser. */
export function PickFolder(props: PathProps) {
  const hasChooser = useFolderChooser();
  const pick = useWrite('vault.pickFolder', {
    onDone: ({ path }) => {
      if (path !== null) props.onChange(path);
    },
  });
  return (
    <TextField
      {...props}
      width="full"
      error={props.error ?? pick.error?.message}
      {...(hasChooser ? { after: <Button onPress={() => void pick.run({})}>Choose</Button> } : {})}
    />
  );
}

/** A register file, typed or chosen. */
export function PickRegister(props: PathProps) {
  const pick = useWrite('vault.pickRegister', {
    onDone: ({ path }) => {
      if (path !== null) props.onChange(path);
    },
  });
  return (
    <TextField
      {...props}
      width="full"
      error={props.error ?? pick.error?.message}
      after={<Button onPress={() => void pick.run({})}>Choose a file</Button>}
    />
  );
}
