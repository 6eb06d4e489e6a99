// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { usePages } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Button,
  Cluster,
  type DataColumn,
  DataTable,
  EmptyState,
  FileDrop,
  Section,
  SplitPane,
  Stack,
  StatusBadge,
} from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { type BankFileRow, BankFilesQuery, DiscardFile, ReadFileAgain, TakeInFiles } from './bank-documents.ts';
import { bankTexts } from './messages.ts';
import { useReload } from './use-reload.ts';

const STATUS = {
  received: ['fileReceived', 'info'],
  read: ['fileRead', 'success'],
  quarantined: ['fileQuarantined', 'danger'],
  discarded: ['fileDiscarded', 'neutral'],
} as const;

function TakeIn({ onOrdered }: { readonly onOrdered: (commandId: string) => void }) {
  const m = useMessages(bankTexts);
  const uploads = useUploads('bank');
  const { submit, pending, problem } = useSubmit();
  const count = uploads.stored.length;
  const order = async (): Promise<void> => {
    const fileIds = uploads.stored.map(({ fileId }) => fileId);
    const answer = await submit(TakeInFiles, (idempotencyKey) => ({ idempotencyKey, fileIds }));
    if (!answer.ok) return;
    uploads.clear();
    if (answer.value.progress) onOrdered(answer.value.progress.commandId);
  };
  return (
    <Stack>
      <FileDrop
        label={m('drop')}
        hint={m('dropHint')}
        files={uploads.files}
        accept=".xml,.txt,.zip,.sta,.mta,.940,.942,.c53,application/xml,text/xml,text/plain,application/zip"
        maxBytes={FILE_LIMIT_BYTES}
        onFiles={uploads.add}
        onRemove={uploads.remove}
      />
      {problem}
      {count > 0 && (
        <div>
          <Button kind="primary" icon="check" pending={pending || uploads.running} onPress={() => void order()}>
            {m('takeIn', { count })}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface DetailsProps {
  readonly file: BankFileRow;
  readonly onOrdered: (commandId: string) => void;
  readonly onChanged: () => void;
}

function FileDetails({ file, onOrdered, onChanged }: DetailsProps) {
  const m = useMessages(bankTexts);
  const language = useLanguage();
  const may = useMay();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onChanged });
  const [discarding, setDiscarding] = useState(false);
  const again = async (): Promise<void> => {
    const answer = await submit(ReadFileAgain, (idempotencyKey) => ({
      idempotencyKey,
      bankFileId: file.id,
      expectedVersion: file.version,
    }));
    if (answer.ok && answer.value.progress) onOrdered(answer.value.progress.commandId);
  };
  return (
    <Stack>
      <p>{m('fileContents', { statements: file.statements, lines: file.lines })}</p>
      {file.reason && <p>{`${m('reason')}: ${file.reason}`}</p>}
      {file.findings.length > 0 && (
        <Section title={m('findings')}>
          <ul className="vwp-results">
            {file.findings.map((one, index) => (
              <li key={index}>{`${one.where ? `${one.where}: ` : ''}${one[language]}`}</li>
            ))}
          </ul>
        </Section>
      )}
      {problem}
      {(file.status === 'quarantined' || file.status === 'discarded') && may('payments.takeInStatements') && (
        <Cluster>
          <Button pending={pending} onPress={() => void again()}>
            {m('readAgain')}
          </Button>
          {file.status === 'quarantined' && (
            <Button kind="tertiary" onPress={() => setDiscarding(true)}>
              {m('discard')}
            </Button>
          )}
        </Cluster>
      )}
      {discarding && (
        <ActDialog
          {...{ title: m('discard'), intro: m('discardIntro'), submitLabel: m('discard'), done: m('discarded'), danger: true }}
          fields={[{ name: 'reason', label: m('reason'), kind: 'area' }]}
          document={DiscardFile}
          variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, bankFileId: file.id, expectedVersion: file.version, reason })}
          onClose={() => setDiscarding(false)}
          onDone={onChanged}
        />
      )}
    </Stack>
  );
}

interface InboxProps {
  readonly fileId: string | undefined;
  readonly busy: boolean;
  readonly reloads: number;
  readonly onFile: (id: string | undefined) => void;
  readonly onOrdered: (commandId: string) => void;
}

/** What banks sent: read, in quarantine with its reasons, or put away. */
export function FileInbox({ fileId, busy, reloads, onFile, onOrdered }: InboxProps) {
  const m = useMessages(bankTexts);
  const language = useLanguage();
  const may = useMay();
  const pages = usePages(BankFilesQuery, { first: 50, status: null }, ({ bankFiles }) => bankFiles);
  useReload(reloads, pages.refresh);
  const file = pages.rows.find(({ id }) => id === fileId);
  const contents = (row: BankFileRow): string =>
    [
      m('fileContents', { statements: row.statements, lines: row.lines }),
      ...(row.repeats > 0 ? [m('repeats', { count: row.repeats })] : []),
    ].join(', ');
  const columns: readonly DataColumn<BankFileRow>[] = [
    {
      ...{ id: 'name', header: m('file'), rowHeader: true, text: (row) => row.name },
      cell: (row) => (
        <Button size="small" kind="tertiary" onPress={() => onFile(row.id)}>
          {row.name}
        </Button>
      ),
    },
    {
      ...{ id: 'status', header: m('status'), text: (row) => m(STATUS[row.status][0]) },
      cell: (row) => <StatusBadge tone={STATUS[row.status][1]}>{m(STATUS[row.status][0])}</StatusBadge>,
    },
    { id: 'contents', header: m('contents'), cell: contents, text: contents },
    {
      ...{ id: 'received', header: m('received'), text: (row) => formatInstant(row.receivedAt, language) },
      cell: (row) => formatInstant(row.receivedAt, language),
    },
  ];
  return (
    <Stack>
      {may('payments.takeInStatements') && !busy && <TakeIn onOrdered={onOrdered} />}
      <SplitPane
        detailsLabel={file?.name ?? m('file')}
        onClose={() => onFile(undefined)}
        details={file && <FileDetails key={file.id} file={file} onOrdered={onOrdered} onChanged={pages.refresh} />}
      >
        <QueryResult result={pages.result} onRetry={pages.refresh}>
          {() => (
            <DataTable
              {...{ label: m('inbox'), columns, rows: pages.rows, onMore: pages.onMore, loadingMore: pages.loadingMore }}
              {...(pages.total === undefined ? {} : { total: pages.total })}
              rowId={(row) => row.id}
              rowName={(row) => row.name}
              onOpen={(row) => onFile(row.id)}
              {...(fileId ? { current: fileId } : {})}
              empty={<EmptyState title={m('noFiles')}>{m('noFilesBody')}</EmptyState>}
              exportCsv="bankdateien.csv"
            />
          )}
        </QueryResult>
      </SplitPane>
    </Stack>
  );
}
