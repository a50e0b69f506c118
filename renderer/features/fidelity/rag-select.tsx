import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { type Rag, ragLabels, rags } from '../../../domain/fidelity/fidelity.ts';
import { cx } from '../../ui/cx.ts';
import { RagTag } from '../../ui/rag-tag.tsx';
import menu from '../../ui/select.module.css';
import styles from './rag-select.module.css';

interface RagSelectProps {
  readonly label: string;
  readonly rag: Rag;
  readonly isDisabled: boolean;
  readonly onChange: (rag: Rag) => void;
}

/** Red, amber, green or not set; the word and the shape stand on the button itself. */
export function RagSelect({ label, rag, isDisabled, onChange }: RagSelectProps) {
  if (isDisabled) {
    return (
      <span>
        <span className="visually-hidden">{label}: </span>
        <RagTag rag={rag} />
      </span>
    );
  }
  return (
    <Select value={rag} onChange={(key) => onChange(rags.find((one) => one === key) ?? 'not-set')}>
      <Label className="visually-hidden">{label}</Label>
      <Button className={cx(styles.button)}>
        <SelectValue className={cx(styles.value)}>{() => <RagTag rag={rag} />}</SelectValue>
        <span aria-hidden="true" className={menu.arrow} />
      </Button>
      <Popover className={cx(menu.popover)} offset={4}>
        <ListBox className={cx(menu.list)}>
          {rags.map((one) => (
            <ListBoxItem key={one} id={one} textValue={ragLabels[one]} className={cx(menu.option)}>
              <span className={styles.choice}>
                <RagTag rag={one} />
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
