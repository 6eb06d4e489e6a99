// SPDX-License-Identifier: EUPL-1.2
import type { DeskRefusalCode } from '../desk-refusal.ts';
import type { RequestChannel, RequestPriority, RequestStatus } from '../request.ts';
import type { RequestEvent } from '../request-entry.ts';
import type { TaskStatus } from '../task.ts';
import type { TimeSheetStatus } from '../time-sheet.ts';

/** Fields whose names may stand in a refusal's sentence. */
export type NamedField = 'subject' | 'costUnit' | 'orderNumber' | 'onBehalfOf' | 'reason' | 'costObject' | 'text' | 'title' | 'note';

/** What the desk says to people, in one language. */
export interface DeskCatalogue {
  /** Sentences with {holes} for the parameters of the refusal. */
  readonly refusals: Record<DeskRefusalCode, string>;
  readonly statuses: Record<RequestStatus | TaskStatus | TimeSheetStatus, string>;
  readonly events: Record<RequestEvent, string>;
  readonly priorities: Record<RequestPriority, string>;
  readonly channels: Record<RequestChannel, string>;
  readonly fields: Record<NamedField, string>;
}
