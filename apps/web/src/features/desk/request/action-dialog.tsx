// SPDX-License-Identifier: EUPL-1.2
import { CloseDialog, CostReferenceDialog } from './ending-dialogs.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { DuplicateDialog, ForwardDialog, TriageDialog } from './sorting-dialogs.tsx';
import type { ActionDialogProps } from './use-request-action.ts';

export function ActionDialog(props: ActionDialogProps) {
  const { action } = props;
  switch (action) {
    case 'triage':
      return <TriageDialog {...props} />;
    case 'forward':
      return <ForwardDialog {...props} />;
    case 'markDuplicate':
      return <DuplicateDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
    case 'changeCostReference':
      return <CostReferenceDialog {...props} />;
    default:
      return <ReasonDialog {...props} action={action} />;
  }
}
