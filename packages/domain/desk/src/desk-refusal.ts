// SPDX-License-Identifier: EUPL-1.2
import type { AddReplyRefusalCode } from './add-reply.ts';
import type { ApproveMonthRefusalCode } from './approve-month.ts';
import type { ApproveRequestRefusalCode } from './approve-request.ts';
import type { AssignTaskRefusalCode, ReassignTaskRefusalCode } from './assign-task.ts';
import type { BookTimeRefusalCode } from './book-time.ts';
import type { ChangeCostReferenceRefusalCode } from './change-cost-reference.ts';
import type { ChangeServiceRefusalCode } from './change-service.ts';
import type { ClaimTaskRefusalCode } from './claim-task.ts';
import type { CloseRequestRefusalCode } from './close-request.ts';
import type { CompleteTaskRefusalCode } from './complete-task.ts';
import type { CorrectTimeRefusalCode } from './correct-time.ts';
import type { CreateTaskRefusalCode } from './create-task.ts';
import type { DeclineRequestRefusalCode } from './decline-request.ts';
import type { ForwardRequestRefusalCode } from './forward-request.ts';
import type { MarkDuplicateRefusalCode } from './mark-duplicate.ts';
import type { RecordRequestRefusalCode } from './record-request.ts';
import type { RejectApprovalRefusalCode } from './reject-approval.ts';
import type { ReopenMonthRefusalCode } from './reopen-month.ts';
import type { ReopenRequestRefusalCode } from './reopen-request.ts';
import type { SignOffMonthRefusalCode } from './sign-off-month.ts';
import type { SnoozeTaskRefusalCode } from './snooze-task.ts';
import type { StartTaskRefusalCode } from './start-task.ts';
import type { TriageRequestRefusalCode } from './triage-request.ts';
import type { WithdrawRequestRefusalCode } from './withdraw-request.ts';
import type { WithdrawTimeRefusalCode } from './withdraw-time.ts';

/** Every refusal of the desk's rules; each stands with its rule, here they meet for the catalogues. */
export type DeskRefusalCode =
  | ChangeServiceRefusalCode
  | RecordRequestRefusalCode
  | ApproveRequestRefusalCode
  | RejectApprovalRefusalCode
  | TriageRequestRefusalCode
  | ForwardRequestRefusalCode
  | WithdrawRequestRefusalCode
  | DeclineRequestRefusalCode
  | MarkDuplicateRefusalCode
  | CloseRequestRefusalCode
  | ReopenRequestRefusalCode
  | ChangeCostReferenceRefusalCode
  | AddReplyRefusalCode
  | CreateTaskRefusalCode
  | AssignTaskRefusalCode
  | ReassignTaskRefusalCode
  | ClaimTaskRefusalCode
  | StartTaskRefusalCode
  | CompleteTaskRefusalCode
  | SnoozeTaskRefusalCode
  | BookTimeRefusalCode
  | CorrectTimeRefusalCode
  | WithdrawTimeRefusalCode
  | SignOffMonthRefusalCode
  | ApproveMonthRefusalCode
  | ReopenMonthRefusalCode;
