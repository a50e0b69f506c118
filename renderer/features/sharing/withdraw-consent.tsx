import { effectOfWithdrawal } from '../../../domain/sharing/consent.ts';
import type { SharingConsent } from '../../../domain/sharing/consent-operations.ts';
import { consentWayLabels, consentWays } from '../../../domain/sharing/consent-words.ts';
import type { AgencySharing } from '../../../domain/sharing/deciding-operations.ts';
import { categoryLabels, isSharingBasis, sharingBasisLabels } from '../../../domain/sharing/words.ts';
import { useWrite } from '../../client.ts';
import { fieldErrors } from '../../field-errors.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useToday } from '../../today.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './sharing.module.css';

const names = ['withdrawnOn', 'categories', 'how', 'words', 'toldWhom', 'toldOn'];

interface WithdrawProps {
  readonly personId: string;
  readonly consent: SharingConsent;
  readonly agency: AgencySharing | undefined;
  readonly onClose: () => void;
}

const beginWith = (consent: SharingConsent, today: string) => ({
  categories: consent.left,
  withdrawnOn: today as string | null,
  how: 'spoken' as SharingConsent['how'],
  words: '',
  toldWhom: '',
  toldOn: null as string | null,
});

/** What is taken back, from when, and who was told; what goes on all the same is said before it is saved. */
export function WithdrawConsent({ personId, consent, agency, onClose }: WithdrawProps) {
  const today = useToday();
  const address = { form: 'sharing.withdraw', subject: consent.id, personId };
  const { values, set, leave } = useDialogValues(address, () => beginWith(consent, today), onClose);
  const { categories, withdrawnOn, how, words, toldWhom, toldOn } = values;
  const withdraw = useWrite('sharing.withdrawConsent', { toast: 'Taken back', onDone: leave });
  const errors = fieldErrors(withdraw.error, names);
  const save = () =>
    void withdraw.run({
      personId,
      consentId: consent.id,
      withdrawnOn: withdrawnOn ?? '',
      categories,
      how,
      words,
      toldWhom,
      toldOn,
    });
  return (
    <Dialog
      title={`Taking back the agreement to ${consent.agency}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Cancel</Button>
          <Button kind="main" type="submit" form="withdrawing" shortcut="Ctrl Enter" isDisabled={withdraw.saving}>
            Save that it is taken back
          </Button>
        </>
      }
    >
      <Form id="withdrawing" onSubmit={save}>
        <CheckboxGroup
          label="What they take back"
          options={consent.left.map((code) => ({ code, label: categoryLabels[code] }))}
          value={categories}
          onChange={(next) => set({ categories: next })}
          error={errors.of('categories')}
        />
        <Effect agency={agency} categories={categories} />
        <DateField
          label="From which day"
          value={withdrawnOn}
          onChange={(day) => set({ withdrawnOn: day })}
          width="medium"
          error={errors.of('withdrawnOn')}
        />
        <Select
          label="How they said so"
          value={how}
          options={consentWays.map((code) => ({ code, label: consentWayLabels[code] }))}
          onChange={(code) => set({ how: consentWays.find((one) => one === code) ?? 'spoken' })}
          error={errors.of('how')}
        />
        <TextArea
          label="In their words"
          optional
          value={words}
          onChange={(next) => set({ words: next })}
          rows={2}
          error={errors.of('words')}
        />
        <WhoWasTold
          toldWhom={toldWhom}
          onToldWhom={(next) => set({ toldWhom: next })}
          toldOn={toldOn}
          onToldOn={(day) => set({ toldOn: day })}
          errorOf={errors.of}
        />
        {errors.rest && <Failure error={errors.rest} />}
      </Form>
    </Dialog>
  );
}

interface ToldProps {
  readonly toldWhom: string;
  readonly onToldWhom: (words: string) => void;
  readonly toldOn: string | null;
  readonly onToldOn: (day: string | null) => void;
  readonly errorOf: (field: string) => string | undefined;
}

function WhoWasTold({ toldWhom, onToldWhom, toldOn, onToldOn, errorOf }: ToldProps) {
  return (
    <>
      <TextField
        label="Who was told of it"
        optional
        value={toldWhom}
        onChange={onToldWhom}
        width="full"
        error={errorOf('toldWhom')}
      />
      <DateField label="Told on" optional value={toldOn} onChange={onToldOn} width="medium" error={errorOf('toldOn')} />
    </>
  );
}

/** What ends by it, and what does not, in plain words. */
function Effect({ agency, categories }: Pick<WithdrawProps, 'agency'> & Pick<SharingConsent, 'categories'>) {
  if (agency === undefined) return null;
  const { ends, goesOn } = effectOfWithdrawal(agency.cells, categories);
  if (ends.length + goesOn.length === 0)
    return <p className="soft small">{agency.agencyName} sees none of it today, so nothing changes there.</p>;
  const ground = (basis: string | null): string =>
    basis !== null && isSharingBasis(basis)
      ? `rests on: ${sharingBasisLabels[basis].toLowerCase()}`
      : 'seen because they hold the record or coordinate';
  return (
    <div className={styles.gaps}>
      {ends.length > 0 && (
        <p>
          <b>Ends on that day:</b> {ends.map((one) => categoryLabels[one]).join(', ')}.
        </p>
      )}
      {goesOn.length > 0 && (
        <p>
          <b>Goes on all the same, and they should be told so:</b>{' '}
          {goesOn.map(({ category, basis }) => `${categoryLabels[category]} (${ground(basis)})`).join(', ')}.
        </p>
      )}
    </div>
  );
}
