// SPDX-License-Identifier: EUPL-1.2
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate, formatMinutes, formatMonth, today } from '../../format/index.ts';
import { dateText, minutesText, requiredChoice, useAppForm, useLongDay } from '../../forms/index.ts';
import { graphql, useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { Button, DateField, DurationField, FieldGrid, Select, Stack, TextField, toast } from '../../ui/index.ts';
import { useSaid } from './bilingual.ts';
import { bookTimeTexts } from './book-time-messages.ts';

const activitiesQuery = graphql(`
  query DeskActivities {
    activities {
      code
      nameDe
      nameEn
      use
    }
  }
`);

const bookTimeMutation = graphql(`
  mutation DeskBookTime(
    $kind: TimeKind!
    $requestId: ID
    $taskId: ID
    $workedOn: Date!
    $minutes: Int!
    $activity: String!
    $note: String
    $idempotencyKey: String!
  ) {
    bookTime(
      kind: $kind
      requestId: $requestId
      taskId: $taskId
      workedOn: $workedOn
      minutes: $minutes
      activity: $activity
      note: $note
      idempotencyKey: $idempotencyKey
    ) {
      ... on BookTimeSuccess {
        timeEntry {
          id
          version
          minutes
          late
        }
      }
      ... on BookTimeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const withdrawTimeMutation = graphql(`
  mutation DeskWithdrawTime($timeEntryId: ID!, $reason: String!, $expectedVersion: Int!, $idempotencyKey: String!) {
    withdrawTime(timeEntryId: $timeEntryId, reason: $reason, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on WithdrawTimeSuccess {
        timeEntry {
          id
          version
        }
      }
      ... on WithdrawTimeRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const schema = z.object({ workedOn: dateText(), minutes: minutesText(), activity: requiredChoice(), note: z.string() });

interface BookTimeFormProps {
  readonly requestId: string | null;
  readonly taskId?: string;
  /** Work for the centre itself, for a task without a request. */
  readonly internal?: boolean;
  readonly onBooked: () => void;
}

/** Which kinds of work fit: for members, or for the centre itself. */
function useActivityOptions(internal: boolean) {
  const said = useSaid();
  const [{ data }] = useQuery({ query: activitiesQuery, requestPolicy: 'cache-first' });
  const wanted = internal ? 'billable' : 'internal';
  return (data?.activities ?? [])
    .filter(({ use }) => use !== wanted)
    .map((activity) => ({ value: activity.code, label: said(activity, 'name') }));
}

function useBooking({ requestId, taskId, internal = false, onBooked }: BookTimeFormProps) {
  const m = useMessages(bookTimeTexts);
  const may = useMay();
  const form = useAppForm(schema, {
    workedOn: formatDate(today()),
    minutes: '',
    activity: internal ? 'organisation' : 'processing',
    note: '',
  });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const longDay = useLongDay(form.watch('minutes'));
  const undoing = useSubmit();
  const book = form.handleSubmit(async (values) => {
    if (!longDay.check()) return;
    const outcome = await submit(bookTimeMutation, (idempotencyKey) => ({
      ...values,
      kind: internal ? ('internal' as const) : ('billable' as const),
      requestId,
      taskId: taskId ?? null,
      idempotencyKey,
    }));
    if (!outcome.ok) return;
    const entry = outcome.value.timeEntry;
    const onUndo = async (): Promise<void> => {
      if (!entry) return;
      await undoing.submit(withdrawTimeMutation, (idempotencyKey) => ({
        ...{ timeEntryId: entry.id, expectedVersion: entry.version, reason: m('undoReason') },
        idempotencyKey,
      }));
      onBooked();
    };
    const booked = { time: formatMinutes(values.minutes), month: formatMonth(values.workedOn) };
    toast({ text: m(entry?.late ? 'bookedLate' : 'booked', booked), ...(may('desk.correctTime') ? { onUndo } : {}) });
    form.reset({ workedOn: formatDate(values.workedOn), minutes: '', activity: values.activity, note: '' });
    onBooked();
  });
  return { form, book, pending, problem, question: longDay.question };
}

/** Date, time, kind of work, note: the one booking form of request and task. */
export function BookTimeForm(props: BookTimeFormProps) {
  const m = useMessages(bookTimeTexts);
  const activities = useActivityOptions(props.internal ?? false);
  const { form, book, pending, problem, question } = useBooking(props);
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={(event) => void book(event)} aria-label={m('title')}>
      <Stack gap="small">
        {problem}
        <FieldGrid>
          <Controller
            control={form.control}
            name="minutes"
            render={({ field }) => (
              <DurationField label={m('duration')} hint={m('durationHint')} error={errors.minutes?.message} {...field} />
            )}
          />
          <Controller
            control={form.control}
            name="workedOn"
            render={({ field }) => <DateField label={m('day')} error={errors.workedOn?.message} {...field} />}
          />
        </FieldGrid>
        {question}
        <Controller
          control={form.control}
          name="activity"
          render={({ field }) => (
            <Select label={m('activity')} placeholder={false} options={activities} error={errors.activity?.message} {...field} />
          )}
        />
        <TextField
          label={m('note')}
          hint={m('noteHint')}
          optional
          maxLength={500}
          error={errors.note?.message}
          {...form.register('note')}
        />
        <div>
          <Button type="submit" size="small" pending={pending}>
            {m('book')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
