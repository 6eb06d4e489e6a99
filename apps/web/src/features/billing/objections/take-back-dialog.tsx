// SPDX-License-Identifier: EUPL-1.2
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { ConfirmDialog, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { documentTexts } from '../messages/document-texts.ts';
import { type Objection, WaiveCorrection, WithdrawObjection } from './objection-queries.ts';

interface TakeBackDialogProps {
  readonly what: 'withdraw' | 'waive';
  readonly objection: Objection;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A member lets an objection go: before its answer, or after it and before the correction. */
export function TakeBackDialog({ what, objection, onClose, onDone }: TakeBackDialogProps) {
  const m = useMessages(documentTexts);
  const { tenantName, colour } = useActingBody();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const mutation = { withdraw: WithdrawObjection, waive: WaiveCorrection }[what] as typeof WithdrawObjection;
  const decide = async (): Promise<void> => {
    const answer = await submit(mutation, (idempotencyKey) => ({
      idempotencyKey,
      objectionId: objection.id,
      expectedVersion: objection.version,
    }));
    if (!answer.ok) return;
    toast({ text: m(`${what}Done`), kind: 'success' });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m(`${what}Title`)}
      open
      onCancel={onClose}
      onConfirm={() => void decide()}
      confirmLabel={m(what)}
      tenants={[{ name: tenantName, colour }]}
      effect={m(`${what}Effect`, { label: objection.lineLabel, amount: amountOf(objection.amount) })}
      pending={pending}
    >
      {problem}
    </ConfirmDialog>
  );
}
