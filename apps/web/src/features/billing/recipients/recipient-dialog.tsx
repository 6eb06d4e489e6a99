// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { translate, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { FieldGrid, Select, TextField, toast } from '../../../ui/index.ts';
import { registerTexts } from '../messages/register-texts.ts';
import { type Recipient, SetRecipient } from './recipient-queries.ts';
import { wrongCheckDigits } from './routing-id.ts';

export const FORMATS = ['ubl', 'cii', 'hybrid'] as const;
const optional = (max: number) => z.string().check(z.trim(), z.maxLength(max));
const routingText = () =>
  optional(60).check(
    z.check((context) => {
      const digits = wrongCheckDigits(context.value);
      if (digits !== null)
        context.issues.push({ code: 'custom', message: translate(registerTexts)('checkDigits', { digits }), input: context.value });
    }),
  );
const schema = z.object({
  name: requiredText(200),
  department: optional(200),
  line1: requiredText(200),
  line2: optional(200),
  postCode: requiredText(20),
  city: requiredText(200),
  country: requiredText(2),
  email: optional(200),
  routingId: routingText(),
  orderNumber: optional(60),
  costUnit: optional(60),
  format: z.enum(FORMATS),
});

interface RecipientDialogProps {
  readonly recipient: Recipient;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function RecipientDialog({ recipient, onClose, onDone }: RecipientDialogProps) {
  const m = useMessages(registerTexts);
  const { colour } = useActingBody();
  const { tenantId, memberName, version: expectedVersion } = recipient;
  const form = useAppForm(schema, {
    name: recipient.name || memberName,
    department: recipient.department,
    line1: recipient.line1,
    line2: recipient.line2,
    postCode: recipient.postCode,
    city: recipient.city,
    country: recipient.country || 'DE',
    email: recipient.email,
    routingId: recipient.routingId,
    orderNumber: recipient.orderNumber,
    costUnit: recipient.costUnit,
    format: recipient.format,
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async (input) => {
    const answer = await submit(SetRecipient, (idempotencyKey) => ({ idempotencyKey, tenantId, expectedVersion, ...input }));
    if (!answer.ok) return;
    toast({ text: m('saved'), kind: 'success' });
    onDone();
    onClose();
  });
  const field = (
    name: Exclude<keyof z.output<typeof schema>, 'format'>,
    more: { readonly hint?: string; readonly optional?: boolean } = {},
  ) => <TextField label={m(name)} {...more} error={form.formState.errors[name]?.message} {...form.register(name)} />;
  return (
    <FormDialog
      title={m('recipientTitle')}
      onClose={onClose}
      onSubmit={(event) => void save(event)}
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      tenant={{ name: memberName, colour }}
      size="wide"
    >
      <FieldGrid>
        {field('name')}
        {field('department', { optional: true })}
      </FieldGrid>
      <FieldGrid>
        {field('line1')}
        {field('line2', { optional: true })}
      </FieldGrid>
      <FieldGrid>
        {field('postCode')}
        {field('city')}
        {field('country', { hint: m('countryHint') })}
      </FieldGrid>
      <FieldGrid>
        {field('routingId', { hint: m('routingHint'), optional: true })}
        {field('email', { optional: true })}
      </FieldGrid>
      <FieldGrid>
        {field('orderNumber', { hint: m('orderHint'), optional: true })}
        {field('costUnit', { optional: true })}
      </FieldGrid>
      <Select
        label={m('format')}
        placeholder={false}
        options={FORMATS.map((value) => ({ value, label: m(value) }))}
        {...form.register('format')}
      />
    </FormDialog>
  );
}
