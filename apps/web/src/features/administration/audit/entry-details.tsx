// SPDX-License-Identifier: EUPL-1.2
import { lazy, Suspense, useState } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { doerOf } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, Cluster, type DataColumn, DataTable, DescriptionList, Stack } from '../../../ui/index.ts';
import type { AuditSearch } from '../search.ts';
import { useFamilies, useRoles } from '../shared/directory.ts';
import { tenantTexts } from '../tenants/messages.ts';
import type { AuditEntryData } from './audit-query.ts';
import { type ChangeWords, fieldWord, valueWord } from './change-words.ts';
import { fieldTexts, valueTexts } from './field-texts.ts';
import { auditTexts } from './messages.ts';
import '../administration.css';

const EraseDialog = lazy(() => import('./erase-dialog.tsx').then((module) => ({ default: module.EraseDialog })));

interface EntryDetailsProps {
  readonly entry: AuditEntryData;
  readonly onSearch: (change: Partial<AuditSearch>) => void;
  readonly onChanged: () => void;
}

/** All that one entry says: who, what, old → new, and the link in the chain. */
export function EntryDetails({ entry, onSearch, onChanged }: EntryDetailsProps) {
  const m = useMessages(auditTexts);
  const may = useMay();
  const [erasing, setErasing] = useState(false);
  const mayErase = may('administration.eraseAudit') && entry.erasedAt === null && entry.values !== null;
  return (
    <>
      <Stack>
        <Facts entry={entry} />
        <Changes entry={entry} />
        {entry.erasedAt !== null && <Banner kind="info" title={m('erased', { at: formatInstant(entry.erasedAt) })} />}
        {entry.erasedAt === null && entry.values === null && <p className="vw-muted">{m('valuesHidden')}</p>}
        <Technical entry={entry} />
        <Cluster>
          <Button size="small" onPress={() => onSearch({ subject: entry.subjectId, type: entry.subjectType, entry: undefined })}>
            {m('sameRecord')}
          </Button>
          {mayErase && (
            <Button size="small" danger onPress={() => setErasing(true)}>
              {m('erase')}
            </Button>
          )}
        </Cluster>
      </Stack>
      {erasing && (
        <Suspense>
          <EraseDialog entry={entry} onClose={() => setErasing(false)} onChanged={onChanged} />
        </Suspense>
      )}
    </>
  );
}

function Facts({ entry }: { readonly entry: AuditEntryData }) {
  const m = useMessages(auditTexts);
  return (
    <DescriptionList
      items={[
        { term: m('action'), value: entry.actionLabel },
        { term: m('at'), value: formatInstant(entry.at) },
        { term: m('by'), value: doerOf({ ...entry, by: entry.actorName }) },
        { term: m('actingFor'), value: entry.actingTenantName ?? '–' },
        { term: m('tenant'), value: entry.tenantName ?? '–' },
        { term: m('outcome'), value: entry.outcome === 'done' ? m('done') : [m('refused'), entry.refusalText].filter(Boolean).join(': ') },
      ]}
    />
  );
}

/** What only helps whoever looks into the database or the log of the program. */
function Technical({ entry }: { readonly entry: AuditEntryData }) {
  const m = useMessages(auditTexts);
  return (
    <details>
      <summary>{m('technical')}</summary>
      <DescriptionList
        items={[
          ...(entry.outcome === 'done' ? [] : [{ term: m('code'), value: <span className="vw-hash">{entry.outcome}</span> }]),
          { term: m('record'), value: <span className="vw-hash">{`${entry.subjectType} ${entry.subjectId}`}</span> },
          { term: m('correlation'), value: <span className="vw-hash">{entry.correlationId}</span> },
          { term: m('hash'), value: <span className="vw-hash">{entry.hash}</span> },
        ]}
      />
      {entry.values !== null && <Values values={entry.values} />}
    </details>
  );
}

type Change = AuditEntryData['changes'][number];

function useChangeWords(): ChangeWords {
  const { roleName } = useRoles();
  const { familyName } = useFamilies();
  return { f: useMessages(fieldTexts), v: useMessages(valueTexts), t: useMessages(tenantTexts), roleName, familyName };
}

function Changes({ entry }: { readonly entry: AuditEntryData }) {
  const m = useMessages(auditTexts);
  const words = useChangeWords();
  if (entry.changes.length === 0) return null;
  const name = ({ field }: Change): string => fieldWord(words, field);
  const columns: readonly DataColumn<Change>[] = [
    { id: 'field', header: m('field'), rowHeader: true, cell: name },
    { id: 'from', header: m('before'), cell: ({ field, from }) => valueWord(words, entry.subjectType, field, from) },
    { id: 'to', header: m('after'), cell: ({ field, to }) => valueWord(words, entry.subjectType, field, to) },
  ];
  return <DataTable label={m('changes')} columns={columns} rows={entry.changes} rowId={({ field }) => field} rowName={name} empty={null} />;
}

/** What was decided, as it is stored. */
function Values({ values }: { readonly values: unknown }) {
  const m = useMessages(auditTexts);
  return (
    <>
      <p>{m('values')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="vw-values" tabIndex={0} aria-label={m('values')}>
        {JSON.stringify(values, null, 2)}
      </section>
    </>
  );
}
