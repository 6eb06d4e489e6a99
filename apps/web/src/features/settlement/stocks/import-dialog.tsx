// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { downloadText, toCsv } from '../../../format/index.ts';
import { type Trouble, TroubleBanner, troubleOf, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, type DataColumn, DataTable, Dialog, FileDrop, ProgressBar, Stack, toast } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { decodeCostFile } from '../pools/cost-file.ts';
import { stockTexts } from './messages.ts';
import { ImportStockCounts, type StockImport, StockImportQuery } from './stock-documents.ts';

/** The gateway takes 100 000 characters in the variables of one operation, and a file goes in whole. */
const MAX_BYTES = 80_000;
const COLUMNS = ['member', 'stock', 'unit', 'countedOn', 'value', 'source', 'reason'] as const;

type Finding = StockImport['findings'][number];

function Format({ example }: { readonly example: readonly string[] }) {
  const m = useMessages(stockTexts);
  const template = (): void => downloadText('bestaende-vorlage.csv', toCsv([COLUMNS.map((column) => m(column)), example]));
  return (
    <>
      <p>{m('importIntro')}</p>
      <ul className="vws-findings">
        {COLUMNS.map((column) => (
          <li key={column}>
            <strong>{m(column)}</strong>: {m(`${column}Means`)}
          </li>
        ))}
      </ul>
      <div>
        <Button size="small" icon="download" onPress={template}>
          {m('template')}
        </Button>
      </div>
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const m = useMessages(stockTexts);
  const say = useBilingual();
  const row = (one: Finding): string => (one.row === 0 ? m('wholeFile') : String(one.row));
  const column = (one: Finding): string => {
    const known = COLUMNS.find((name) => name === one.column);
    return known ? m(known) : (one.column ?? '–');
  };
  const columns: readonly DataColumn<Finding>[] = [
    { id: 'row', header: m('row'), rowHeader: true, cell: row, text: row },
    { id: 'column', header: m('column'), cell: column, text: column },
    { id: 'value', header: m('content'), cell: (one) => one.value || '–', text: (one) => one.value },
    {
      id: 'problem',
      header: m('problem'),
      cell: ({ message }) => <span className="vws-wrap">{say(message)}</span>,
      text: ({ message }) => say(message),
    },
  ];
  return (
    <DataTable
      label={m('findings')}
      columns={columns}
      rows={findings}
      rowId={(one) => `${one.row} ${one.column} ${one.code}`}
      rowName={row}
      empty={null}
      exportCsv="fehler.csv"
    />
  );
}

/** Checks the file whole before anything is entered; what is wrong is listed at once. */
function useStockImport() {
  const client = useClient();
  const { submit, pending, problem } = useSubmit();
  const [csv, setCsv] = useState('');
  const [checking, setChecking] = useState(false);
  const [checked, setChecked] = useState<StockImport | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const reset = (): void => {
    setChecked(null);
    setTrouble(null);
  };
  const check = async (file: File): Promise<void> => {
    reset();
    setChecking(true);
    const text = decodeCostFile(await file.arrayBuffer());
    setCsv(text);
    const { data, error } = await client.query(StockImportQuery, { csv: text }, { requestPolicy: 'network-only' }).toPromise();
    if (error) setTrouble(troubleOf(error));
    else setChecked(data?.previewStockImport ?? null);
    setChecking(false);
  };
  const enter = async (): Promise<boolean> => (await submit(ImportStockCounts, (idempotencyKey) => ({ idempotencyKey, csv }))).ok;
  return { checking, checked, trouble, pending, problem, check, enter, reset };
}

interface ImportDialogProps {
  readonly example: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ImportDialog({ example, onClose, onDone }: ImportDialogProps) {
  const m = useMessages(stockTexts);
  const [file, setFile] = useState<File | null>(null);
  const work = useStockImport();
  const { checked } = work;
  const isBad = checked !== null && checked.findings.length > 0;
  const news = checked ? checked.entered + checked.corrected : 0;
  const enter = async (): Promise<void> => {
    if (!(await work.enter())) return;
    toast({ text: m('imported') });
    onDone();
    onClose();
  };
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button kind="primary" disabled={news === 0} pending={work.pending} onPress={() => void enter()}>
        {m('doImport')}
      </Button>
    </>
  );
  const shown = file && {
    ...{ id: file.name, name: file.name, sizeBytes: file.size },
    state: isBad || work.trouble ? ('failed' as const) : ('done' as const),
    ...(isBad ? { reason: m('hasErrors') } : {}),
  };
  return (
    <Dialog title={m('importTitle')} open onClose={onClose} size="wide" footer={footer}>
      <Stack>
        <Format example={example} />
        <FileDrop
          label={m('file')}
          hint={m('fileHint')}
          accept=".csv,text/csv"
          maxBytes={MAX_BYTES}
          multiple={false}
          files={shown ? [shown] : []}
          onFiles={([next]) => {
            if (!next) return;
            setFile(next);
            void work.check(next);
          }}
          onRemove={() => {
            setFile(null);
            work.reset();
          }}
        />
        {work.checking && <ProgressBar label={m('checking')} percent={50} />}
        {checked && !isBad && news > 0 && (
          <Banner
            kind="success"
            announce
            title={m('checkedFine', { entered: checked.entered, corrected: checked.corrected, unchanged: checked.unchanged })}
          />
        )}
        {checked && !isBad && news === 0 && <Banner kind="info" announce title={m('nothingNew')} />}
        {isBad && (
          <>
            <Banner kind="danger" announce title={m('checkedBad', { count: checked.findings.length })} />
            <Findings findings={checked.findings} />
          </>
        )}
        {work.problem}
        {work.trouble && <TroubleBanner trouble={work.trouble} />}
      </Stack>
    </Dialog>
  );
}
