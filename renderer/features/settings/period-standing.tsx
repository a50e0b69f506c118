import type { OutputOf } from '../../../domain/contract.ts';
import { issuedInWords } from '../../../domain/programme/issued-words.ts';
import type { PeriodRow } from '../../../domain/programme/operations.ts';
import { useRead, useWrite } from '../../client.ts';
import { useDialogValues } from '../../form-draft.ts';
import { useMay } from '../../may.ts';
import { Button } from '../../ui/button.tsx';
import { dayInWords } from '../../ui/dates.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Form } from '../../ui/form.tsx';
import { Loading } from '../../ui/loading.tsx';
import { TextArea } from '../../ui/text-area.tsx';

type Standing = OutputOf<'programme.periodStanding'>;

interface PeriodStandingProps {
  readonly period: PeriodRow;
  readonly onClose: () => void;
}

/** How a period stands: what rests on its figures, and closing it or opening it again. */
export function PeriodStanding({ period, onClose }: PeriodStandingProps) {
  const { data, error, refetch } = useRead('programme.periodStanding', { periodId: period.id });
  const mayClose = useMay('programme.closePeriod');
  const address = { form: 'programme.reopenPeriod', subject: period.id, personId: null };
  const { values, set, leave } = useDialogValues(address, () => ({ because: '' }), onClose);
  const { because } = values;
  const close = useWrite('programme.closePeriod', { toast: `${period.code} closed`, onDone: leave });
  const reopen = useWrite('programme.reopenPeriod', { toast: `${period.code} opened again`, onDone: leave });
  const isClosed = period.closedOn !== null;
  const submit = () =>
    void (isClosed ? reopen.run({ periodId: period.id, because }) : close.run({ periodId: period.id }));
  const failed = close.error ?? (reopen.error?.field === 'because' ? null : reopen.error);
  return (
    <Dialog
      title={`${period.code}: ${isClosed ? 'closed' : 'open'}`}
      isOpen
      onClose={leave}
      actions={
        <>
          <Button onPress={leave}>Leave it as it is</Button>
          {mayClose && (
            <Button kind="main" type="submit" form="standing" isDisabled={close.saving || reopen.saving}>
              {isClosed ? 'Open it again' : 'Close the period'}
            </Button>
          )}
        </>
      }
    >
      <Form id="standing" onSubmit={submit}>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!error && data === undefined && <Loading />}
        {data !== undefined && <Facts period={period} standing={data} />}
        {isClosed && mayClose && (
          <TextArea
            label="Why it is opened again"
            hint="Kept with your name and the day."
            rows={3}
            value={because}
            onChange={(typed) => set({ because: typed })}
            error={reopen.error?.field === 'because' ? reopen.error.message : undefined}
          />
        )}
        {failed !== null && <Failure error={failed} />}
      </Form>
    </Dialog>
  );
}

function Facts({ period, standing }: { readonly period: PeriodRow; readonly standing: Standing }) {
  const rests = issuedInWords(standing.issued, dayInWords);
  const isClosed = period.closedOn !== null;
  return (
    <>
      <p>
        {isClosed
          ? `Closed on ${dayInWords(period.closedOn ?? '')}: nothing is written into it.`
          : 'Closing settles its figures: no outcome and no finding is written into it until it is opened again, with a reason.'}
      </p>
      <p>
        {rests === null
          ? 'Nothing has been issued from its figures yet.'
          : `On its figures rest ${rests}. What was issued keeps its own copy and does not change; if figures change, say so to whoever has it.`}
      </p>
      <Together standing={standing} />
      {standing.closings.some(({ reopenedOn }) => reopenedOn !== null) && <Earlier standing={standing} />}
    </>
  );
}

const spanInWords = ({ codes, firstDay, lastDay, missingDays }: NonNullable<Standing['lastFour']>): string =>
  `${codes.join(', ')} (${dayInWords(firstDay)} to ${dayInWords(lastDay)}${missingDays > 0 ? `; ${missingDays} days of it are in no period` : ''})`;

/** With which periods its figures are looked at together. */
const Together = ({ standing: { lastFour, yearToDate } }: { readonly standing: Standing }) => (
  <p className="soft small">
    Last four: {lastFour === null ? 'none' : spanInWords(lastFour)}. Year to date:{' '}
    {yearToDate === null ? 'this calendar has no year' : spanInWords(yearToDate)}.
  </p>
);

const Earlier = ({ standing }: { readonly standing: Standing }) => (
  <ul aria-label="Opened again before">
    {standing.closings
      .filter(({ reopenedOn }) => reopenedOn !== null)
      .map(({ closedOn, closedBy, reopenedOn, reopenedBy, reopenedBecause }) => (
        <li key={`${closedOn} ${reopenedOn}`} className="small">
          Closed on {dayInWords(closedOn)} by {closedBy}, opened again on {dayInWords(reopenedOn ?? '')} by {reopenedBy}
          : <q>{reopenedBecause}</q>
        </li>
      ))}
  </ul>
);
