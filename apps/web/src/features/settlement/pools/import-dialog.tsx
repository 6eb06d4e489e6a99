// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { downloadText, formatNumber, toCsv } from '../../../format/index.ts';
import { TroubleBanner } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Checkbox, Dialog, FileDrop, ProgressBar, Stack, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import type { MonthsInUse } from '../months.ts';
import { CostFindings } from './cost-findings.tsx';
import { poolTexts } from './messages.ts';
import { type CheckedFile, MAX_ROWS, useCostImport } from './use-cost-import.ts';

const MAX_BYTES = 1_000_000;
const COLUMNS = ['month', 'pool', 'kind', 'amount', 'label', 'voucher'] as const;

interface ImportDialogProps {
  readonly pools: readonly { readonly name: string; readonly active: boolean }[];
  readonly months: MonthsInUse;
  readonly onClose: () => void;
  readonly onImported: () => void;
}

/** What the file must look like, and a file that looks so. */
function Format({ pools, months }: Pick<ImportDialogProps, 'pools' | 'months'>) {
  const m = useMessages(poolTexts);
  const template = (): void => {
    const names = pools.filter(({ active }) => active).map(({ name }) => name);
    const rows = (names.length > 0 ? names : ['']).map((name) => [months.next, name, m('staff'), '1234,50', m('exampleLabel'), 'B-1']);
    downloadText('kosten-vorlage.csv', toCsv([COLUMNS.map((column) => m(column)), ...rows]));
  };
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

/** What is wrong with the file, in one line and then place by place. */
function Faults({ findings, hasTooMany }: CheckedFile) {
  const m = useMessages(poolTexts);
  const other = hasTooMany ? m('tooManyRows', { limit: formatNumber(MAX_ROWS) }) : m('nothingInFile');
  return (
    <>
      <Banner kind="danger" announce title={findings.length > 0 ? m('checkedBad', { count: findings.length }) : other} />
      <CostFindings findings={findings} />
    </>
  );
}

function shownFile(file: File | null, isFailed: boolean, reason: string | null) {
  if (file === null) return [];
  const state = isFailed ? ('failed' as const) : ('done' as const);
  return [{ id: file.name, name: file.name, sizeBytes: file.size, state, ...(reason === null ? {} : { reason }) }];
}

interface SettledRowsProps extends Pick<ImportDialogProps, 'months'> {
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChange: (chosen: boolean) => void;
}

/** Asked for only where months are settled: their rows go into corrections alone. */
function SettledRows({ months, chosen, disabled, onChange }: SettledRowsProps) {
  const m = useMessages(poolTexts);
  if (months.frozen.size === 0) return null;
  return (
    <Checkbox
      label={m('importForCorrection')}
      hint={m('importForCorrectionHint')}
      checked={chosen}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}

/** Dry run first: the file's rows, or everything that is wrong with it; only then the import. */
export function ImportDialog({ pools, months, onClose, onImported }: ImportDialogProps) {
  const m = useMessages(poolTexts);
  const [file, setFile] = useState<File | null>(null);
  const [forCorrection, setForCorrection] = useState(false);
  const work = useCostImport();
  const { checked } = work;
  const isBusy = work.step !== null;
  const isGood = checked !== null && checked.findings.length === 0 && checked.rows > 0 && !checked.hasTooMany;
  const take = ([next]: readonly File[]): void => {
    if (!next) return;
    setFile(next);
    void work.check(next, forCorrection);
  };

  const remove = (): void => {
    setFile(null);
    work.reset();
  };
  const doImport = async (): Promise<void> => {
    if (!checked || !(await work.post())) return;
    toast({ text: m('imported', { rows: checked.rows, total: amountOf(checked.total) }) });
    onImported();
    onClose();
  };
  const close = (): void => {
    if (work.posted > 0) onImported();
    onClose();
  };
  const footer = (
    <>
      <Button onPress={close}>{m('cancel')}</Button>
      {(isGood || file === null || isBusy) && (
        <Button kind="primary" disabled={!isGood} pending={work.step?.kind === 'post'} onPress={() => void doImport()}>
          {isGood ? m(work.posted > 0 ? 'doImportRest' : 'doImport', { rows: checked.rows }) : m('importCosts')}
        </Button>
      )}
    </>
  );
  const hasErrors = checked !== null && !isGood;
  const shown = shownFile(file, hasErrors || work.trouble !== null, hasErrors ? m('hasErrors') : null);
  return (
    <Dialog title={m('importTitle')} open onClose={close} size="wide" footer={footer}>
      <Stack>
        <Format pools={pools} months={months} />
        <SettledRows
          months={months}
          chosen={forCorrection}
          disabled={isBusy || work.posted > 0}
          onChange={(chosen) => {
            setForCorrection(chosen);
            return file ? void work.check(file, chosen) : undefined;
          }}
        />
        <FileDrop
          label={m('file')}
          hint={m('fileHint')}
          accept=".csv,text/csv"
          maxBytes={MAX_BYTES}
          multiple={false}
          files={shown}
          onFiles={take}
          onRemove={remove}
        />
        {work.step && (
          <ProgressBar
            label={m(work.step.kind === 'check' ? 'checking' : 'posting')}
            percent={Math.floor((work.step.done * 100) / work.step.total)}
          />
        )}
        {isGood && !isBusy && work.posted === 0 && (
          <Banner kind="success" announce title={m('checkedFine', { rows: checked.rows, total: amountOf(checked.total) })}>
            {checked.parts.length > 1 && m('inParts', { count: checked.parts.length })}
          </Banner>
        )}
        {hasErrors && <Faults {...checked} />}
        {work.posted > 0 && !isBusy && <Banner kind="warning" announce title={m('partPosted', { rows: work.posted })} />}
        {work.refused && <Banner kind="danger" announce title={work.refused} />}
        {work.trouble && <TroubleBanner trouble={work.trouble} />}
      </Stack>
    </Dialog>
  );
}
