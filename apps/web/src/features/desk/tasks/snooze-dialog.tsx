// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, instantAt } from '@kernel/core';
import { useState } from 'react';
import { formatLongDate, parseDateInput, today } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { ConfirmDialog, DateField, RadioGroup, Stack } from '../../../ui/index.ts';
import { tasksTexts } from './messages.ts';
import type { TaskRow } from './tasks-query.ts';

/** When the office opens: what was put off is there before the first telephone call. */
const MORNING_MINUTES = 7 * 60;

const weekday = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const nextMonday = (from: CivilDate): CivilDate => addDays(from, (8 - weekday(from)) % 7 || 7);

interface SnoozeDialogProps {
  readonly task: TaskRow;
  readonly pending: boolean;
  readonly onSnooze: (until: string) => void;
  readonly onClose: () => void;
}

export function SnoozeDialog({ task, pending, onSnooze, onClose }: SnoozeDialogProps) {
  const m = useMessages(tasksTexts);
  const now = today();
  const days = { tomorrow: addDays(now, 1), nextMonday: nextMonday(now), inTwoWeeks: addDays(now, 14) } as const;
  const [choice, setChoice] = useState<keyof typeof days | 'otherDay'>('tomorrow');
  const [typed, setTyped] = useState('');
  const day = choice === 'otherDay' ? parseDateInput(typed) : days[choice];
  const options = (Object.keys(days) as (keyof typeof days)[]).map((name) => ({
    value: name,
    label: m(name),
    hint: formatLongDate(days[name]),
  }));
  return (
    <ConfirmDialog
      title={m('snoozeTitle')}
      open
      tenants={[{ name: task.tenantName, colour: task.tenantColour }]}
      effect={m('snoozeEffect', { title: task.title })}
      confirmLabel={m('snooze')}
      pending={pending}
      disabled={day === null || day <= now}
      onCancel={onClose}
      onConfirm={() => day && onSnooze(instantAt(day, MORNING_MINUTES))}
    >
      <Stack>
        <RadioGroup
          label={m('snoozeUntil')}
          value={choice}
          options={[...options, { value: 'otherDay', label: m('otherDay') }]}
          onChange={(event) => setChoice(event.target.value as typeof choice)}
        />
        {choice === 'otherDay' && <DateField label={m('day')} value={typed} onChange={setTyped} />}
      </Stack>
    </ConfirmDialog>
  );
}
