// SPDX-License-Identifier: EUPL-1.2
import { formatInstant } from '../../format/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { KnownOnField } from '../../record/index.ts';
import { Button, type DataColumn, DataTable, Section } from '../../ui/index.ts';
import type { TermsData } from './agreement-query.ts';
import { validityText } from './agreement-terms.tsx';
import { agreementTexts } from './messages.ts';

interface VersionListProps {
  readonly history: readonly TermsData[];
  readonly knownOn: string | null;
  readonly onKnownOn: (day: string | null) => void;
}

const dayOf = (instant: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(instant));

/** All that was ever known of the terms; any of it can be looked at again. */
export function VersionList({ history, knownOn, onKnownOn }: VersionListProps) {
  const m = useMessages(agreementTexts);
  const replaced = (row: TermsData): string => (row.knownTo ? formatInstant(row.knownTo) : m('stillKnown'));
  const show: DataColumn<TermsData> = {
    id: 'show',
    header: m('action'),
    cell: (row) =>
      row.knownTo === null ? (
        '–'
      ) : (
        <Button
          size="small"
          kind="tertiary"
          aria-label={m('showOf', { on: formatInstant(row.knownFrom) })}
          onPress={() => onKnownOn(dayOf(row.knownFrom))}
        >
          {m('show')}
        </Button>
      ),
  };
  const columns: readonly DataColumn<TermsData>[] = [
    {
      id: 'from',
      header: m('knownFrom'),
      rowHeader: true,
      text: (row) => formatInstant(row.knownFrom),
      cell: (row) => formatInstant(row.knownFrom),
    },
    { id: 'to', header: m('knownTo'), text: replaced, cell: replaced },
    { id: 'title', header: m('name'), text: (row) => row.title, cell: (row) => row.title },
    { id: 'validity', header: m('validity'), text: (row) => validityText(m, row), cell: (row) => validityText(m, row) },
    ...(history.some(({ knownTo }) => knownTo !== null) ? [show] : []),
  ];
  return (
    <Section title={m('versions')}>
      <p className="vw-no-print">{m('versionsIntro')}</p>
      <DataTable
        label={m('versions')}
        columns={columns}
        rows={history}
        rowId={(row) => `${row.knownFrom} ${row.knownTo}`}
        rowName={(row) => formatInstant(row.knownFrom)}
        tools={<KnownOnField day={knownOn} onDay={onKnownOn} />}
        empty={null}
      />
    </Section>
  );
}
