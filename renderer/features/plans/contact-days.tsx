import { useState } from 'react';
import { dayWords } from '../../../domain/plans/days.ts';
import { useWrite } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './plans.module.css';

/** After how many days a contact is owed, as the partnership agreed it; the coordinator can change it. */
export function ContactDays({ days }: { readonly days: number }) {
  const [typed, setTyped] = useState<string | null>(null);
  const set = useWrite('plans.setContactDays', { toast: 'Changed', onDone: () => setTyped(null) });
  if (typed === null)
    return (
      <p className="soft small">
        A contact is owed after {dayWords(days)}.{' '}
        <Button kind="quiet" size="small" onPress={() => setTyped(String(days))} label="Change after how many days">
          Change
        </Button>
      </p>
    );
  return (
    <Form label="Days without a contact" onSubmit={() => void set.run({ days: Number(typed) })}>
      <TextField
        label="Days without a contact after which we owe one"
        hint="What the partnership agreed, from 1 to 365."
        width="short"
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        error={set.error?.message}
        autoFocus
      />
      <div className={styles.tools}>
        <Button onPress={() => setTyped(null)}>Cancel</Button>
        <Button type="submit" isDisabled={set.saving}>
          Save
        </Button>
      </div>
    </Form>
  );
}
