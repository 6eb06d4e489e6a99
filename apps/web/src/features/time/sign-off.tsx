// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, formatMinutes, formatMonth, today } from '../../format/index.ts';
import { useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Button, Checkbox, Dialog, Stack, toast } from '../../ui/index.ts';
import { SignOffMonth } from './documents.ts';
import { DialogButtons } from './entry-dialogs.tsx';
import { timeTexts } from './messages.ts';

interface SignOffProps {
  readonly month: string;
  readonly version: number;
  readonly totalMinutes: number;
  readonly mayBeSignedFrom: string;
  readonly daysWithoutTime: readonly string[];
  readonly onDone: () => void;
}

/** Says what the signature covers, and which working days are empty, before it is given. */
export function SignOff({ month, version, totalMinutes, mayBeSignedFrom, daysWithoutTime, onDone }: SignOffProps) {
  const m = useMessages(timeTexts);
  const [open, setOpen] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  if (today() < mayBeSignedFrom) return <span className="vw-muted">{m('signFrom', { day: formatDate(mayBeSignedFrom) })}</span>;
  const save = async (): Promise<void> => {
    const { ok } = await submit(SignOffMonth, (idempotencyKey) => ({
      idempotencyKey,
      month,
      expectedVersion: version,
      emptyDaysConfirmed: confirmed,
    }));
    if (!ok) return;
    setOpen(false);
    toast({ text: m('signDone'), kind: 'success' });
    onDone();
  };
  const named = formatMonth(month);
  return (
    <>
      <Button kind="primary" icon="check" onPress={() => setOpen(true)}>
        {m('sign')}
      </Button>
      <Dialog
        open={open}
        title={m('signTitle', { month: named })}
        onClose={() => setOpen(false)}
        footer={
          <DialogButtons
            label={m('sign')}
            pending={pending}
            disabled={daysWithoutTime.length > 0 && !confirmed}
            onCancel={() => setOpen(false)}
            onConfirm={() => void save()}
          />
        }
      >
        <Stack>
          <p>{m('signEffect', { total: formatMinutes(totalMinutes), month: named })}</p>
          {problem}
          {daysWithoutTime.length > 0 && (
            <>
              <p>
                {m('emptyDays', { count: daysWithoutTime.length })} {daysWithoutTime.map((day) => formatDate(day)).join(', ')}
              </p>
              <Checkbox label={m('emptyConfirmed')} checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} />
            </>
          )}
        </Stack>
      </Dialog>
    </>
  );
}
