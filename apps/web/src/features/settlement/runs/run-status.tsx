// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { StatusBadge } from '../../../ui/index.ts';
import { runTexts } from './messages/index.ts';

export type RunStatus = 'preview' | 'released' | 'discarded';
const TONES = { preview: 'info', released: 'success', discarded: 'neutral' } as const satisfies Record<RunStatus, string>;

export const isRunStatus = (value: unknown): value is RunStatus => typeof value === 'string' && Object.hasOwn(TONES, value);

export function RunStatusBadge({ status }: { readonly status: RunStatus }) {
  const m = useMessages(runTexts);
  return <StatusBadge tone={TONES[status]}>{m(status)}</StatusBadge>;
}
