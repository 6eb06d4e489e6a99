// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { StatusBadge, type Tone } from '../../../ui/index.ts';
import { runTexts } from './messages.ts';
import type { RunRow } from './run-documents.ts';

export type RunStatus = RunRow['status'];
export const RUN_STATUSES = [
  'composing',
  'fileMade',
  'releasedOnce',
  'released',
  'handedOver',
  'cancelled',
] as const satisfies readonly RunStatus[];

const TONES: Readonly<Record<RunStatus, Tone>> = {
  ...{ composing: 'warning', fileMade: 'warning', releasedOnce: 'warning', released: 'info', handedOver: 'success', cancelled: 'neutral' },
};

export function RunStatusBadge({ status }: { readonly status: RunStatus }) {
  const m = useMessages(runTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}
