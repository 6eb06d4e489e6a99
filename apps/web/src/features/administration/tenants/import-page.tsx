// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { downloadText, formatDate } from '../../../format/index.ts';
import { graphql, type ResultOf, TroubleBanner, troubleOf, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import {
  Banner,
  Button,
  ConfirmDialog,
  type DataColumn,
  DataTable,
  FileDrop,
  Link,
  Page,
  ProgressBar,
  Stack,
  toast,
} from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { tenantTexts } from './messages.ts';

const CheckImport = graphql(`
  query CheckTenantImport($contentBase64: String!) {
    checkTenantImport(contentBase64: $contentBase64) {
      rows
      admitted {
        ags
        name
        shortName
        joinedOn
        leftOn
        requestsNeedApproval
        ordersCostUnit
      }
      findings {
        row
        column
        value
        code
        reason
      }
    }
  }
`);

const ImportTenants = graphql(`
  mutation ImportTenants($idempotencyKey: String!, $contentBase64: String!) {
    importTenants(idempotencyKey: $idempotencyKey, contentBase64: $contentBase64) {
      __typename
      ... on ImportTenantsSuccess {
        tenants {
          id
        }
      }
      ... on ImportTenantsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type Check = ResultOf<typeof CheckImport>['checkTenantImport'];
type Finding = Check['findings'][number];
type Admitted = Check['admitted'][number];

const MAX_BYTES = 512 * 1024;
const TEMPLATE =
  '\ufeffGemeindeschlüssel;Mitglied ab;Mitglied bis;Kurzname;Farbe;Freigabe nötig;Kostenstelle nötig\r\n05362012;01.01.2027;;;;ja;nein\r\n';

const COLUMNS = ['ags', 'joined_on', 'left_on', 'short_name', 'colour', 'requests_need_approval', 'orders_cost_unit'] as const;
const isColumn = (name: string): name is (typeof COLUMNS)[number] => COLUMNS.some((column) => column === name);

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

interface Checked {
  readonly file: { readonly name: string; readonly size: number };
  readonly content: string;
  readonly check: Check | null;
  readonly trouble: ReturnType<typeof troubleOf> | null;
}

/** Checks the file by asking; the answer belongs to exactly these bytes. */
function useCheck() {
  const client = useClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const run = async (file: { readonly name: string; readonly size: number }, content: string): Promise<void> => {
    setChecked({ file, content, check: null, trouble: null });
    const result = await client.query(CheckImport, { contentBase64: content }, { requestPolicy: 'network-only' }).toPromise();
    const check = result.data?.checkTenantImport ?? null;
    setChecked({ file, content, check, trouble: result.error ? troubleOf(result.error) : null });
  };
  return { checked, run, clear: () => setChecked(null) };
}

function ImportPage() {
  const m = useMessages(tenantTexts);
  const params = useBodyParams();
  const { checked, run, clear } = useCheck();
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file) await run(file, await base64Of(file));
  };
  const { check, trouble } = checked ?? { check: null, trouble: null };
  return (
    <Page
      title={m('importTitle')}
      intro={m('importIntro')}
      breadcrumbs={[
        <Link key="tenants" to="/a/$association/$body/administration/tenants" params={params}>
          {m('title')}
        </Link>,
      ]}
    >
      <Stack>
        <p>{m('templateHelp')}</p>
        <div>
          <Button icon="download" onPress={() => downloadText('mitglieder-vorlage.csv', TEMPLATE)}>
            {m('template')}
          </Button>
        </div>
        <FileDrop
          label={m('file')}
          hint={m('fileHint')}
          accept=".csv,text/csv"
          maxBytes={MAX_BYTES}
          multiple={false}
          files={checked ? [{ id: 'file', name: checked.file.name, sizeBytes: checked.file.size, state: 'done' }] : []}
          onFiles={(files) => void take(files)}
          onRemove={clear}
        />
        {checked && !check && !trouble && <ProgressBar label={m('checking')} />}
        {checked && trouble && <TroubleBanner trouble={trouble} onRetry={() => void run(checked.file, checked.content)} />}
        {check && check.findings.length > 0 && <Findings findings={check.findings} />}
        {checked && check && check.findings.length === 0 && <Ready content={checked.content} admitted={check.admitted} />}
      </Stack>
    </Page>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const m = useMessages(tenantTexts);
  const row = (finding: Finding): string => (finding.row === 0 ? m('whole') : String(finding.row));
  const column = ({ column: name }: Finding): string => (name === null ? '–' : isColumn(name) ? m(`column_${name}`) : name);
  const columns: readonly DataColumn<Finding>[] = [
    { id: 'row', header: m('row'), rowHeader: true, text: row, cell: row },
    { id: 'column', header: m('column'), text: column, cell: column },
    { id: 'value', header: m('value'), text: (finding) => finding.value ?? '', cell: (finding) => finding.value ?? '–' },
    { id: 'reason', header: m('reason'), text: (finding) => finding.reason, cell: (finding) => finding.reason },
  ];
  return (
    <>
      <Banner kind="danger" title={m('findings', { count: findings.length })} announce>
        {m('findingsNext')}
      </Banner>
      <DataTable
        label={m('reason')}
        columns={columns}
        rows={findings}
        rowId={(finding) => `${finding.row} ${finding.column} ${finding.code}`}
        rowName={(finding) => `${m('row')} ${row(finding)}`}
        exportCsv={m('exportFindings')}
        empty={null}
      />
    </>
  );
}

function Ready({ content, admitted }: { readonly content: string; readonly admitted: readonly Admitted[] }) {
  const m = useMessages(tenantTexts);
  const navigate = useNavigate();
  const params = useBodyParams();
  const acting = useActingBody();
  const [asking, setAsking] = useState(false);
  const { submit, pending, problem } = useSubmit();
  const count = admitted.length;
  const send = async (): Promise<void> => {
    const answer = await submit(ImportTenants, (idempotencyKey) => ({ idempotencyKey, contentBase64: content }));
    setAsking(false);
    if (!answer.ok) return;
    toast({ text: m('taken', { count: answer.value.tenants.length }) });
    await navigate({ to: '/a/$association/$body/administration/tenants', params });
  };
  const yes = (value: boolean): string => m(value ? 'yes' : 'no');
  const columns: readonly DataColumn<Admitted>[] = [
    { id: 'name', header: m('name'), rowHeader: true, cell: (row) => row.name },
    { id: 'ags', header: m('ags'), cell: (row) => row.ags },
    { id: 'short', header: m('shortName'), cell: (row) => row.shortName },
    { id: 'from', header: m('joinedOn'), cell: (row) => formatDate(row.joinedOn) },
    { id: 'to', header: m('leftOn'), cell: (row) => (row.leftOn ? formatDate(row.leftOn) : m('open')) },
    { id: 'approval', header: m('requestsNeedApproval'), cell: (row) => yes(row.requestsNeedApproval) },
    { id: 'costUnit', header: m('ordersCostUnit'), cell: (row) => yes(row.ordersCostUnit) },
  ];
  return (
    <>
      {problem}
      <Banner kind="success" title={m('good', { count })} announce>
        {m('goodNext')}
      </Banner>
      <DataTable label={m('members')} columns={columns} rows={admitted} rowId={(row) => row.ags} rowName={(row) => row.name} empty={null} />
      <div>
        <Button kind="primary" pending={pending} onPress={() => setAsking(true)}>
          {m('takeOver', { count })}
        </Button>
      </div>
      <ConfirmDialog
        title={m('importTitle')}
        open={asking}
        pending={pending}
        tenants={[{ name: acting.tenantName, colour: acting.colour }]}
        effect={m('confirmEffect', { count })}
        confirmLabel={m('admitSubmit')}
        onCancel={() => setAsking(false)}
        onConfirm={() => void send()}
      />
    </>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/tenants/import')({ component: ImportPage });
