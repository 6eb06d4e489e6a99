// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../../ui/index.ts';
import { orderTexts } from './messages.ts';
import type { OrderRow } from './order-documents.ts';

export type OrderStatus = OrderRow['status'];

/** In the order of an order's life. */
export const ORDER_STATUSES = [
  ...(['drafted', 'factuallyDetermined', 'arithmeticallyDetermined', 'ordered', 'accepted', 'inRun', 'fileMade', 'releasedOnce'] as const),
  ...(['released', 'handedOver', 'bankAccepted', 'bankRejected', 'debited', 'done', 'rejected', 'returned', 'recalled'] as const),
] satisfies readonly OrderStatus[];

/** Where something is still to be done before the money has left. */
export const OPEN_STATUSES: readonly OrderStatus[] = ORDER_STATUSES.slice(0, 11);

/** 'drafted,ordered' of the address; what is no status is left out, nothing means the open ones. */
export function statusesOf(text: string | undefined): readonly OrderStatus[] | null {
  if (text === 'all') return null;
  const given = (text ?? '').split(',').flatMap((one) => ORDER_STATUSES.filter((status) => status === one));
  return given.length > 0 ? given : OPEN_STATUSES;
}

function toneOf(status: OrderStatus): Tone {
  if (status === 'done' || status === 'debited') return 'success';
  if (status === 'bankRejected' || status === 'returned') return 'danger';
  if (status === 'rejected' || status === 'recalled') return 'neutral';
  return status === 'drafted' || status === 'factuallyDetermined' || status === 'arithmeticallyDetermined' ? 'warning' : 'info';
}

export function OrderStatusBadge({ status }: { readonly status: OrderStatus }) {
  const m = useMessages(orderTexts);
  return <StatusBadge tone={toneOf(status)}>{m(status)}</StatusBadge>;
}
