// SPDX-License-Identifier: EUPL-1.2
import { type Invoice, invoiceView, type ViewRow, type ViewSection, type ViewSectionKey, type ViewTableRow } from '@formats/einvoice';
import { civilDate } from '@kernel/core';
import type { Block, Cell, Fact, FootColumn, Letter } from '@platform/typesetting';

/** Terms that stand beside the address; what else the invoice says of itself comes below the title. */
const BESIDE_ADDRESS = ['BT-1', 'BT-2', 'BT-9', 'BT-10', 'BT-13', 'BT-12'];
/** Terms that stand elsewhere on the sheet, or that its number, its title and its amounts say. */
const ELSEWHERE = ['BT-3', 'BT-5', ...BESIDE_ADDRESS];
const DUE = 'BT-115';

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('de') + text.slice(1);
/** Account numbers in groups of four, as they are read and typed. */
const grouped = (text: string): string => text.replace(/\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/g, (iban) => iban.replace(/.{4}(?=.)/g, '$& '));
const factOf = ({ label, value }: ViewRow): Fact => ({ label: capital(label), value: grouped(value) });
const shows = (row: ViewRow, terms: readonly string[]): boolean => row.terms.some((term) => terms.includes(term));
const filled = (lines: readonly (string | undefined)[]): string[] => lines.filter((line) => line !== undefined && line !== '') as string[];

const cellWith = (text: string, details: readonly ViewRow[]): Cell =>
  details.length === 0 ? text : { text, detail: details.map(({ label, value }) => `${capital(label)}: ${value}`).join('\n') };

/** The details stand under the cell that says what the row is about. */
const cellsOf = ({ cells, details }: ViewTableRow, about: number): readonly Cell[] =>
  cells.map((cell, at) => (at === about ? cellWith(cell, details) : cell));

function tableOf({ key, table }: ViewSection, sums: readonly ViewRow[] = []): Block[] {
  if (table === null || table.rows.length === 0) return [];
  const about = key === 'lines' ? 1 : 0;
  return [
    {
      kind: 'table',
      columns: table.columns.map(({ heading, align }, at) => ({ heading: capital(heading), align, ...(at === about ? { width: 1 } : {}) })),
      rows: table.rows.map((row) => cellsOf(row, about)),
      sums: sums.map((row) => ({ label: capital(row.label), value: row.value, strong: row.terms.includes(DUE) })),
    },
  ];
}

function blocksOf(sections: readonly ViewSection[]): readonly Block[] {
  const section = (key: ViewSectionKey): ViewSection | undefined => sections.find((one) => one.key === key);
  const facts = (key: ViewSectionKey, title = true): Block[] => {
    const found = section(key);
    const rows = (found?.rows ?? []).filter((row) => !shows(row, ELSEWHERE)).map(factOf);
    if (found === undefined || rows.length === 0) return [];
    return [...(title ? [{ kind: 'heading', text: found.title } as const] : []), { kind: 'facts', rows }];
  };
  const table = (key: ViewSectionKey, sums: readonly ViewRow[] = []): Block[] => {
    const found = section(key);
    if (found === undefined) return [];
    return key === 'lines' ? tableOf(found, sums) : [{ kind: 'heading', text: found.title }, ...tableOf(found)];
  };
  return [
    ...facts('document', false),
    ...(section('notes')?.rows ?? []).map(({ value }) => ({ kind: 'paragraph', text: value }) as const),
    ...facts('preceding'),
    ...table('lines', section('totals')?.rows ?? []),
    ...table('allowances'),
    ...table('charges'),
    ...table('vat'),
    ...facts('payment'),
    ...(['payee', 'taxRepresentative', 'delivery', 'attachments'] as const).flatMap((key) => facts(key)),
    { kind: 'paragraph', text: 'Diese Datei enthält die Rechnung auch als strukturierten Datensatz nach EN 16931 (factur-x.xml).' },
  ];
}

function footOf({ seller, payment }: Invoice): readonly FootColumn[] {
  const { address, contact } = seller ?? {};
  const [account] = payment?.creditTransfers ?? [];
  const columns: readonly FootColumn[] = [
    { heading: 'Anschrift', lines: filled([address?.line1, address?.line2, [address?.postCode, address?.city].join(' ').trim()]) },
    { heading: 'Auskunft', lines: filled([contact?.name, contact?.telephone, contact?.email]) },
    { heading: 'Bankverbindung', lines: filled([account?.accountName, grouped(account?.account ?? ''), account?.provider]) },
    {
      heading: 'Steuern',
      lines: filled([seller?.vatId && `USt-IdNr. ${seller.vatId}`, seller?.taxNumber && `Steuernummer ${seller.taxNumber}`]),
    },
  ];
  return columns.filter(({ lines }) => lines.length > 0);
}

/** The pages of a hybrid invoice, in German: every term of the invoice, as a letter of the seller to the buyer. */
export function invoiceLetter(invoice: Invoice): Letter {
  const { title, sections } = invoiceView(invoice, 'de');
  const { seller, buyer, issueDate } = invoice;
  const { line1, line2, postCode, city } = buyer?.address ?? {};
  const own = seller?.address;
  const document = sections.find(({ key }) => key === 'document');
  return {
    language: 'de',
    title,
    runningTitle: title,
    date: issueDate ?? civilDate('1970-01-01'),
    sender: {
      name: seller?.name ?? '–',
      lines: filled([seller?.tradingName, seller?.legalInformation]).slice(0, 3),
      addressLine: filled([seller?.name, own?.line1, [own?.postCode, own?.city].join(' ').trim()]).join(' · '),
    },
    recipient: filled([buyer?.name, buyer?.contact?.name, line1, line2, [postCode, city].join(' ').trim()]).slice(0, 6),
    references: (document?.rows ?? [])
      .filter((row) => shows(row, BESIDE_ADDRESS))
      .map(({ label, value }) => ({ label: capital(label).replace(' oder Käuferreferenz', ''), value })),
    blocks: blocksOf(sections),
    foot: footOf(invoice),
  };
}
