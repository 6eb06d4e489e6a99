// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { downloadText } from '../../format/index.ts';
import { type Trouble, TroubleBanner, troubleOf, useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Banner, Button, Dialog, FileDrop, Stack, toast } from '../../ui/index.ts';
import { commonTexts } from './common-messages.ts';
import type { ImportFinding } from './items/money-documents.ts';
import { amountOf, useBilingual } from './shown.ts';

interface Preview {
  readonly rows: number;
  readonly total: string;
  readonly findings: readonly ImportFinding[];
}

interface ImportDialogProps<Data extends object, Variables extends AnyVariables> {
  readonly title: string;
  readonly intro: string;
  readonly templateLabel: string;
  readonly template: { readonly name: string; readonly text: string };
  readonly submitLabel: string;
  readonly done: string;
  readonly check: (client: ReturnType<typeof useClient>, csv: string) => Promise<Preview | Trouble>;
  readonly document: DocumentInput<Data, Variables>;
  readonly variables: (csv: string, idempotencyKey: string) => Variables;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The text of a file: UTF-8, or the older encoding of spreadsheets. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function Findings({ preview }: { readonly preview: Preview }) {
  const m = useMessages(commonTexts);
  const bilingual = useBilingual();
  if (preview.findings.length === 0)
    return preview.rows > 0 ? (
      <Banner kind="success" announce title={m('checked', { rows: preview.rows, total: amountOf(preview.total) })} />
    ) : (
      <Banner kind="warning" announce title={m('emptyFile')} />
    );
  return (
    <>
      <Banner kind="danger" announce title={m('checkedBad', { count: preview.findings.length })} />
      <ul>
        {preview.findings.slice(0, 100).map((finding) => (
          <li key={`${finding.row} ${finding.column} ${finding.message.de}`}>
            <strong>{m('line', { row: finding.row })}</strong> {finding.column ? `(${finding.column}) ` : ''}
            {bilingual(finding.message)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A trial first: what the file would post, or everything that is wrong with it; only then the import. */
export function ImportDialog<Data extends object, Variables extends AnyVariables>(props: ImportDialogProps<Data, Variables>) {
  const m = useMessages(commonTexts);
  const client = useClient();
  const [file, setFile] = useState<{ readonly file: File; readonly csv: string } | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { submit, pending, problem } = useSubmit();
  const take = async ([next]: readonly File[]): Promise<void> => {
    if (!next) return;
    const csv = await textOf(next);
    setFile({ file: next, csv });
    const answer = await props.check(client, csv);
    if ('findings' in answer) setPreview(answer);
    else setTrouble(answer);
  };
  const good = preview !== null && preview.findings.length === 0 && preview.rows > 0;
  const send = async (): Promise<void> => {
    if (!file || !(await submit(props.document, (key) => props.variables(file.csv, key))).ok) return;
    toast({ text: props.done });
    props.onDone();
    props.onClose();
  };
  const footer = (
    <Button kind="primary" disabled={!good} pending={pending} onPress={() => void send()}>
      {props.submitLabel}
    </Button>
  );
  const shown = file ? [{ id: file.file.name, name: file.file.name, sizeBytes: file.file.size, state: 'done' as const }] : [];
  return (
    <Dialog title={props.title} open onClose={props.onClose} size="wide" footer={footer}>
      <Stack>
        <p>{props.intro}</p>
        <div>
          <Button size="small" icon="download" onPress={() => downloadText(props.template.name, props.template.text)}>
            {props.templateLabel}
          </Button>
        </div>
        {problem}
        <FileDrop
          label={m('chooseFile')}
          accept=".csv,text/csv"
          maxBytes={80_000}
          multiple={false}
          files={shown}
          onFiles={(files) => void take(files)}
          onRemove={() => {
            setFile(null);
            setPreview(null);
          }}
        />
        {preview && <Findings preview={preview} />}
        {trouble && <TroubleBanner trouble={trouble} />}
      </Stack>
    </Dialog>
  );
}

/** Asks the server for a trial; what went wrong on the way is told apart from what is wrong in the file. */
export const checked =
  <Data,>(document: DocumentInput<Data, { csv: string }>, read: (data: Data) => Preview) =>
  async (client: ReturnType<typeof useClient>, csv: string): Promise<Preview | Trouble> => {
    const { data, error } = await client.query(document, { csv }, { requestPolicy: 'network-only' }).toPromise();
    return data ? read(data) : troubleOf(error as never);
  };
