// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, typedAmount } from '../../../format/index.ts';
import {
  type AppForm,
  amountText,
  dateText,
  FormCombo,
  FormDate,
  FormDialog,
  requiredChoice,
  requiredText,
  useAppForm,
} from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, Banner, Checkbox, FieldGrid, FileDrop, Select, TextField, toast } from '../../../ui/index.ts';
import { FILE_LIMIT_BYTES, useUploads } from '../../../uploads/index.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { orderTexts } from './messages.ts';
import { AmendOrder, EnterOrder, type Order, OrderChoicesQuery } from './order-documents.ts';

/** What a form begins with. */
export interface OrderStart {
  readonly payeeId?: string;
  readonly amount?: string;
  readonly dueOn?: string;
  readonly remittance?: string;
  readonly voucher?: string;
  readonly fileId?: string | null;
  readonly fileName?: string | null;
  readonly origin?: 'entered' | 'invoice';
}

interface OrderDialogProps {
  readonly tenantId: string;
  /** The order that is changed; without it another is entered. */
  readonly order?: Order;
  readonly start?: OrderStart;
  readonly onClose: () => void;
  readonly onDone: (orderId: string) => void;
}

const schema = z.object({
  ...{ bankAccountId: requiredChoice(), payeeId: requiredChoice(), amount: amountText(), dueOn: dateText() },
  ...{ remittance: z.string().check(z.trim(), z.maxLength(140)), voucher: requiredText(140) },
  ...{ urgent: z.boolean(), urgentReason: z.string().check(z.trim(), z.maxLength(300)) },
});

function startOf(order: Order | undefined, start: OrderStart, accounts: readonly { readonly id: string }[]) {
  const amount = start.amount ?? order?.amount;
  const dueOn = start.dueOn ?? order?.dueOn;
  return {
    bankAccountId: order?.bankAccountId ?? (accounts.length === 1 ? (accounts[0]?.id ?? '') : ''),
    payeeId: start.payeeId ?? order?.payeeId ?? '',
    amount: amount ? typedAmount(amount) : '',
    dueOn: dueOn ? formatDate(dueOn) : '',
    remittance: start.remittance ?? order?.remittance ?? '',
    voucher: start.voucher ?? order?.voucher ?? '',
    urgent: order?.urgent ?? false,
    urgentReason: order?.urgentReason ?? '',
  };
}

type Choices = { readonly accounts: readonly Choice[]; readonly payees: readonly Choice[] };
interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

/** Enters an order, or changes one; what can be chosen is fetched first. */
export function OrderDialog(props: OrderDialogProps) {
  const [{ data }] = useQuery({ query: OrderChoicesQuery, variables: { tenantId: props.tenantId }, requestPolicy: 'network-only' });
  if (!data) return null;
  const accounts = data.bankAccounts
    .filter(({ status }) => status === 'open')
    .map(({ id, label, iban }) => ({ id, label, note: `…${iban.slice(-4)}` }));
  const payees = data.payees
    .filter(({ ibanShown }) => ibanShown !== null)
    .map(({ id, name, number, ibanShown }) => ({ id, label: name, note: `${number} · ${ibanShown}` }));
  return <OrderForm {...props} choices={{ accounts, payees }} />;
}

type Form = AppForm<z.input<typeof schema>, z.output<typeof schema>>;

/** From where, to whom, how much, when, what for. */
function OrderFields({ form, choices: { accounts, payees } }: { readonly form: Form; readonly choices: Choices }) {
  const m = useMessages(orderTexts);
  const { errors } = form.formState;
  return (
    <>
      <Select
        label={m('bankAccount')}
        options={accounts.map(({ id, label, note }) => ({ value: id, label: `${label} (${note})` }))}
        error={errors.bankAccountId?.message}
        {...form.register('bankAccountId')}
      />
      <FormCombo
        control={form.control}
        name="payeeId"
        label={m('payee')}
        options={payees.map(({ id, label, note }) => ({ value: id, label, description: note }))}
      />
      <FieldGrid>
        <Controller
          control={form.control}
          name="amount"
          render={({ field }) => (
            <AmountField
              label={m('amount')}
              name="amount"
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              ref={field.ref}
              error={errors.amount?.message}
            />
          )}
        />
        <FormDate control={form.control} name="dueOn" label={m('dueOn')} />
      </FieldGrid>
      <TextField
        label={m('remittance')}
        hint={m('remittanceHint')}
        optional
        error={errors.remittance?.message}
        {...form.register('remittance')}
      />
      <TextField label={m('voucher')} hint={m('voucherHint')} error={errors.voucher?.message} {...form.register('voucher')} />
    </>
  );
}

function UrgentFields({ form }: { readonly form: Form }) {
  const m = useMessages(orderTexts);
  const { errors } = form.formState;
  const urgent = form.watch('urgent');
  return (
    <>
      <Controller
        control={form.control}
        name="urgent"
        render={({ field }) => (
          <Checkbox
            label={m('urgent')}
            hint={m('urgentHint')}
            checked={field.value}
            onChange={(event) => field.onChange(event.target.checked)}
          />
        )}
      />
      {urgent && <TextField label={m('urgentReason')} error={errors.urgentReason?.message} {...form.register('urgentReason')} />}
    </>
  );
}

function OrderForm({ tenantId, order, start = {}, onClose, onDone, choices }: OrderDialogProps & { readonly choices: Choices }) {
  const m = useMessages(orderTexts);
  const { accounts, payees } = choices;
  const form = useAppForm(schema, startOf(order, start, accounts));
  const uploads = useUploads('both', tenantId);
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const kept = start.fileId ?? order?.fileId ?? null;

  const send = form.handleSubmit(async (values) => {
    const files = await uploads.settled();
    if ('failed' in files) return;
    const fileId = files[0]?.fileId ?? kept;
    const wish = { ...values, fileId, urgentReason: values.urgent ? values.urgentReason : null };
    const answer = order
      ? await submit(AmendOrder, (idempotencyKey) => ({ ...wish, idempotencyKey, orderId: order.id, expectedVersion: order.version }))
      : await submit(EnterOrder, (idempotencyKey) => ({ ...wish, idempotencyKey, origin: start.origin ?? null }));
    if (!answer.ok) return;
    toast({ text: m('saved') });
    onDone(answer.value.order?.id ?? order?.id ?? '');
    onClose();
  });
  return (
    <FormDialog
      title={m(order ? 'amendTitle' : 'enterTitle')}
      intro={order ? m('amendIntro') : undefined}
      submitLabel={m('save')}
      pending={pending || uploads.running}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => void send(event)}
    >
      <MunicipalityBadge id={tenantId} />
      {accounts.length === 0 && <Banner kind="warning" title={m('noAccount')} />}
      {payees.length === 0 && <Banner kind="warning" title={m('noPayee')} />}
      <OrderFields form={form} choices={choices} />
      {kept ? (
        <p className="vwp-note">
          {m('voucherFile')}: {start.fileName ?? order?.fileName}
        </p>
      ) : (
        <FileDrop
          label={m('dropVoucher')}
          hint={m('dropVoucherHint')}
          files={uploads.files}
          maxBytes={FILE_LIMIT_BYTES}
          onFiles={(files) => uploads.add(files.slice(0, 1))}
          onRemove={uploads.remove}
        />
      )}
      <UrgentFields form={form} />
    </FormDialog>
  );
}
