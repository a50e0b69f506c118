import { useFieldArray } from 'react-hook-form';
import { aliasKindLabels, aliasKinds } from '../../../domain/people/aliases.ts';
import { identifierSchemes, schemeOf } from '../../../domain/people/identifiers.ts';
import { useReference } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DetailsControl } from './details-fields.tsx';
import styles from './person.module.css';

interface RowProps {
  readonly control: DetailsControl;
  readonly at: number;
  readonly onRemove: () => void;
}

/** Other names and numbers of somebody, each in a line of its own. */
export const NamesAndNumbers = ({ control }: { readonly control: DetailsControl }) => (
  <>
    <OtherNames control={control} />
    <Numbers control={control} />
  </>
);

function OtherNames({ control }: { readonly control: DetailsControl }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'aliases' });
  return (
    <section className={styles.group} aria-label="Other names">
      <h2>Other names</h2>
      {fields.map((field, at) => (
        <OtherName key={field.id} control={control} at={at} onRemove={() => remove(at)} />
      ))}
      <div>
        <Button size="small" onPress={() => append({ name: '', kind: 'also-known-as', isRestricted: false })}>
          Add another name
        </Button>
      </div>
    </section>
  );
}

const kinds = aliasKinds.map((code) => ({ code, label: aliasKindLabels[code] }));

function OtherName({ control, at, onRemove }: RowProps) {
  const [name, kind] = [useField(control, `aliases.${at}.name`), useField(control, `aliases.${at}.kind`)];
  const restricted = useField(control, `aliases.${at}.isRestricted`);
  return (
    <div className={styles.line}>
      <TextField {...name} label="Another name" />
      <Select label="Kind of name" value={kind.value} options={kinds} onChange={kind.onChange} error={kind.error} />
      <div className={styles.besideField}>
        <Checkbox isSelected={restricted.value} onChange={restricted.onChange}>
          Show only with safety
        </Checkbox>
      </div>
      <div className={styles.besideField}>
        <Button size="small" kind="quiet" label={`Remove the name ${name.value}`} onPress={onRemove}>
          Remove
        </Button>
      </div>
    </div>
  );
}

function Numbers({ control }: { readonly control: DetailsControl }) {
  const { fields, append, remove } = useFieldArray({ control, name: 'identifiers' });
  return (
    <section className={styles.group} aria-label="Numbers">
      <h2>Numbers</h2>
      {fields.map((field, at) => (
        <NumberLine key={field.id} control={control} at={at} onRemove={() => remove(at)} />
      ))}
      <div>
        <Button size="small" onPress={() => append({ scheme: 'nhs-number', value: '', issuerId: null })}>
          Add a number
        </Button>
      </div>
    </section>
  );
}

const schemes = identifierSchemes.map(({ code, label }) => ({ code, label }));

function NumberLine({ control, at, onRemove }: RowProps) {
  const { agencies } = useReference();
  const scheme = useField(control, `identifiers.${at}.scheme`);
  const value = useField(control, `identifiers.${at}.value`);
  const issuer = useField(control, `identifiers.${at}.issuerId`);
  const found = schemeOf(scheme.value);
  return (
    <div className={styles.line}>
      <Select
        label="Kind of number"
        value={scheme.value}
        options={schemes}
        onChange={scheme.onChange}
        error={scheme.error}
      />
      <TextField {...value} label={found?.label ?? 'Number'} hint={found?.hint} />
      {found?.hasIssuer === true && (
        <Select
          label="Given by"
          value={issuer.value}
          options={agencies.map(({ id, name }) => ({ code: id, label: name }))}
          onChange={issuer.onChange}
          error={issuer.error}
        />
      )}
      <div className={styles.besideField}>
        <Button size="small" kind="quiet" label={`Remove the ${found?.label ?? 'number'}`} onPress={onRemove}>
          Remove
        </Button>
      </div>
    </div>
  );
}
