// SPDX-License-Identifier: EUPL-1.2

import { formatIban, type Iban } from '@kernel/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import {
  Button,
  Cluster,
  type DataColumn,
  DataTable,
  type DescriptionItem,
  DescriptionList,
  EmptyState,
  Section,
  Stack,
  StatusBadge,
  type Tone,
} from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { AccountDialog } from './account-dialog.tsx';
import {
  AccountsQuery,
  type BankAccount,
  EndAccount,
  type LedgerAccount,
  NameLedgerAccount,
  OpenAccount,
  RefuseAccount,
} from './account-documents.ts';
import { setupTexts } from './messages.ts';

type Act =
  | { readonly kind: 'open' | 'refuse' | 'end'; readonly account: BankAccount }
  | { readonly kind: 'name'; readonly ledger: LedgerAccount };

const STATES = { proposed: 'stateProposed', open: 'stateOpen', rejected: 'stateRejected', ended: 'stateEnded' } as const;
const TONES: Readonly<Record<BankAccount['status'], Tone>> = {
  proposed: 'warning',
  open: 'success',
  rejected: 'neutral',
  ended: 'neutral',
};

/** What the second person must have seen. */
function useFacts(): (account: BankAccount) => readonly DescriptionItem[] {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  return (account) => [
    { term: c('municipality'), value: <MunicipalityBadge id={account.tenantId} /> },
    { term: m('iban'), value: formatIban(account.iban as Iban) },
    { term: m('holder'), value: account.holder },
    { term: m('bankName'), value: account.bic ? `${account.bankName} (${account.bic})` : account.bankName },
    ...(account.creditorId ? [{ term: m('creditorId'), value: account.creditorId }] : []),
    { term: m('cutOverOn'), value: formatDate(account.cutOverOn, language) },
    { term: m('opening'), value: amountOf(account.opening) },
    { term: m('openingProof'), value: account.openingProof },
    ...(account.openingItems.length > 0 ? [{ term: m('openingItems'), value: <OpeningItems account={account} /> }] : []),
    ...(account.endedOn ? [{ term: m('endedOn'), value: formatDate(account.endedOn, language) }] : []),
  ];
}

function OpeningItems({ account }: { readonly account: BankAccount }) {
  const m = useMessages(setupTexts);
  return (
    <ul className="vwp-results">
      {account.openingItems.map(({ item, kind, amount, since, label }) => (
        <li key={item}>
          {m(kind)}: {label}, {amountOf(amount)}, {m('since')} {formatDate(since)}
        </li>
      ))}
    </ul>
  );
}

function ActOf({ act, onClose, onDone }: { readonly act: Act; readonly onClose: () => void; readonly onDone: () => void }) {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  const facts = useFacts();
  const close = { onClose, onDone };
  if (act.kind === 'name') {
    const { ledger } = act;
    return (
      <ActDialog
        {...close}
        title={m('renameTitle', { number: ledger.number })}
        submitLabel={m('save')}
        done={m('renamed')}
        fields={[
          { name: 'number', label: m('number'), kind: 'text', initial: ledger.number },
          { name: 'label', label: m('label'), kind: 'text', initial: ledger.label },
        ]}
        document={NameLedgerAccount}
        variables={({ number = '', label = '' }, idempotencyKey) => ({
          ...{ idempotencyKey, ledgerAccountId: ledger.id, expectedVersion: ledger.version, number, label },
        })}
      />
    );
  }
  const { account } = act;
  const { label } = account;
  const variables = { bankAccountId: account.id, expectedVersion: account.version };
  const common = {
    ...close,
    facts: facts(account),
    title: m(`${act.kind}Title`, { label }),
    done: m(`${act.kind}Done`),
    submitLabel: m(act.kind),
  };
  const reason = { name: 'reason', label: c('reason'), kind: 'area' } as const;
  if (act.kind === 'open')
    return (
      <ActDialog
        {...common}
        intro={m('openIntro')}
        fields={[]}
        document={OpenAccount}
        variables={(_values, idempotencyKey) => ({ ...variables, idempotencyKey })}
      />
    );
  if (act.kind === 'refuse')
    return (
      <ActDialog
        {...common}
        danger
        fields={[reason]}
        document={RefuseAccount}
        variables={(values, idempotencyKey) => ({ ...variables, idempotencyKey, reason: values['reason'] ?? '' })}
      />
    );
  return (
    <ActDialog
      {...common}
      danger
      intro={m('endIntro')}
      fields={[{ name: 'endedOn', label: m('endedOn'), kind: 'date', initial: formatDate(today()) }, reason]}
      document={EndAccount}
      variables={(values, idempotencyKey) => ({
        ...{ ...variables, idempotencyKey, endedOn: values['endedOn'] ?? '', reason: values['reason'] ?? '' },
      })}
    />
  );
}

function LedgerTable({ rows, onAct }: { readonly rows: readonly LedgerAccount[]; readonly onAct: (act: Act) => void }) {
  const m = useMessages(setupTexts);
  const may = useMay();
  const columns: readonly DataColumn<LedgerAccount>[] = [
    { id: 'number', header: m('number'), rowHeader: true, cell: (row) => row.number, text: (row) => row.number },
    { id: 'label', header: m('label'), cell: (row) => row.label, text: (row) => row.label },
    ...(may('payments.setUp')
      ? [
          {
            ...{ id: 'act', header: '' },
            cell: (row: LedgerAccount) => (
              <Button
                size="small"
                kind="tertiary"
                aria-label={`${m('rename')}: ${row.label}`}
                onPress={() => onAct({ kind: 'name', ledger: row })}
              >
                {m('rename')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={m('ledgerAccounts')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.label}
      empty={null}
      exportCsv="sachkonten.csv"
    />
  );
}

function AccountPanel({ account, onAct }: { readonly account: BankAccount; readonly onAct: (act: Act) => void }) {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  const may = useMay();
  const language = useLanguage();
  const facts = useFacts();
  const releases = may('payments.releaseSetUp');
  const told = (who: string | null, when: string) => ({ who: who ?? c('centreStaff'), when: formatInstant(when, language) });
  return (
    <Section
      title={account.label}
      actions={
        <Cluster>
          <StatusBadge tone={TONES[account.status]}>{m(STATES[account.status])}</StatusBadge>
          {account.status === 'proposed' && releases && (
            <Button size="small" kind="primary" disabled={account.proposedByMe} onPress={() => onAct({ kind: 'open', account })}>
              {m('open')}
            </Button>
          )}
          {account.status === 'proposed' && may('payments.setUp') && (
            <Button size="small" onPress={() => onAct({ kind: 'refuse', account })}>
              {m('refuse')}
            </Button>
          )}
          {account.status === 'open' && releases && (
            <Button size="small" kind="tertiary" onPress={() => onAct({ kind: 'end', account })}>
              {m('end')}
            </Button>
          )}
        </Cluster>
      }
    >
      <Stack gap="small">
        {account.status === 'proposed' && account.proposedByMe && <p className="vwp-note">{m('ownProposal')}</p>}
        <DescriptionList columns={2} items={facts(account)} />
        <p className="vwp-note">
          {m('byWhom', told(account.proposedBy, account.proposedAt))}
          {account.decidedAt && ` · ${m('decidedByWhom', told(account.decidedBy, account.decidedAt))}`}
        </p>
      </Stack>
    </Section>
  );
}

/** The municipality's accounts at banks, and those of its books that stand behind them. */
export function AccountsTab({ tenantId }: { readonly tenantId: string }) {
  const m = useMessages(setupTexts);
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  const [proposing, setProposing] = useState(false);
  const [result, refetch] = useQuery({ query: AccountsQuery, variables: { tenantId }, requestPolicy: 'cache-and-network' });
  const again = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <QueryResult result={result} onRetry={again}>
      {({ bankAccounts, ledgerAccounts }) => (
        <Stack>
          {may('payments.setUp') && (
            <Cluster>
              <Button icon="add" onPress={() => setProposing(true)}>
                {m('propose')}
              </Button>
            </Cluster>
          )}
          {bankAccounts.length === 0 && (
            <EmptyState icon="coins" title={m('noAccounts')}>
              {m('noAccountsBody')}
            </EmptyState>
          )}
          {bankAccounts.map((account) => (
            <AccountPanel key={account.id} account={account} onAct={setAct} />
          ))}
          {ledgerAccounts.length > 0 && (
            <Section title={m('ledgerAccounts')}>
              <p>{m('ledgerIntro')}</p>
              <LedgerTable rows={[...bankAccounts.flatMap((account) => account.ledgerAccounts), ...ledgerAccounts]} onAct={setAct} />
            </Section>
          )}
          {act && <ActOf act={act} onClose={() => setAct(null)} onDone={again} />}
          {proposing && <AccountDialog tenantId={tenantId} onClose={() => setProposing(false)} onDone={again} />}
        </Stack>
      )}
    </QueryResult>
  );
}
