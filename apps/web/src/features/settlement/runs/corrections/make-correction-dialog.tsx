// SPDX-License-Identifier: EUPL-1.2
import * as z from 'zod/mini';
import { FormDialog, requiredText, useAppForm } from '../../../../forms/index.ts';
import { useSubmit } from '../../../../graphql/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { useActingBody } from '../../../../session/index.ts';
import { TextArea } from '../../../../ui/index.ts';
import { usePeriodText } from '../../months.ts';
import type { Run } from '../run-documents.ts';
import { MakeCorrection } from './documents.ts';
import { correctionTexts } from './messages.ts';

const schema = z.object({ reason: requiredText(500) });

interface MakeCorrectionDialogProps {
  readonly run: Pick<Run, 'id' | 'periodFrom' | 'periodTo'>;
  readonly onClose: () => void;
  readonly onOrdered: (commandId: string) => void;
}

/** Says what a correction does, and what it leaves as it is, before it is worked out. */
export function MakeCorrectionDialog({ run, onClose, onOrdered }: MakeCorrectionDialogProps) {
  const m = useMessages(correctionTexts);
  const { tenantName, colour } = useActingBody();
  const period = usePeriodText()(run.periodFrom, run.periodTo);
  const form = useAppForm(schema, { reason: '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const order = form.handleSubmit(async ({ reason }) => {
    const answer = await submit(MakeCorrection, (idempotencyKey) => ({ idempotencyKey, runId: run.id, reason }));
    if (!answer.ok) return;
    const commandId = answer.value.progress?.commandId;
    onClose();
    if (commandId) onOrdered(commandId);
  });
  return (
    <FormDialog
      title={m('makeTitle', { period })}
      intro={m('makeIntro')}
      onClose={onClose}
      onSubmit={(event) => void order(event)}
      submitLabel={m('start')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <div className="vws-effects">
        <p>{m('makeEffects')}</p>
        <ul>
          {(['effectPreview', 'effectSecond', 'effectRun', 'effectDocuments'] as const).map((effect) => (
            <li key={effect}>{m(effect)}</li>
          ))}
        </ul>
      </div>
      <TextArea
        label={m('reason')}
        hint={m('reasonHint')}
        rows={3}
        error={form.formState.errors.reason?.message}
        {...form.register('reason')}
      />
    </FormDialog>
  );
}
