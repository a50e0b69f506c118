import {
  noSummaryWords,
  type ProgressReport,
  type ReportAim,
  ratersHeading,
  reportColumns,
} from '../../../domain/fidelity/report-shape.ts';
import { Body, Head, Row, Table, Td, Th } from '../../ui/table.tsx';
import styles from './report.module.css';

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text, some of them alike
    <p key={at}>{line}</p>
  ));

const List = ({ items }: { readonly items: readonly string[] }) =>
  items.length === 0 ? null : (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );

const AimList = ({ aims }: { readonly aims: readonly ReportAim[] }) =>
  aims.length === 0 ? null : (
    <ul className={styles.list}>
      {aims.map((aim, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: aims of one wording differ by nothing but their place
        <li key={at}>
          {aim.text}
          <AimList aims={aim.under} />
        </li>
      ))}
    </ul>
  );

const Heads = ({ labels }: { readonly labels: readonly string[] }) => (
  <Head>
    {labels.map((label) => (
      <Th key={label}>{label}</Th>
    ))}
  </Head>
);

/** The report as it is printed: the same words in the same order. */
export function ReportPage({ report }: { readonly report: ProgressReport }) {
  return (
    <article className={styles.page} aria-label={`Report: ${report.title}`}>
      <h2>{report.title}</h2>
      {report.notice !== null && <p className={styles.notice}>{report.notice}</p>}
      <Table caption="Status" grid>
        <Body>
          {report.status.map(({ label, value }) => (
            <Row key={label}>
              <Th row>{label}</Th>
              <Td>{value}</Td>
            </Row>
          ))}
        </Body>
      </Table>
      <h3>{report.summaryHeading}</h3>
      <Lines lines={report.summary.length === 0 ? [noSummaryWords] : report.summary} />
      <h3>{report.statementsHeading}</h3>
      <Table caption="Fidelity statements" grid>
        <Heads labels={reportColumns.statements} />
        <Body>
          {report.statements.map((one) => (
            <Row key={one.section}>
              <Th row>{one.section}</Th>
              <Td>
                <List items={one.statements} />
              </Td>
              <Td>{one.rating}</Td>
            </Row>
          ))}
        </Body>
      </Table>
      {report.raters !== null && (
        <>
          <h3>{ratersHeading}</h3>
          <Table caption="Ratings given, and dissent" grid>
            <Heads labels={reportColumns.raters} />
            <Body>
              {report.raters.map((one) => (
                <Row key={one.section}>
                  <Th row>{one.section}</Th>
                  <Td>{one.agreed}</Td>
                  <Td>{one.spread}</Td>
                  <Td>
                    <List items={one.dissent} />
                  </Td>
                </Row>
              ))}
            </Body>
          </Table>
        </>
      )}
      <h3>{report.visionHeading}</h3>
      <Table caption="Vision and aims" grid>
        <Heads labels={reportColumns.visions} />
        <Body>
          {report.visions.map((one) => (
            <Row key={one.section}>
              <Th row>{one.section}</Th>
              <Td>
                <Lines lines={one.vision} />
              </Td>
              <Td>{one.noAims ?? <AimList aims={one.aims} />}</Td>
              <Td>
                <Lines lines={one.comments} />
              </Td>
              <Td>{one.rag}</Td>
            </Row>
          ))}
        </Body>
      </Table>
      <div className="small soft">
        <Lines lines={report.notes} />
      </div>
    </article>
  );
}
