import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useRead } from '../../client.ts';
import { useField } from '../../form-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { AlreadyHere } from '../people/already-here.tsx';
import { PersonPicker } from '../portraits/person-picker.tsx';
import type { IntakeForm } from './intake.tsx';

const kinds = [
  { code: 'known', label: 'Somebody in the register' },
  { code: 'new', label: 'Somebody new' },
] as const;
type Kind = (typeof kinds)[number]['code'];

interface Chosen {
  readonly id: string;
  readonly words: string;
}

/** Whose referral it is: somebody who is found, or somebody who comes into the register with it. */
export function WhoIsReferred({ form }: { readonly form: IntakeForm }) {
  const [kind, setKind] = useState<Kind>(form.getValues('newName') ? 'new' : 'known');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const begin = (next: Kind, person: Chosen | null = null) => {
    setKind(next);
    setChosen(person);
    form.setValue('personId', person?.id ?? null, { shouldDirty: true });
    form.setValue('newName', null, { shouldDirty: true });
    form.clearErrors(['personId', 'newName']);
  };
  return (
    <>
      <Choice label="Who is referred" options={kinds} value={kind} onChange={(next) => begin(next)} />
      {kind === 'new' && <NewPerson form={form} onKnown={(person) => begin('known', person)} />}
      {kind === 'known' &&
        (chosen === null ? (
          <KnownPerson form={form} />
        ) : (
          <p className="row">
            <b>{chosen.words}</b>
            <Button size="small" onPress={() => begin('known')}>
              Somebody else
            </Button>
          </p>
        ))}
    </>
  );
}

function KnownPerson({ form }: { readonly form: IntakeForm }) {
  const person = useField(form.control, 'personId');
  return (
    <PersonPicker
      label="Find them"
      hint="The beginning of a name, or the reference."
      isFilter
      onChange={person.onChange}
      error={person.error}
    />
  );
}

const pauseMilliseconds = 300;

/** A name is enough; those who may be meant by it are shown, so that nobody comes in twice. */
function NewPerson({ form, onKnown }: { readonly form: IntakeForm; readonly onKnown: (person: Chosen) => void }) {
  const name = useField(form.control, 'newName');
  const typed = useSettled(useWatch({ control: form.control, name: 'newName' })?.trim() ?? '', pauseMilliseconds);
  const { data } = useRead(
    'people.candidates',
    { preferredName: typed, givenName: null, familyName: null, aliases: [], birthDate: null, identifiers: [] },
    { enabled: typed !== '', keepPrevious: true },
  );
  return (
    <>
      <TextField
        {...name}
        value={name.value ?? ''}
        label="Preferred name"
        hint="What the person likes to be called. They come into the register with this referral; the rest can follow."
        width="full"
      />
      <div role="status">
        <AlreadyHere
          candidates={typed === '' ? [] : (data?.candidates ?? [])}
          title="In the register already?"
          action="It is this person"
          onChoose={({ id, preferredName, reference }) => onKnown({ id, words: `${preferredName}, ${reference}` })}
        />
      </div>
    </>
  );
}
