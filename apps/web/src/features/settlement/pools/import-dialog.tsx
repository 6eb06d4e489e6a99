// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { downloadText, toCsv } from '../../../format/index.ts';
import { type Trouble, TroubleBanner, troubleOf, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import {
  Banner,
  Button,
  type DataColumn,
  DataTable,
  Dialog,
  FileDrop,
  Skeleton,
  Stack,
  toast,
  type UploadedFile,
} from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import type { MonthsInUse } from '../months.ts';
import { poolTexts } from './messages.ts';
import { type CostImport, CostImportQuery, ImportPoolCosts } from './pool-documents.ts';

/** The gateway takes so much in the variables of one operation, less room for JSON's escapes. */
const MAX_BYTES = 90_000;
const COLUMNS = ['month', 'pool', 'kind', 'amount', 'label', 'voucher'];

interface Checked {
  readonly file: UploadedFile;
  readonly csv: string;
  readonly found: CostImport | null;
  readonly trouble: Trouble | null;
}

interface ImportDialogProps {
  readonly pools: readonly { readonly name: string; readonly active: boolean }[];
  readonly months: MonthsInUse;
  readonly onClose: () => void;
  readonly onImported: () => void;
}

type Finding = CostImport['findings'][number];

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const m = useMessages(poolTexts);
  const say = useBilingual();
  const row = (finding: Finding): string => (finding.row === 0 ? m('wholeFile') : String(finding.row));
  const columns: readonly DataColumn<Finding>[] = [
    { id: 'row', header: m('row'), rowHeader: true, cell: row, text: row },
    { id: 'column', header: m('column'), cell: ({ column }) => column ?? '–', text: ({ column }) => column },
    { id: 'value', header: m('value'), cell: ({ value }) => value ?? '–', text: ({ value }) => value },
    { id: 'problem', header: m('problem'), cell: ({ message }) => say(message), text: ({ message }) => say(message) },
  ];
  return (
    <DataTable
      label={m('findings')}
      columns={columns}
      rows={findings}
      rowId={(finding) => `${finding.row} ${finding.column} ${finding.code}`}
      rowName={row}
      empty={null}
      exportCsv="fehler.csv"
    />
  );
}

/** Dry run first: the file's rows, or everything that is wrong with it; only then the import. */
export function ImportDialog({ pools, months, onClose, onImported }: ImportDialogProps) {
  const m = useMessages(poolTexts);
  const client = useClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [checking, setChecking] = useState(false);
  const { submit, pending, problem, clear } = useSubmit();
  const check = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    clear();
    setChecking(true);
    const csv = await file.text();
    const answer = await client.query(CostImportQuery, { csv }, { requestPolicy: 'network-only' }).toPromise();
    const found = answer.data?.previewCostImport ?? null;
    const state = found && found.findings.length === 0 ? 'done' : 'failed';
    const trouble = answer.error ? troubleOf(answer.error) : null;
    const reason = trouble ? {} : { reason: m('hasErrors') };
    setChecked({ file: { id: file.name, name: file.name, sizeBytes: file.size, state, ...reason }, csv, found, trouble });
    setChecking(false);
  };
  const found = checked?.found ?? null;
  const isGood = found !== null && found.findings.length === 0 && found.rows > 0;
  const doImport = async (): Promise<void> => {
    if (!checked || !found) return;
    const answer = await submit(ImportPoolCosts, (idempotencyKey) => ({ idempotencyKey, csv: checked.csv }));
    if (!answer.ok) return;
    toast({ text: m('imported', { rows: found.rows, total: amountOf(found.total) }) });
    onImported();
    onClose();
  };
  const template = (): void => {
    const names = pools.filter(({ active }) => active).map(({ name }) => name);
    const rows = (names.length > 0 ? names : ['']).map((name) => [months.next, name, 'staff', '0,00', m('exampleLabel'), '']);
    downloadText('kosten-vorlage.csv', toCsv([COLUMNS, ...rows]));
  };
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button kind="primary" disabled={!isGood} pending={pending} onPress={() => void doImport()}>
        {isGood ? m('doImport', { rows: found.rows }) : m('importCosts')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('importTitle')} open onClose={onClose} size="wide" footer={footer}>
      <Stack>
        <p>{m('importIntro')}</p>
        <div>
          <Button size="small" icon="download" onPress={template}>
            {m('template')}
          </Button>
        </div>
        <FileDrop
          label={m('file')}
          hint={m('fileHint')}
          accept=".csv,text/csv"
          maxBytes={MAX_BYTES}
          multiple={false}
          files={checked ? [checked.file] : []}
          onFiles={(files) => void check(files)}
          onRemove={() => setChecked(null)}
        />
        {checking && <Skeleton label={m('checking')} />}
        {checked?.trouble && <TroubleBanner trouble={checked.trouble} />}
        {isGood && <Banner kind="success" announce title={m('checkedFine', { rows: found.rows, total: amountOf(found.total) })} />}
        {found && found.findings.length > 0 && (
          <>
            <Banner kind="danger" announce title={m('checkedBad', { count: found.findings.length })} />
            <Findings findings={found.findings} />
          </>
        )}
        {problem}
      </Stack>
    </Dialog>
  );
}
