// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, formatMinutes, formatMonth } from '../../format/index.ts';
import { dateText, minutesText, requiredChoice, useAppForm, useLongDay } from '../../forms/index.ts';
import { useSubmit } from '../../graphql/index.ts';
import { translate, useLanguage, useMessages } from '../../i18n/index.ts';
import { Button, DateField, DurationField, FieldGrid, RadioGroup, Select, Stack, TextField, toast, uiTexts } from '../../ui/index.ts';
import { BookableQuery, BookTime } from './documents.ts';
import { timeTexts } from './messages.ts';
import { RequestChoice } from './request-choice.tsx';

export interface ActivityChoice {
  readonly code: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly use: string;
}

type Target = 'request' | 'member' | 'internal';

const schema = z.object({
  workedOn: dateText(),
  minutes: minutesText(),
  activity: requiredChoice(),
  note: z.string(),
  requestId: z.string(),
  tenantId: z.string(),
  familyCode: z.string(),
});

/** What each target sends, and what it leaves out. */
const subjectOf = (target: Target, input: { requestId: string; tenantId: string; familyCode: string }) => ({
  kind: target === 'internal' ? ('internal' as const) : ('billable' as const),
  requestId: target === 'request' ? input.requestId || null : null,
  tenantId: target === 'member' ? input.tenantId || null : null,
  familyCode: target === 'request' ? null : input.familyCode || null,
});

type SubjectField = 'requestId' | 'tenantId' | 'familyCode';

/** The first field that this target still needs; null: none. */
const missingField = (target: Target, input: Readonly<Record<SubjectField, string>>): SubjectField | null => {
  const needed: readonly SubjectField[] =
    target === 'request' ? ['requestId'] : target === 'member' ? ['tenantId', 'familyCode'] : ['familyCode'];
  return needed.find((field) => input[field] === '') ?? null;
};

interface BookTimeFormProps {
  readonly activities: readonly ActivityChoice[];
  /** The day that stands in the form at first. */
  readonly day: string;
  readonly onBooked: () => void;
}

export function BookTimeForm({ activities, day, onBooked }: BookTimeFormProps) {
  const m = useMessages(timeTexts);
  const language = useLanguage();
  const [target, setTarget] = useState<Target>('request');
  const [{ data }] = useQuery({ query: BookableQuery });
  const form = useAppForm(schema, {
    workedOn: formatDate(day),
    minutes: '',
    activity: '',
    note: '',
    requestId: '',
    tenantId: '',
    familyCode: '',
  });
  const { errors } = form.formState;
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const longDay = useLongDay(form.watch('minutes'));
  const named = (one: { nameDe: string; nameEn: string }): string => (language === 'de' ? one.nameDe : one.nameEn);
  const fitting = activities.filter(({ use }) => use === 'both' || (use === 'internal') === (target === 'internal'));
  const save = form.handleSubmit(async (input) => {
    const missing = missingField(target, input);
    if (missing) return void form.placeError(missing, translate(uiTexts)('missing'));
    if (!longDay.check()) return;
    const { workedOn, minutes, activity, note } = input;
    const outcome = await submit(BookTime, (idempotencyKey) => ({
      idempotencyKey,
      workedOn,
      minutes,
      activity,
      note: note || null,
      ...subjectOf(target, input),
    }));
    if (!outcome.ok) return;
    const booked = { duration: formatMinutes(minutes), day: formatDate(workedOn), month: formatMonth(workedOn) };
    toast({ text: m(outcome.value.timeEntry?.late ? 'bookedLate' : 'booked', booked), kind: 'success' });
    form.reset({ ...form.getValues(), minutes: '', note: '' });
    onBooked();
  });
  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack>
        {problem}
        <TargetChoice target={target} onTarget={setTarget} />
        <FieldGrid>
          {target === 'request' && <RequestChoice form={form} />}
          {target === 'member' && (
            <Select
              label={m('member')}
              error={errors.tenantId?.message}
              options={(data?.tenants ?? [])
                .filter(({ kind }) => kind === 'member')
                .map(({ id, shortName }) => ({ value: id, label: shortName }))}
              {...form.register('tenantId')}
            />
          )}
          {target !== 'request' && (
            <Select
              label={m('family')}
              error={errors.familyCode?.message}
              options={(data?.catalogue ?? []).filter(({ active }) => active).map((one) => ({ value: one.code, label: named(one) }))}
              {...form.register('familyCode')}
            />
          )}
          <Controller
            name="workedOn"
            control={form.control}
            render={({ field }) => <DateField label={m('day')} error={errors.workedOn?.message} {...field} />}
          />
          <Controller
            name="minutes"
            control={form.control}
            render={({ field }) => (
              <DurationField label={m('duration')} hint={m('durationHint')} error={errors.minutes?.message} {...field} />
            )}
          />
          <Select
            label={m('activity')}
            error={errors.activity?.message}
            options={fitting.map((one) => ({ value: one.code, label: named(one) }))}
            {...form.register('activity')}
          />
          <TextField label={m('note')} optional error={errors.note?.message} {...form.register('note')} />
        </FieldGrid>
        {longDay.question}
        <div>
          <Button type="submit" kind="primary" pending={pending}>
            {m('book')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function TargetChoice({ target, onTarget }: { readonly target: Target; readonly onTarget: (target: Target) => void }) {
  const m = useMessages(timeTexts);
  return (
    <RadioGroup
      horizontal
      label={m('kind')}
      value={target}
      onChange={(event) => onTarget(event.target.value as Target)}
      options={[
        { value: 'request', label: m('forRequest') },
        { value: 'member', label: m('forMember') },
        { value: 'internal', label: m('forInternal') },
      ]}
    />
  );
}
