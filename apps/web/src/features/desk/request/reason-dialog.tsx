// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { ConfirmDialog, Stack, TextArea } from '../../../ui/index.ts';
import { actionTexts } from './action-messages.ts';
import { declineRequestMutation, rejectApprovalMutation, reopenRequestMutation, withdrawRequestMutation } from './request-mutations.ts';
import { type ActionDialogProps, useRequestAction } from './use-request-action.ts';

const FIELDS = ['reason'] as const;
const MUTATIONS = {
  decline: declineRequestMutation,
  rejectApproval: rejectApprovalMutation,
  reopen: reopenRequestMutation,
} as const;

/** Decline, withdraw, reopen, refuse the approval: one text; a refused approval stays inside the member, the others are read by both sides. */
export function ReasonDialog(props: ActionDialogProps & { readonly action: 'decline' | 'withdraw' | 'reopen' | 'rejectApproval' }) {
  const m = useMessages(actionTexts);
  const { action } = props;
  const [reason, setReason] = useState('');
  const { run, errors, problem, frame } = useRequestAction(props, FIELDS);
  const confirm = (): void => {
    if (action === 'withdraw') void run(withdrawRequestMutation, (common) => ({ ...common, reason: reason.trim() || null }));
    else void run(MUTATIONS[action], (common) => ({ ...common, reason }));
  };
  return (
    <ConfirmDialog {...frame} danger={action !== 'reopen'} onConfirm={confirm}>
      <Stack>
        {problem}
        <TextArea
          label={m('reason')}
          hint={m(action === 'rejectApproval' ? 'reasonOwn' : 'reasonHint')}
          rows={3}
          maxLength={500}
          optional={action === 'withdraw'}
          value={reason}
          error={errors['reason']}
          onChange={(event) => setReason(event.target.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
