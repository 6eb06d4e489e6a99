// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth } from '@kernel/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { downloadText, formatMonth, toCsv } from '../../../format/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, Cluster, EmptyState, Select, Stack, toast } from '../../../ui/index.ts';
import { type MonthsInUse, monthsUntil } from '../months.ts';
import { type ServiceSheet, ServicesQuery } from './centre-documents.ts';
import { EnterServices } from './centre-mutations.ts';
import { centreTexts } from './messages/index.ts';
import { changesIn, type Draft, faultsIn, NO_DRAFT, type Sheet, sheetOf, unitIn } from './services-draft.ts';
import { fileRows } from './services-file.ts';
import { ServicesTable } from './services-table.tsx';

const ServicesImport = lazy(() => import('./services-import.tsx').then((module) => ({ default: module.ServicesImport })));

const december = (month: CivilMonth): CivilMonth => addMonths(month, 12 - Number(month.slice(5)));

/** How long what was entered holds: until further notice, this month alone, or to the end of a year. */
const ends = (month: CivilMonth): readonly CivilMonth[] => [...new Set([month, december(month), addMonths(december(month), 12)])];

interface SheetProps {
  readonly sheet: Sheet;
  readonly month: CivilMonth;
  readonly isSettled: boolean;
  readonly onSaved: () => void;
}

/** What is missing before it can be sent: a unit of a centre that gives something. */
const lacksUnit = (sheet: Sheet, draft: Draft): boolean =>
  sheet.givers.some(
    (giver) => unitIn(giver, draft).trim() === '' && changesIn(sheet, draft).some(({ fromCentreId }) => fromCentreId === giver.id),
  );

function EditableSheet({ sheet, month, isSettled, onSaved }: SheetProps) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const may = useMay();
  const [draft, setDraft] = useState<Draft>(NO_DRAFT);
  const [until, setUntil] = useState('');
  const [isImporting, setImporting] = useState(false);
  const readOnly = !may('settlement.enterCosts');
  const changes = useMemo(() => changesIn(sheet, draft), [sheet, draft]);
  const hasFaults = faultsIn(draft).size > 0;
  const reset = (): void => {
    setDraft(NO_DRAFT);
    onSaved();
  };
  const { submit, pending, problem } = useSubmit({ onLoadNew: reset });
  const save = async (): Promise<void> => {
    const input = { monthFrom: month, monthTo: until || null, services: [...changes] };
    const answer = await submit(EnterServices, (idempotencyKey) => ({ idempotencyKey, ...input }));
    if (!answer.ok) return;
    toast({ text: m('saved', { count: changes.length }) });
    reset();
  };
  const download = (): void => {
    const words = { from: m('from'), to: m('to'), quantity: m('quantity'), unit: m('unit') };
    downloadText(`leistungen-${month}.csv`, toCsv(fileRows(sheet, draft, words)));
  };
  const hasChanges = changes.length > 0 || draft.cells.size > 0 || draft.units.size > 0;
  return (
    <Stack>
      {isSettled && <Banner kind="info" title={m('monthSettled')} />}
      <Cluster>
        <Button size="small" icon="download" onPress={download}>
          {m('exportServices')}
        </Button>
        {!readOnly && (
          <Button size="small" icon="drive-folder-upload" onPress={() => setImporting(true)}>
            {m('importServices')}
          </Button>
        )}
      </Cluster>
      <ServicesTable
        label={m('servicesTable', { month: formatMonth(month, language) })}
        sheet={sheet}
        draft={draft}
        onDraft={setDraft}
        readOnly={readOnly}
      />
      {problem}
      {hasFaults && <Banner kind="danger" announce title={m('badQuantity')} />}
      {!readOnly && (
        <div className="vws-grid__bar">
          <span role="status">{m('changed', { count: changes.length })}</span>
          <Select
            label={m('until', { month: formatMonth(month, language) })}
            placeholder={m('untilFurther')}
            value={until}
            options={ends(month).map((one) => ({ value: one, label: formatMonth(one, language) }))}
            onChange={(event) => setUntil(event.target.value)}
          />
          <Button disabled={!hasChanges} onPress={() => setDraft(NO_DRAFT)}>
            {m('discard')}
          </Button>
          <Button kind="primary" disabled={changes.length === 0 || hasFaults} pending={pending} onPress={() => void save()}>
            {m('save')}
          </Button>
        </div>
      )}
      {!readOnly && lacksUnit(sheet, draft) && <p className="vw-muted">{m('unitMissing')}</p>}
      <Suspense>
        {isImporting && <ServicesImport sheet={sheet} draft={draft} onClose={() => setImporting(false)} onTaken={setDraft} />}
      </Suspense>
    </Stack>
  );
}

interface ServicesViewProps {
  readonly month: CivilMonth;
  readonly months: MonthsInUse;
  readonly onMonth: (month: string) => void;
}

/** The matrix of a month, entered like a spreadsheet and saved at once. */
export function ServicesView({ month, months, onMonth }: ServicesViewProps) {
  const m = useMessages(centreTexts);
  const language = useLanguage();
  const [result, refetch] = useQuery({ query: ServicesQuery, variables: { month } });
  const retry = (): void => refetch({ requestPolicy: 'network-only' });
  const options = [...new Set([...monthsUntil(addMonths(months.current, 12), 48), month])].sort().reverse();
  const content = (data: ServiceSheet) => {
    const sheet = sheetOf(data);
    if (sheet.givers.length === 0) return <EmptyState title={m('noCentre')}>{m('noCentreBody')}</EmptyState>;
    return <EditableSheet key={month} sheet={sheet} month={month} isSettled={months.frozen.has(month)} onSaved={retry} />;
  };
  return (
    <Stack>
      <p className="vw-muted">{m('servicesIntro')}</p>
      <Cluster>
        <Select
          label={m('month')}
          placeholder={false}
          value={month}
          options={options.map((one) => ({ value: one, label: formatMonth(one, language) }))}
          onChange={(event) => onMonth(event.target.value)}
        />
      </Cluster>
      <QueryResult result={result} onRetry={retry}>
        {content}
      </QueryResult>
    </Stack>
  );
}
