// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { ConfirmDialog, TextArea, toast } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { useMunicipalities } from '../municipalities.tsx';
import { DiscardClosing, ReceiveClosing, SignClosing } from './closing-act-documents.ts';
import type { Closing } from './closing-documents.ts';
import { closingTexts } from './messages.ts';

export type ClosingAct = 'sign' | 'receive' | 'discard';

interface ActProps {
  readonly closing: Closing;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function DiscardDialog({ closing, onClose, onDone }: ActProps) {
  const m = useMessages(closingTexts);
  const c = useMessages(commonTexts);
  const tenant = useMunicipalities().find(({ id }) => id === closing.tenantId);
  const [reason, setReason] = useState('');
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const send = async (): Promise<void> => {
    const variables = { closingId: closing.id, expectedVersion: closing.version, reason };
    if (!(await submit(DiscardClosing, (idempotencyKey) => ({ ...variables, idempotencyKey }))).ok) return;
    toast({ text: m('discarded') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={m('discard')}
      intro={m('discardIntro')}
      tenant={tenant}
      submitLabel={m('discard')}
      pending={pending}
      problem={problem}
      danger
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea label={c('reason')} value={reason} onChange={(event) => setReason(event.target.value)} />
    </FormDialog>
  );
}

/** Signing and confirming name the hash of what is on the screen: the server refuses another one. */
function HashDialog({ act, closing, onClose, onDone }: ActProps & { readonly act: 'sign' | 'receive' }) {
  const m = useMessages(closingTexts);
  const tenant = useMunicipalities().find(({ id }) => id === closing.tenantId);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const { id: closingId, version: expectedVersion, hash } = closing;
  const send = async (): Promise<void> => {
    const variables = (idempotencyKey: string) => ({ closingId, expectedVersion, hash, idempotencyKey });
    const answer = act === 'sign' ? await submit(SignClosing, variables) : await submit(ReceiveClosing, variables);
    if (!answer.ok) return;
    toast({ text: m(act === 'sign' ? 'signed' : 'receivedDone') });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m(act)}
      open
      tenants={tenant ? [tenant] : []}
      effect={m(act === 'sign' ? 'signEffect' : 'receiveEffect', { hash: `${hash.slice(0, 16)}…` })}
      confirmLabel={m(act)}
      pending={pending}
      onCancel={onClose}
      onConfirm={() => void send()}
    >
      {problem}
    </ConfirmDialog>
  );
}

export function ClosingActDialog({ act, ...props }: ActProps & { readonly act: ClosingAct }) {
  return act === 'discard' ? <DiscardDialog {...props} /> : <HashDialog act={act} {...props} />;
}
