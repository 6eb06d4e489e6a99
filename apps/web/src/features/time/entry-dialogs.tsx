// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import * as z from 'zod/mini';
import { formatDate, formatMinutes } from '../../format/index.ts';
import { dateText, minutesText, requiredChoice, requiredText, useAppForm } from '../../forms/index.ts';
import { type ResultOf, useSubmit } from '../../graphql/index.ts';
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { Button, DateField, Dialog, DurationField, Select, Stack, TextField, toast } from '../../ui/index.ts';
import type { ActivityChoice } from './book-time-form.tsx';
import { CorrectTime, type TimeEntryRow, WithdrawTime } from './documents.ts';
import { timeTexts } from './messages.ts';

export type Entry = ResultOf<typeof TimeEntryRow>;

interface EntryDialogProps {
  readonly entry: Entry;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const correction = z.object({
  workedOn: dateText(),
  minutes: minutesText(),
  activity: requiredChoice(),
  note: z.string(),
  reason: requiredText(500),
});

export function CorrectDialog({
  entry,
  activities,
  onClose,
  onDone,
}: EntryDialogProps & { readonly activities: readonly ActivityChoice[] }) {
  const m = useMessages(timeTexts);
  const language = useLanguage();
  const form = useAppForm(correction, {
    workedOn: formatDate(entry.workedOn),
    minutes: formatMinutes(entry.minutes),
    activity: entry.activity,
    note: entry.note,
    reason: '',
  });
  const { errors } = form.formState;
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async ({ note, ...input }) => {
    const { ok } = await submit(CorrectTime, (idempotencyKey) => ({
      idempotencyKey,
      timeEntryId: entry.id,
      expectedVersion: entry.version,
      note: note || null,
      ...input,
    }));
    if (!ok) return;
    toast({ text: m('corrected'), kind: 'success' });
    onDone();
  });
  return (
    <Dialog
      open
      title={m('correctTitle')}
      onClose={onClose}
      footer={<DialogButtons label={m('correct')} pending={pending} onCancel={onClose} onConfirm={() => void save()} />}
    >
      <Stack>
        <p>{m('correctNote')}</p>
        {problem}
        <Controller
          name="workedOn"
          control={form.control}
          render={({ field }) => <DateField label={m('day')} error={errors.workedOn?.message} {...field} />}
        />
        <Controller
          name="minutes"
          control={form.control}
          render={({ field }) => <DurationField label={m('duration')} error={errors.minutes?.message} {...field} />}
        />
        <Select
          label={m('activity')}
          error={errors.activity?.message}
          options={activities.map((one) => ({ value: one.code, label: language === 'de' ? one.nameDe : one.nameEn }))}
          {...form.register('activity')}
        />
        <TextField label={m('note')} optional error={errors.note?.message} {...form.register('note')} />
        <TextField label={m('reason')} error={errors.reason?.message} {...form.register('reason')} />
      </Stack>
    </Dialog>
  );
}

const withdrawal = z.object({ reason: requiredText(500) });

export function WithdrawDialog({ entry, onClose, onDone }: EntryDialogProps) {
  const m = useMessages(timeTexts);
  const form = useAppForm(withdrawal, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const save = form.handleSubmit(async ({ reason }) => {
    const { ok } = await submit(WithdrawTime, (idempotencyKey) => ({
      idempotencyKey,
      timeEntryId: entry.id,
      expectedVersion: entry.version,
      reason,
    }));
    if (!ok) return;
    toast({ text: m('withdrawDone'), kind: 'success' });
    onDone();
  });
  return (
    <Dialog
      open
      title={m('withdrawTitle')}
      onClose={onClose}
      footer={<DialogButtons label={m('withdraw')} pending={pending} onCancel={onClose} onConfirm={() => void save()} />}
    >
      <Stack>
        <p>
          {formatDate(entry.workedOn)}, {formatMinutes(entry.minutes)} h, {entry.tenantShortName}
        </p>
        {problem}
        <TextField label={m('reason')} error={form.formState.errors.reason?.message} {...form.register('reason')} />
      </Stack>
    </Dialog>
  );
}

interface DialogButtonsProps {
  readonly label: string;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function DialogButtons({ label, pending, disabled = false, onCancel, onConfirm }: DialogButtonsProps) {
  const m = useMessages(timeTexts);
  return (
    <>
      <Button kind="secondary" onPress={onCancel}>
        {m('cancel')}
      </Button>
      <Button kind="primary" pending={pending} disabled={disabled} onPress={onConfirm}>
        {label}
      </Button>
    </>
  );
}
