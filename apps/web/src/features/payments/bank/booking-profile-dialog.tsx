// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { FormDialog } from '../../../forms/index.ts';
import { graphql, type ResultOf, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button, Checkbox, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { profileTexts } from './booking-profile-texts.ts';

export const BookingProfileQuery = graphql(`
  query PaymentsBookingProfile($tenantId: ID!) {
    bookingProfile(tenantId: $tenantId) {
      separator dateForm decimalSign debitPositive isOwn savedBy savedAt nextDay
      columns { header field }
    }
  }
`);
export type BookingProfile = NonNullable<ResultOf<typeof BookingProfileQuery>['bookingProfile']>;
type Column = BookingProfile['columns'][number];

const SetBookingProfile = graphql(`
  mutation PaymentsSetBookingProfile(
    $tenantId: ID!, $separator: ListSeparator!, $dateForm: ListDateForm!, $decimalSign: ListDecimalSign!, $debitPositive: Boolean!,
    $columns: [SetBookingProfileColumnsInput!]!, $idempotencyKey: String!
  ) {
    setBookingProfile(
      tenantId: $tenantId, separator: $separator, dateForm: $dateForm, decimalSign: $decimalSign, debitPositive: $debitPositive, columns: $columns,
      idempotencyKey: $idempotencyKey
    ) {
      ... on SetBookingProfileSuccess { done }
      ... on SetBookingProfileRefusal { code field params message }
    }
  }
`);

const FIELDS: readonly Column['field'][] = [
  ...([
    'number',
    'line',
    'day',
    'entry',
    'account',
    'accountName',
    'debit',
    'credit',
    'signed',
    'item',
    'reference',
    'text',
    'currency',
  ] as const),
];
const SEPARATORS = ['semicolon', 'comma', 'tab', 'pipe'] as const;
const DATES = ['dmy', 'ymd', 'compact'] as const;
const SIGNS = ['comma', 'point'] as const;

/** A row while it is written; the key tells rows of the same words apart. */
interface Row extends Column {
  readonly key: number;
}

function Columns({ rows, onChange }: { readonly rows: readonly Row[]; readonly onChange: (rows: readonly Row[]) => void }) {
  const m = useMessages(profileTexts);
  const set = (key: number, patch: Partial<Column>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  return (
    <Stack>
      <strong>{m('columns')}</strong>
      {rows.map(({ key, header, field }, index) => (
        <fieldset className="vwp-row vwp-row--item" key={key} aria-label={m('columnOf', { count: index + 1 })}>
          <TextField
            label={m('header')}
            value={header}
            maxLength={60}
            required
            onChange={(event) => set(key, { header: event.target.value })}
          />
          <Select
            label={m('field')}
            value={field}
            options={FIELDS.map((value) => ({ value, label: m(`is_${value}`) }))}
            onChange={(event) => set(key, { field: event.target.value as Column['field'] })}
          />
          <Button size="small" kind="tertiary" icon="close" onPress={() => onChange(rows.filter((row) => row.key !== key))}>
            {m('remove')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          size="small"
          icon="add"
          disabled={rows.length >= 30}
          onPress={() => onChange([...rows, { key: Math.max(0, ...rows.map((row) => row.key)) + 1, header: '', field: 'text' }])}
        >
          {m('addColumn')}
        </Button>
      </div>
    </Stack>
  );
}

interface Props {
  readonly tenantId: string;
  readonly profile: BookingProfile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** How the file of bookings is written for a municipality's accounting system: what stands in which column. */
function BookingProfileDialog({ tenantId, profile, onClose, onDone }: Props) {
  const m = useMessages(profileTexts);
  const [form, setForm] = useState({ ...profile, debitPositive: profile.debitPositive });
  const [rows, setRows] = useState<readonly Row[]>(profile.columns.map((column, key) => ({ ...column, key })));
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const { separator, dateForm, decimalSign, debitPositive } = form;
  const save = async (): Promise<void> => {
    const columns = rows.map(({ header, field }) => ({ header: header.trim(), field }));
    const answer = await submit(SetBookingProfile, (idempotencyKey) => ({
      ...{ idempotencyKey, tenantId, separator, dateForm, decimalSign, debitPositive, columns },
    }));
    if (!answer.ok) return;
    toast({ text: m('saved') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={m('title')}
      intro={m('intro')}
      submitLabel={m('save')}
      {...{ pending, problem, onClose }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Select
        label={m('separator')}
        value={separator}
        options={SEPARATORS.map((value) => ({ value, label: m(value) }))}
        onChange={(event) => setForm({ ...form, separator: event.target.value as typeof separator })}
      />
      <Select
        label={m('dateForm')}
        value={dateForm}
        options={DATES.map((value) => ({ value, label: m(value) }))}
        onChange={(event) => setForm({ ...form, dateForm: event.target.value as typeof dateForm })}
      />
      <Select
        label={m('decimalSign')}
        value={decimalSign}
        options={SIGNS.map((value) => ({ value, label: m(`sign_${value}`) }))}
        onChange={(event) => setForm({ ...form, decimalSign: event.target.value as typeof decimalSign })}
      />
      <Checkbox label={m('debitPositive')} checked={debitPositive} onChange={() => setForm({ ...form, debitPositive: !debitPositive })} />
      <Columns rows={rows} onChange={setRows} />
    </FormDialog>
  );
}

/** Which form holds, and the way to change it. */
export function BookingProfilePart({ tenantId, profile, onDone }: Omit<Props, 'onClose'>) {
  const m = useMessages(profileTexts);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const since = profile.savedAt === null ? '' : formatInstant(profile.savedAt, language);
  return (
    <>
      {' '}
      <Button onPress={() => setOpen(true)}>{m('open')}</Button>
      <p className="vwp-note">{profile.isOwn ? m('own', { name: profile.savedBy ?? '–', date: since }) : m('plain')}</p>
      {isOpen && <BookingProfileDialog tenantId={tenantId} profile={profile} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  );
}
