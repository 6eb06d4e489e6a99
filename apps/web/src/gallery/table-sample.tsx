// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, formatMinutes } from '../format/index.ts';
import {
  Amount,
  Button,
  type DataColumn,
  DataTable,
  EmptyState,
  Link,
  Select,
  type Sort,
  StatusBadge,
  TenantBadge,
  TextField,
  type Tone,
} from '../ui/index.ts';

interface Sample {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly tenant: { readonly name: string; readonly colour: string };
  readonly status: { readonly tone: Tone; readonly label: string };
  readonly due: string;
  readonly minutes: number;
  readonly amount: string;
}

const TENANTS = [
  { name: 'Stadt Musterau', colour: '#2f7d5b' },
  { name: 'Gemeinde Beispielhain', colour: '#b4551d' },
  { name: 'Stadt Probenfeld', colour: '#6b4fa0' },
];
const STATES = [
  { tone: 'info', label: 'In Arbeit' },
  { tone: 'warning', label: 'Wartet auf Antwort' },
  { tone: 'success', label: 'Erledigt' },
  { tone: 'danger', label: 'Überfällig' },
  { tone: 'neutral', label: 'Neu' },
] as const;
const SUBJECTS = [
  'Drucker im Bürgerbüro',
  'Neue Kollegin: Konto und Rechte',
  'Mahnlauf prüfen',
  'Softwareverteilung',
  'Zugang zum Ratsinformationssystem',
];

const sample = (index: number): Sample => ({
  id: `r${index}`,
  number: `2026-${String(400 + index).padStart(4, '0')}`,
  subject: SUBJECTS[index % SUBJECTS.length] ?? '',
  tenant: TENANTS[index % TENANTS.length] ?? { name: '', colour: '' },
  status: STATES[index % STATES.length] ?? STATES[0],
  due: `2026-07-${String((index % 28) + 1).padStart(2, '0')}`,
  minutes: 15 * ((index % 9) + 1),
  amount: index % 7 === 3 ? '-12.50' : `${120 + index * 37}.${String((index * 7) % 100).padStart(2, '0')}`,
});

const COLUMNS: readonly DataColumn<Sample>[] = [
  {
    id: 'number',
    header: 'Nummer',
    rowHeader: true,
    sortable: true,
    text: (row) => row.number,
    cell: (row) => <Link to="/">{row.number}</Link>,
  },
  { id: 'subject', header: 'Betreff', text: (row) => row.subject, cell: (row) => row.subject },
  { id: 'tenant', header: 'Mandant', sortable: true, text: (row) => row.tenant.name, cell: (row) => <TenantBadge tenant={row.tenant} /> },
  {
    id: 'status',
    header: 'Stand',
    text: (row) => row.status.label,
    cell: (row) => <StatusBadge tone={row.status.tone}>{row.status.label}</StatusBadge>,
  },
  { id: 'due', header: 'Fällig', sortable: true, text: (row) => formatDate(row.due), cell: (row) => formatDate(row.due) },
  { id: 'minutes', header: 'Zeit', align: 'end', text: (row) => formatMinutes(row.minutes), cell: (row) => formatMinutes(row.minutes) },
  {
    id: 'amount',
    header: 'Kosten',
    align: 'end',
    sortable: true,
    text: (row) => row.amount,
    cell: (row) => <Amount value={row.amount} onWhy={() => undefined} />,
  },
];

export function TableSample() {
  const [count, setCount] = useState(8);
  const [sort, setSort] = useState<Sort | null>({ column: 'due', direction: 'ascending' });
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set(['r2', 'r3']));
  const rows = Array.from({ length: count }, (_, index) => sample(index));
  return (
    <DataTable
      label="Anfragen"
      columns={COLUMNS}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => `Anfrage ${row.number}`}
      total={2400}
      empty={<EmptyState title="Keine Anfragen" />}
      sort={sort}
      onSort={setSort}
      onMore={() => setCount(count + 100)}
      selection={selection}
      onSelection={setSelection}
      bulkActions={
        <>
          <Button size="small">Zuweisen</Button>
          <Button size="small">Fälligkeit ändern</Button>
        </>
      }
      current="r1"
      exportCsv="anfragen.csv"
      columnChooser
      tools={
        <>
          <TextField label="Suche" type="search" width="short" />
          <Select label="Stand" options={STATES.map((state) => ({ value: state.label, label: state.label }))} placeholder="Alle" />
        </>
      }
    />
  );
}
