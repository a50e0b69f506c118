import { Choice } from '../../ui/choice.tsx';

interface PartsProps {
  readonly value: 1 | 2;
  readonly onChange: (parts: 1 | 2) => void;
  readonly error?: string | undefined;
}

/** On how many papers the recovery code is to stand. */
export function RecoveryPartsChoice({ value, onChange, error }: PartsProps) {
  return (
    <Choice
      label="Recovery code"
      hint="The way back in when everybody has forgotten the passphrase. It goes on paper."
      layout="list"
      value={value === 2 ? 'two' : 'one'}
      onChange={(parts) => onChange(parts === 'two' ? 2 : 1)}
      error={error}
      options={[
        { code: 'one', label: 'One paper', description: 'Whoever has it opens the register.' },
        {
          code: 'two',
          label: 'Two parts, for two holders',
          description: 'Neither opens anything alone. If one part is lost, both are.',
        },
      ]}
    />
  );
}
