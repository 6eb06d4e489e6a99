// SPDX-License-Identifier: EUPL-1.2
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { isRecord } from '../../../shape/index.ts';
import { Badge, Banner, type DataColumn, DataTable, DescriptionList, Section, Stack, type Tone } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import type { Invoice } from './invoice-documents.ts';
import { invoiceTexts } from './messages/index.ts';

interface Row {
  readonly label: string;
  readonly value: string;
}

interface TableRow {
  readonly cells: readonly string[];
  readonly details: readonly Row[];
}

interface ShownSection {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly table: {
    readonly columns: readonly { readonly heading: string; readonly align: 'start' | 'end' }[];
    readonly rows: readonly TableRow[];
  } | null;
}

/** The view that the server keeps with the invoice, in the reader's language. */
export function sectionsOf(view: unknown, language: 'de' | 'en'): readonly ShownSection[] {
  if (!isRecord(view)) return [];
  const shown = view[language];
  return isRecord(shown) && Array.isArray(shown['sections']) ? (shown['sections'] as readonly ShownSection[]) : [];
}

/** Nothing a reader needs twice: the heading of the page says it. */
const LEFT_OUT = new Set(['format']);

function LineTable({ section }: { readonly section: ShownSection }) {
  const { table } = section;
  if (!table || table.rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="vws-scroll" aria-label={section.title} tabIndex={0}>
      <table className="vws-plain">
        <thead>
          <tr>
            {table.columns.map(({ heading, align }) => (
              <th key={heading} scope="col" className={align === 'end' ? 'vws-end' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.cells.map((cell, column) => (
                <td key={column} className={table.columns[column]?.align === 'end' ? 'vws-end' : undefined}>
                  {cell}
                  {column === 1 &&
                    row.details.map(({ label, value }) => (
                      <span key={label} className="vws-change">
                        {label}: {value}
                      </span>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What stands in the invoice, section by section, as the sender wrote it. */
export function InvoiceContents({ invoice }: { readonly invoice: Invoice }) {
  const m = useMessages(invoiceTexts);
  const language = useLanguage();
  const sections = sectionsOf(invoice.view, language).filter(({ key }) => !LEFT_OUT.has(key));
  if (sections.length === 0) return invoice.form === 'HAND' ? <p className="vw-muted">{m('byHand')}</p> : null;
  return (
    <Section title={m('contents')}>
      <Stack>
        {sections.map((section) => (
          <div key={section.key} className="vws-invoice-section">
            <Section title={section.title} level={3}>
              {section.rows.length > 0 && <DescriptionList items={section.rows.map(({ label, value }) => ({ term: label, value }))} />}
              <LineTable section={section} />
            </Section>
          </div>
        ))}
      </Stack>
    </Section>
  );
}

type Finding = Invoice['findings'][number];
const TONES: Readonly<Record<string, Tone>> = { fatal: 'danger', warning: 'warning' };

/** Which official rules the invoice does not keep. */
export function InvoiceFindings({ invoice }: { readonly invoice: Invoice }) {
  const m = useMessages(invoiceTexts);
  const say = useBilingual();
  const { findings, form } = invoice;
  if (form === 'HAND' || form === null) return null;
  if (findings.length === 0) return <Banner kind="success" title={m('findingsNone')} />;
  const severity = ({ severity: one }: Finding): string => m(one === 'fatal' || one === 'warning' ? one : 'information');
  const place = ({ at, line }: Finding): string => (line === null ? at : `${at}, ${m('line', { line })}`);
  const columns: readonly DataColumn<Finding>[] = [
    { id: 'rule', header: m('rule'), rowHeader: true, cell: (row) => row.rule, text: (row) => row.rule },
    {
      id: 'severity',
      header: m('severity'),
      cell: (row) => <Badge tone={TONES[row.severity] ?? 'info'}>{severity(row)}</Badge>,
      text: severity,
    },
    {
      id: 'message',
      header: m('message'),
      cell: (row) => <span className="vws-wrap">{say(row.message)}</span>,
      text: (row) => say(row.message),
    },
    { id: 'place', header: m('place'), cell: place, text: place },
  ];
  return (
    <Section title={m('findingsTitle', { count: findings.length })}>
      <Stack>
        <p className="vw-muted">{m('findingsBody')}</p>
        <DataTable
          label={m('findings')}
          columns={columns}
          rows={findings.map((finding, index) => ({ ...finding, index }))}
          rowId={(row) => String((row as Finding & { index: number }).index)}
          rowName={(row) => row.rule}
          empty={m('findingsNone')}
          exportCsv="pruefung.csv"
        />
      </Stack>
    </Section>
  );
}
