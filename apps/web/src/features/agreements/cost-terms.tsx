// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire, formatCents, formatDate } from '../../format/index.ts';
import { type Translate, useLanguage, useMessages } from '../../i18n/index.ts';
import { type DataColumn, DataTable, EmptyState, Section } from '../../ui/index.ts';
import type { TermsData } from './agreement-query.ts';
import { useFamilies } from './choices.ts';
import { clauseTexts } from './clause-messages.ts';

type Term = TermsData['costTerms'][number];

const PER = { run: 'perRun', month: 'perMonth', year: 'perYear' } as const;

/** '12.000,00 € je Jahr', '5 %', '40 GB (storage)' */
function valueText(m: Translate<(typeof clauseTexts)['de']>, { amount, per, number, capacity, unit }: Term, language: 'de' | 'en'): string {
  if (amount !== null) return m(PER[per ?? 'run'], { amount: formatCents(centsFromWire(amount), language) });
  if (capacity !== null) return `${number ?? ''} ${unit ?? ''} (${capacity})`.trim();
  return number ?? '–';
}

/** What the member has of its own beside the key: minimum, maximum, exceptions, reservations, each with days and resolution. */
export function CostTerms({ terms }: { readonly terms: TermsData }) {
  const m = useMessages(clauseTexts);
  const language = useLanguage();
  const { familyName } = useFamilies();
  const until = (row: Term): string => (row.validTo === null ? m('termOpen') : formatDate(row.validTo, language));
  const value = (row: Term): string => valueText(m, row, language);
  const columns: readonly DataColumn<Term>[] = [
    { id: 'kind', header: m('termKind'), rowHeader: true, cell: (row) => m(row.kind), text: (row) => m(row.kind) },
    { id: 'value', header: m('termValue'), cell: value, text: value },
    {
      id: 'family',
      header: m('termFamily'),
      cell: (row) => familyName(row.serviceFamilyCode),
      text: (row) => familyName(row.serviceFamilyCode),
    },
    {
      id: 'from',
      header: m('termFrom'),
      cell: (row) => formatDate(row.validFrom, language),
      text: (row) => formatDate(row.validFrom, language),
    },
    { id: 'to', header: m('termTo'), cell: until, text: until },
    { id: 'resolution', header: m('resolution'), cell: (row) => row.resolution || '–', text: (row) => row.resolution },
  ];
  return (
    <Section title={m('costTerms')}>
      <DataTable
        label={m('costTerms')}
        columns={columns}
        rows={terms.costTerms}
        rowId={(row) => `${row.serviceFamilyCode} ${row.kind} ${row.capacity} ${row.validFrom}`}
        rowName={(row) => m(row.kind)}
        empty={<EmptyState title={m('termsNone')} />}
        exportCsv="kostenregelungen.csv"
      />
    </Section>
  );
}
