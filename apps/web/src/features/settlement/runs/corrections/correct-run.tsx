// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import { useAddress } from '../../../../record/index.ts';
import { Button, Link } from '../../../../ui/index.ts';
import { useBodyParams } from '../../body-params.ts';
import { remember, WORK } from '../remembered.ts';
import type { Run } from '../run-documents.ts';
import { MakeCorrectionDialog } from './make-correction-dialog.tsx';
import { correctionTexts } from './messages.ts';

interface CorrectRunProps {
  readonly run: Run;
  /** The reader comes from where a correction was promised. */
  readonly asked: boolean;
}

/** The way to a correction of a released settlement, or to the one that waits already. */
export function CorrectRun({ run, asked }: CorrectRunProps) {
  const m = useMessages(correctionTexts);
  const params = useBodyParams();
  const navigate = useNavigate();
  const set = useAddress<{ readonly correct?: boolean | undefined }>();
  const [open, setOpen] = useState(asked);
  const preview = run.corrections.find(({ status }) => status === 'preview');
  if (preview)
    return (
      <Link look="button-primary" to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId: preview.id }}>
        {m('toPreview')}
      </Link>
    );
  const close = (): void => {
    setOpen(false);
    if (asked) set({ correct: undefined });
  };
  // The list shows how far the work is, and leads to the preview that comes of it.
  const ordered = (work: string): void => {
    remember(WORK, work);
    void navigate({ to: '/a/$association/$body/settlement/runs', params, search: { work } });
  };
  return (
    <>
      <Button icon="edit" onPress={() => setOpen(true)}>
        {m('make')}
      </Button>
      {open && <MakeCorrectionDialog run={run} onClose={close} onOrdered={ordered} />}
    </>
  );
}
