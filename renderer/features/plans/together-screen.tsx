import { useState } from 'react';
import type { OutputOf } from '../../../domain/contract.ts';
import { longLines, type PageForm, pageFormLabels, pageForms, printedPage } from '../../../domain/plans/one-page.ts';
import { useRead } from '../../client.ts';
import { useGo } from '../../session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { cx } from '../../ui/cx.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import styles from './plans.module.css';
import { PutRight, Theirs } from './theirs.tsx';
import { Together } from './together-side.tsx';

type OnePage = OutputOf<'plans.readTogether'>;
type Part = OnePage['parts'][number];
type Line = Part['lines'][number];

const forms = pageForms.map((code) => ({ code, label: pageFormLabels[code] }));

/** The plan and the story on one page: read with the person, put right by them, and theirs to keep. */
export function TogetherScreen({ personId }: { readonly personId: string }) {
  const [form, setForm] = useState<PageForm>('plain');
  const go = useGo();
  const person = useRead('people.open', { personId });
  const { data, error, isPending, refetch } = useRead('plans.readTogether', { personId, form }, { keepPrevious: true });
  if (isPending || person.isPending) return <Loading />;
  if (!data || !person.data) return <Failure error={error ?? person.error} retry={() => void refetch()} />;
  const name = person.data.preferredName;
  return (
    <Page
      title="Read together"
      say={`Turn the screen so that ${name} can see it. Read one line, ask if it is right, and write their words beside it.`}
      actions={<Button onPress={() => go({ screen: 'person', personId })}>Back to {name}</Button>}
    >
      <Choice label="How it is written" labelHidden value={form} options={forms} onChange={setForm} />
      {data.parts.length === 0 ? (
        <Empty title="There is nothing to read yet">Write down a goal under Plan, in their words.</Empty>
      ) : (
        <Reading {...{ personId, name, page: data, form }} />
      )}
    </Page>
  );
}

interface ReadingProps {
  readonly personId: string;
  readonly name: string;
  readonly page: OnePage;
  readonly form: PageForm;
}

function Reading({ personId, name, page, form }: ReadingProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [unticked, setUnticked] = useState<readonly string[]>([]);
  const [showing, setShowing] = useState(false);
  const printed = printedPage(page, ticked, unticked);
  const isIn = ({ lineId, leftOut }: Line): boolean =>
    leftOut === null ? !unticked.includes(lineId) : ticked.includes(lineId);
  const put = ({ lineId, leftOut }: Line, into: boolean): void => {
    const without = (ids: readonly string[]) => ids.filter((one) => one !== lineId);
    if (leftOut === null) setUnticked(into ? without(unticked) : [...unticked, lineId]);
    else setTicked(into ? [...ticked, lineId] : without(ticked));
  };
  const kinds = [...new Set(printed.parts.flatMap(({ lines }) => lines.map(({ category }) => category)))];
  const long = form === 'easy-read' ? longLines(printed) : [];
  if (showing) {
    return (
      <>
        <ThePage page={printed} form={form} name={name} />
        <Button onPress={() => setShowing(false)}>Go on working on it</Button>
      </>
    );
  }
  return (
    <div className={styles.together}>
      <article className={cx(styles.sheet, form === 'easy-read' && styles.easy)} aria-label={page.title}>
        <h2>{page.title}</h2>
        {page.parts.map((part) => (
          <PartOf key={part.code} {...{ part, personId, name, isIn, put }} />
        ))}
      </article>
      <div className="stack">
        {long.length > 0 && <LongLines lines={long} />}
        <Together {...{ personId, name, form, ticked, unticked, kinds }} onShow={() => setShowing(true)} />
      </div>
    </div>
  );
}

const LongLines = ({ lines }: { readonly lines: readonly string[] }) => (
  <p className="soft small" role="status">
    {lines.length === 1 ? 'One line is long' : `${lines.length} lines are long`} for easy-read. Say it more shortly
    where you can, for example: “{lines[0]?.slice(0, 80)}…”
  </p>
);

interface PartProps {
  readonly part: Part;
  readonly personId: string;
  readonly name: string;
  readonly isIn: (line: Line) => boolean;
  readonly put: (line: Line, into: boolean) => void;
}

const whyOut: Readonly<Record<NonNullable<Line['leftOut']>, string>> = {
  safety: 'Left out unless ticked: it is about keeping safe.',
  'names-somebody': 'Left out unless ticked: it names somebody else.',
};

function PartOf({ part, personId, name, isIn, put }: PartProps) {
  return (
    <section>
      <h3>
        <span className={styles.sign} aria-hidden="true">
          {part.sign}
        </span>
        {part.title}
      </h3>
      {part.lines.map((line) => (
        <div key={line.lineId} className={cx(styles.pageLine, !isIn(line) && styles.out)}>
          <div>
            {line.says.map((one) => (
              <p key={one}>{one}</p>
            ))}
            <Theirs name={name} corrections={line.theirs} />
            {line.leftOut !== null && <small className="soft">{whyOut[line.leftOut]}</small>}
          </div>
          <div className={styles.lineTools}>
            <PutRight {...{ personId, name, lineKind: line.lineKind, lineId: line.lineId }} line={line.says[0] ?? ''} />
            <Checkbox isSelected={isIn(line)} onChange={(into) => put(line, into)}>
              On the page<span className="visually-hidden">: {line.says[0]}</span>
            </Checkbox>
          </div>
        </div>
      ))}
    </section>
  );
}

/** The page as it is shown and printed: nothing to press, in big type. */
function ThePage({
  page,
  form,
  name,
}: {
  readonly page: ReturnType<typeof printedPage>;
  form: PageForm;
  name: string;
}) {
  return (
    <article className={cx(styles.sheet, styles.shown, form === 'easy-read' && styles.easy)} aria-label={page.title}>
      <h2>{page.title}</h2>
      {page.parts.map((part) => (
        <section key={part.code}>
          <h3>
            <span className={styles.sign} aria-hidden="true">
              {part.sign}
            </span>
            {part.title}
          </h3>
          {part.lines.map((line) => (
            <div key={line.lineId} className={styles.shownLine}>
              {line.says.map((one) => (
                <p key={one}>{one}</p>
              ))}
              <Theirs name={name} corrections={line.theirs} />
            </div>
          ))}
        </section>
      ))}
    </article>
  );
}
