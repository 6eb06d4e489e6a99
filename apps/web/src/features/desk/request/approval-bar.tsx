// SPDX-License-Identifier: EUPL-1.2
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, Button, Stack, toast } from '../../../ui/index.ts';
import { actionTexts } from './action-messages.ts';
import { requestTexts } from './messages.ts';
import { approveRequestMutation } from './request-mutations.ts';
import type { RequestAction, WholeRequest } from './request-query.ts';

interface ApprovalBarProps {
  readonly request: WholeRequest;
  readonly onAction: (action: RequestAction) => void;
  readonly onChanged: () => void;
}

/** The member's own approval, by somebody who did not ask. */
export function ApprovalBar({ request, onAction, onChanged }: ApprovalBarProps) {
  const m = useMessages(requestTexts);
  const a = useMessages(actionTexts);
  const { side, userId } = useActingBody();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onChanged });
  if (request.status !== 'awaitingApproval') return null;
  if (side === 'centre') return <Banner kind="info" title={m('approvalCentreTitle')} />;
  // Who asked is not offered the approval; nor is who may not approve at all.
  if (!request.actions.includes('approve')) {
    const isOwn = request.entries.some(({ event, byUserId }) => event === 'submitted' && byUserId !== null && byUserId === userId);
    return (
      <Banner kind="info" title={m('approvalOwnTitle')}>
        {isOwn && m('approvalOwn')}
      </Banner>
    );
  }
  const approve = async (): Promise<void> => {
    const outcome = await submit(approveRequestMutation, (idempotencyKey) => ({
      ...{ requestId: request.id, expectedVersion: request.version },
      idempotencyKey,
    }));
    if (!outcome.ok) return;
    toast({ text: m('approved') });
    onChanged();
  };
  const actions = (
    <>
      <Button kind="primary" pending={pending} onPress={() => void approve()}>
        {m('approve')}
      </Button>
      <Button danger onPress={() => onAction('rejectApproval')}>
        {a('rejectApproval')}
      </Button>
    </>
  );
  return (
    <Stack>
      {problem}
      <Banner kind="warning" title={m('approvalTitle')} actions={actions}>
        {m('approvalBody', { who: request.requesterName ?? '–' })}
      </Banner>
    </Stack>
  );
}
