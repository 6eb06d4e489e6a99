// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, type DataColumn, DataTable, Dialog, FileDrop, Stack } from '../../../ui/index.ts';
import { decodeCostFile } from '../pools/cost-file.ts';
import { centreTexts } from './messages/index.ts';
import { changesIn, type Draft, type Sheet } from './services-draft.ts';
import { type FileFault, type ReadFile, readServicesFile } from './services-file.ts';

const MAX_BYTES = 500_000;

const REASONS = {
  columns: 'columns',
  giver: 'giver',
  taker: 'unknownTaker',
  itself: 'toItself',
  quantity: 'badNumber',
  double: 'double',
  unit: 'otherUnit',
} as const satisfies Record<FileFault['code'], string>;

interface ServicesImportProps {
  readonly sheet: Sheet;
  readonly draft: Draft;
  readonly onClose: () => void;
  readonly onTaken: (draft: Draft) => void;
}

/** Dry run first: how many cells a file would change, or everything that is wrong with it. */
export function ServicesImport({ sheet, draft, onClose, onTaken }: ServicesImportProps) {
  const m = useMessages(centreTexts);
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<ReadFile | null>(null);
  const take = async ([next]: readonly File[]): Promise<void> => {
    if (!next) return;
    setFile(next);
    setRead(readServicesFile(decodeCostFile(await next.arrayBuffer()), sheet, draft));
  };
  const isBad = read !== null && read.faults.length > 0;
  const takeOver = (): void => {
    if (!read) return;
    onTaken(read.draft);
    onClose();
  };
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button kind="primary" disabled={read === null || isBad} onPress={takeOver}>
        {m('takeOver')}
      </Button>
    </>
  );
  const columns: readonly DataColumn<FileFault>[] = [
    { id: 'line', header: m('line'), rowHeader: true, cell: (row) => row.line, text: (row) => row.line },
    { id: 'value', header: m('value'), cell: (row) => row.value || '–', text: (row) => row.value },
    { id: 'problem', header: m('problem'), cell: (row) => m(REASONS[row.code]), text: (row) => m(REASONS[row.code]) },
  ];
  const shown = file && {
    ...{ id: file.name, name: file.name, sizeBytes: file.size, state: isBad ? ('failed' as const) : ('done' as const) },
    ...(isBad ? { reason: m('hasErrors') } : {}),
  };
  return (
    <Dialog title={m('importTitle')} open onClose={onClose} size="wide" footer={footer}>
      <Stack>
        <p>{m('importIntro')}</p>
        <FileDrop
          label={m('file')}
          hint={m('fileHint')}
          accept=".csv,text/csv"
          maxBytes={MAX_BYTES}
          multiple={false}
          files={shown ? [shown] : []}
          onFiles={(files) => void take(files)}
          onRemove={() => {
            setFile(null);
            setRead(null);
          }}
        />
        {read && !isBad && (
          <Banner kind="success" announce title={m('fileGood', { rows: read.rows, changes: changesIn(sheet, read.draft).length })} />
        )}
        {read && isBad && (
          <>
            <Banner kind="danger" announce title={m('fileBad', { count: read.faults.length })} />
            <DataTable
              label={m('faults')}
              columns={columns}
              rows={read.faults}
              rowId={(row) => `${row.line} ${row.code} ${row.value}`}
              rowName={(row) => `${row.line}`}
              empty={null}
              exportCsv="fehler.csv"
            />
          </>
        )}
      </Stack>
    </Dialog>
  );
}
