// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { centsFromWire, formatCents } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import type { ItemRow } from './item-documents.ts';
import { OrderPayables, PayingAccountsQuery } from './order-from-bank-documents.ts';
import { orderFromBankTexts } from './order-from-bank-texts.ts';

/** Whether an order can be drafted for it now. */
export const canBeOrdered = ({ kind, status, orderId }: ItemRow): boolean =>
  kind === 'payable' && (status === 'open' || status === 'partly') && orderId === null;

interface Props {
  readonly rows: readonly ItemRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Open liabilities become payment orders, all of them or none. */
export function OrderPayablesDialog({ rows, onClose, onDone }: Props) {
  const m = useMessages(orderFromBankTexts);
  const c = useMessages(commonTexts);
  const wanted = rows.filter(canBeOrdered);
  const tenantId = wanted[0]?.tenantId ?? '';
  const [{ data }] = useQuery({ query: PayingAccountsQuery, variables: { tenantId } });
  if (!data) return null;
  const accounts = data.bankAccounts.filter(({ status }) => status === 'open');
  const left = rows.length - wanted.length;
  return (
    <ActDialog
      title={m('payablesTitle', { count: wanted.length })}
      intro={m('payablesIntro')}
      facts={[
        { term: c('municipality'), value: <MunicipalityBadge id={tenantId} /> },
        { term: m('sum'), value: formatCents(wanted.reduce((sum, { open }) => sum + centsFromWire(open), 0n)) },
        ...(left > 0 ? [{ term: m('notPayable'), value: m('notPayableCount', { count: left }) }] : []),
      ]}
      submitLabel={m('payablesSubmit')}
      done={m('payablesDone')}
      fields={[
        {
          ...{ name: 'bankAccountId', label: m('payFrom'), kind: 'choice', initial: accounts.length === 1 ? (accounts[0]?.id ?? '') : '' },
          options: accounts.map(({ id, label, iban }) => ({ value: id, label: `${label} (…${iban.slice(-4)})` })),
          ...(accounts.length === 0 ? { hint: m('noAccount') } : {}),
        },
        { name: 'dueOn', label: m('dueAll'), hint: m('dueAllHint'), kind: 'date', optional: true },
      ]}
      document={OrderPayables}
      variables={({ bankAccountId = '', dueOn }, idempotencyKey) => ({
        ...{ idempotencyKey, bankAccountId, dueOn: dueOn || null, paymentItemIds: wanted.map(({ id }) => id) },
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
