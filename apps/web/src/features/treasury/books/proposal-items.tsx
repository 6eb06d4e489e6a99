// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate, formatIban, today } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { Button, type DataColumn, DataTable, Dialog } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MoneyQuery } from '../items/money-documents.ts';
import { useOpenCredits } from '../items/open-credits.ts';
import { amountOf } from '../shown.ts';
import { bankTexts } from './bank-messages.ts';
import { type ProposalRow, RecordPaymentReturn } from './book-documents.ts';
import { bookTexts } from './messages.ts';

type Item = ProposalRow['items'][number];

/** Every amount with the account that it comes from or goes to: what the second person looks at. */
export function ProposalItems({ row, onClose }: { readonly row: ProposalRow; readonly onClose: () => void }) {
  const m = useMessages(bankTexts);
  const b = useMessages(bookTexts);
  const c = useMessages(commonTexts);
  const credits = useOpenCredits(null, row.kind !== 'collection');
  const creditOf = ({ tenantId }: Item): string => credits.get(tenantId)?.amount ?? '';
  const state = ({ returnedOn, returnReason, returnFee }: Item): string =>
    returnedOn ? m('returned', { day: formatDate(returnedOn), reason: returnReason ?? '', fee: amountOf(returnFee) }) : '';
  const columns: readonly DataColumn<Item>[] = [
    { id: 'member', header: c('member'), rowHeader: true, cell: (item) => item.memberName, text: (item) => item.memberName },
    { id: 'claim', header: m('claim'), cell: (item) => item.reference, text: (item) => item.reference },
    { id: 'amount', header: c('amount'), align: 'end', cell: (item) => amountOf(item.amount), text: (item) => amountOf(item.amount) },
    ...(row.items.some((item) => creditOf(item) !== '')
      ? [{ id: 'credit', header: m('openCredit'), align: 'end' as const, cell: creditOf, text: creditOf }]
      : []),
    { id: 'holder', header: m('holder'), cell: (item) => item.holder ?? '–', text: (item) => item.holder ?? '' },
    { id: 'iban', header: m('iban'), cell: (item) => (item.iban ? formatIban(item.iban) : '–'), text: (item) => item.iban ?? '' },
    ...(row.kind === 'collection'
      ? [{ id: 'mandate', header: m('mandateId'), cell: (item: Item) => item.mandateId ?? '–', text: (item: Item) => item.mandateId ?? '' }]
      : []),
    { id: 'endToEndId', header: m('endToEndId'), cell: (item) => item.endToEndId ?? '–', text: (item) => item.endToEndId ?? '' },
    ...(row.items.some(({ returnedOn }) => returnedOn !== null) ? [{ id: 'state', header: m('state'), cell: state, text: state }] : []),
  ];
  const title = m('detailsOf', { kind: b(row.kind), day: formatDate(row.executeOn) });
  return (
    <Dialog title={title} open onClose={onClose} size="wide" footer={<Button onPress={onClose}>{c('close')}</Button>}>
      <DataTable
        label={title}
        columns={columns}
        rows={row.items}
        rowId={(item) => item.id}
        rowName={(item) => `${item.memberName} ${item.reference}`}
        empty={null}
        exportCsv="zahlungsvorschlag.csv"
      />
    </Dialog>
  );
}

interface ReturnDialogProps {
  readonly row: ProposalRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A collection that came back from the bank. */
export function ReturnDialog({ row, onClose, onDone }: ReturnDialogProps) {
  const m = useMessages(bankTexts);
  const [{ data }] = useQuery({ query: MoneyQuery, variables: { tenantId: null }, requestPolicy: 'cache-and-network' });
  const members = new Set(row.items.map(({ tenantId }) => tenantId));
  const payments = (data?.memberPayments ?? []).filter(({ tenantId, takenBackOn }) => takenBackOn === null && members.has(tenantId));
  return (
    <ActDialog
      title={m('save')}
      intro={m('returnIntro')}
      submitLabel={m('save')}
      done={m('returnDone')}
      fields={[
        {
          ...{ name: 'itemId', label: m('claim'), kind: 'member' },
          options: row.items
            .filter(({ returnedOn }) => returnedOn === null)
            .map(({ id, memberName, reference, amount }) => ({
              value: id,
              label: `${memberName}: ${reference}`,
              description: amountOf(amount),
            })),
        },
        {
          name: 'returnedOn',
          label: m('returnedOn'),
          kind: 'date',
          initial: formatDate(today() > row.executeOn ? today() : row.executeOn),
        },
        { name: 'reason', label: m('reason'), kind: 'text', hint: m('reasonHint') },
        { name: 'fee', label: m('fee'), kind: 'amount', hint: m('feeHint'), initial: '0,00' },
        {
          ...{ name: 'paymentId', label: m('payment'), kind: 'choice', hint: m('paymentHint'), optional: true },
          options: payments.map(({ id, memberName, paidOn, amount }) => ({
            value: id,
            label: `${memberName}, ${formatDate(paidOn)}: ${amountOf(amount)}`,
          })),
        },
      ]}
      document={RecordPaymentReturn}
      variables={({ itemId = '', returnedOn = '', reason = '', fee = '', paymentId }, idempotencyKey) => ({
        ...{ idempotencyKey, proposalId: row.id, itemId, returnedOn, reason, fee, paymentId: paymentId || null },
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
