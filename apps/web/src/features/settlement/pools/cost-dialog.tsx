// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import type { MonthsInUse } from '../months.ts';
import { PostCostDialog } from '../post-cost-dialog.tsx';
import { poolTexts } from './messages.ts';
import { EnterPoolCost } from './pool-documents.ts';

interface CostDialogProps {
  readonly pools: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly months: MonthsInUse;
  readonly poolId?: string;
  readonly month?: string;
  readonly onClose: () => void;
  readonly onPosted: () => void;
}

export function CostDialog({ pools, months, poolId = '', month, onClose, onPosted }: CostDialogProps) {
  const m = useMessages(poolTexts);
  return (
    <PostCostDialog
      placeLabel={m('pool')}
      placeField="poolId"
      places={pools}
      placeId={poolId}
      months={months}
      month={month ?? months.next}
      post={(submit, chosen, cost) => submit(EnterPoolCost, (idempotencyKey) => ({ idempotencyKey, poolId: chosen, ...cost }))}
      onClose={onClose}
      onPosted={onPosted}
    />
  );
}
