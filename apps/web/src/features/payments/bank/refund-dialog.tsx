// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate, today, typedAmount } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Dialog } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { EnterRefund, type RefundStart, RefundStartQuery } from './order-from-bank-documents.ts';
import { orderFromBankTexts } from './order-from-bank-texts.ts';

interface Props {
  readonly lineId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function RefundForm({ start, onClose, onDone }: Omit<Props, 'lineId'> & { readonly start: RefundStart }) {
  const m = useMessages(orderFromBankTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  // What the payee and the books read is German, whatever language the clerk works in.
  const bookingDay = formatDate(start.bookingDay, 'de');
  const statement = start.statement === null ? 'Kontoauszug' : `Kontoauszug ${start.statement}`;
  return (
    <ActDialog
      title={m('refund')}
      intro={m('refundIntro')}
      facts={[
        { term: c('municipality'), value: <MunicipalityBadge id={start.tenantId} /> },
        { term: m('payee'), value: `${start.name ?? '–'}, ${start.ibanShown ?? '–'}` },
        { term: m('receipt'), value: `${amountOf(start.amount)}, ${formatDate(start.bookingDay, language)}, ${start.accountLabel}` },
        { term: m('left'), value: amountOf(start.left) },
        ...(start.underWay === '0.00' ? [] : [{ term: m('underWay'), value: amountOf(start.underWay) }]),
      ]}
      submitLabel={m('refundSubmit')}
      done={m('refundDone')}
      fields={[
        { name: 'amount', label: m('amount'), kind: 'amount', initial: typedAmount(start.left) },
        { name: 'dueOn', label: m('dueOn'), kind: 'date', initial: formatDate(today(), language) },
        {
          name: 'remittance',
          label: m('remittance'),
          hint: m('remittanceHint'),
          kind: 'text',
          initial: `Rückzahlung Ihrer Zahlung vom ${bookingDay}`,
        },
        { name: 'voucher', label: m('voucher'), hint: m('voucherHint'), kind: 'text', initial: `${statement} vom ${bookingDay}` },
      ]}
      document={EnterRefund}
      variables={({ amount = '', dueOn = '', remittance = '', voucher = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, lineId: start.lineId, amount, dueOn, remittance, voucher },
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** A receipt is paid back to whoever paid it; what speaks against it stands in place of the form. */
export function RefundDialog({ lineId, ...ends }: Props) {
  const m = useMessages(orderFromBankTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const [result, again] = useQuery({ query: RefundStartQuery, variables: { lineId }, requestPolicy: 'network-only' });
  const start = result.data?.refundStart;
  if (start && start.why === null) return <RefundForm start={start} {...ends} />;
  return (
    <Dialog title={m('refund')} open onClose={ends.onClose} footer={<Button onPress={ends.onClose}>{c('close')}</Button>}>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ refundStart }) => <Banner kind="warning" title={refundStart?.why?.[language] ?? c('notFound')} announce />}
      </QueryResult>
    </Dialog>
  );
}
