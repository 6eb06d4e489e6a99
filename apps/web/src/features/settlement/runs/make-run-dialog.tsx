// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { formatMonth } from '../../../format/index.ts';
import { requiredChoice, useAppForm } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button, Dialog, FieldGrid, Select, Stack } from '../../../ui/index.ts';
import { type MonthsInUse, monthsBetween } from '../months.ts';
import { runTexts } from './messages/index.ts';
import { MakeRun } from './run-work-documents.ts';

const schema = z.object({ periodFrom: requiredChoice(), periodTo: requiredChoice() });

interface MakeRunDialogProps {
  readonly months: MonthsInUse;
  readonly onClose: () => void;
  readonly onOrdered: (commandId: string) => void;
}

export function MakeRunDialog({ months, onClose, onOrdered }: MakeRunDialogProps) {
  const m = useMessages(runTexts);
  const language = useLanguage();
  const form = useAppForm(schema, { periodFrom: months.next, periodTo: months.next });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const { errors } = form.formState;
  const last = months.current > months.next ? months.current : months.next;
  const option = (month: string) => ({ value: month, label: formatMonth(month, language) });
  const order = form.handleSubmit(async (input) => {
    const answer = await submit(MakeRun, (idempotencyKey) => ({ idempotencyKey, ...input }));
    if (!answer.ok) return;
    const commandId = answer.value.progress?.commandId;
    if (commandId) onOrdered(commandId);
    onClose();
  });
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button type="submit" form="settlement-run" kind="primary" pending={pending}>
        {m('start')}
      </Button>
    </>
  );
  return (
    <Dialog title={m('makeTitle')} open onClose={onClose} footer={footer}>
      <form id="settlement-run" noValidate onSubmit={(event) => void order(event)}>
        <Stack>
          {problem}
          <FieldGrid>
            <Select
              label={m('from')}
              hint={m('fromHint')}
              placeholder={false}
              options={[option(months.next)]}
              error={errors.periodFrom?.message}
              {...form.register('periodFrom')}
            />
            <Select
              label={m('to')}
              placeholder={false}
              options={monthsBetween(months.next, last).map(option)}
              error={errors.periodTo?.message}
              {...form.register('periodTo')}
            />
          </FieldGrid>
        </Stack>
      </form>
    </Dialog>
  );
}
