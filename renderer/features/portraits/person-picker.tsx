import { useEffect, useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { PersonSummary } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { cx } from '../../ui/cx.ts';
import fieldStyles from '../../ui/field.module.css';
import type { FieldProps } from '../../ui/field.ts';
import { FieldFrame } from '../../ui/field-frame.tsx';
import menu from '../../ui/select.module.css';

interface PersonPickerProps extends FieldProps {
  readonly onChange: (personId: string | null) => void;
}

const pauseMilliseconds = 200;
const fewestLetters = 2;

/** What was typed, after a pause, so that not every letter asks the register. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const named = (person: PersonSummary): string => `${person.preferredName}, ${person.reference}`;

/** Finds a person by the beginning of a name or the reference; empty means nobody. */
export function PersonPicker(props: PersonPickerProps) {
  const { onChange, error, width = 'medium' } = props;
  const [typed, setTyped] = useState('');
  const text = useSettled(typed).trim();
  const { data } = useRead(
    'people.search',
    { text, limit: 8 },
    { enabled: text.length >= fewestLetters, keepPrevious: true },
  );
  const people = text.length >= fewestLetters ? (data?.people ?? []) : [];
  return (
    <ComboBox
      className={`${fieldStyles.field} ${fieldStyles[width]}`}
      items={people}
      inputValue={typed}
      onInputChange={(next) => {
        setTyped(next);
        if (next.trim() === '') onChange(null);
      }}
      onChange={(key) => onChange(key === null ? null : String(key))}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      menuTrigger="input"
      allowsEmptyCollection
    >
      <FieldFrame {...props}>
        <Input className={cx(fieldStyles.input)} autoComplete="off" spellCheck={false} />
      </FieldFrame>
      <Popover className={cx(menu.popover)} offset={4}>
        <ListBox<PersonSummary>
          className={cx(menu.list)}
          renderEmptyState={() => (
            <p className="small soft">
              {text.length < fewestLetters ? 'Type two letters of a name.' : 'Nobody is found under that name.'}
            </p>
          )}
        >
          {(person) => (
            <ListBoxItem id={person.id} textValue={named(person)} className={cx(menu.option)}>
              <span className={menu.optionLabel}>{person.preferredName}</span>
              <span className={menu.description}>
                {person.reference}
                {person.fullName === null ? '' : `, ${person.fullName}`}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
