// SPDX-License-Identifier: EUPL-1.2
import type { AnyUseCase } from '@platform/use-case';
import { addNote } from './use-cases/add-note.ts';
import { addReply } from './use-cases/add-reply.ts';
import { approveMonth } from './use-cases/approve-month.ts';
import { approveRequest } from './use-cases/approve-request.ts';
import { assignTask } from './use-cases/assign-task.ts';
import { attachFile } from './use-cases/attach-file.ts';
import { bookTime } from './use-cases/book-time.ts';
import { cancelTask } from './use-cases/cancel-task.ts';
import { changeCostReference } from './use-cases/change-cost-reference.ts';
import { changeFamily } from './use-cases/change-family.ts';
import { changeService } from './use-cases/change-service.ts';
import { claimTask } from './use-cases/claim-task.ts';
import { closeRequest } from './use-cases/close-request.ts';
import { completeTask } from './use-cases/complete-task.ts';
import { correctTime } from './use-cases/correct-time.ts';
import { createTask } from './use-cases/create-task.ts';
import { declineRequest } from './use-cases/decline-request.ts';
import { defineFamily } from './use-cases/define-family.ts';
import { defineService } from './use-cases/define-service.ts';
import { forwardRequest } from './use-cases/forward-request.ts';
import { markDuplicate } from './use-cases/mark-duplicate.ts';
import { reassignTask } from './use-cases/reassign-task.ts';
import { recordRequest } from './use-cases/record-request.ts';
import { rejectApproval } from './use-cases/reject-approval.ts';
import { releaseTask } from './use-cases/release-task.ts';
import { reopenMonth } from './use-cases/reopen-month.ts';
import { reopenRequest } from './use-cases/reopen-request.ts';
import { retireService } from './use-cases/retire-service.ts';
import { signOffMonth } from './use-cases/sign-off-month.ts';
import { snoozeTask } from './use-cases/snooze-task.ts';
import { startTask } from './use-cases/start-task.ts';
import { submitRequest } from './use-cases/submit-request.ts';
import { triageRequest } from './use-cases/triage-request.ts';
import { withdrawRequest } from './use-cases/withdraw-request.ts';
import { withdrawTime } from './use-cases/withdraw-time.ts';

/** What the desk does, by what each answers with: the catalogue, a request, a task, a time entry, a month. */
export const catalogueUseCases: readonly AnyUseCase[] = [defineFamily, changeFamily, defineService, changeService, retireService];

export const requestUseCases: readonly AnyUseCase[] = [
  submitRequest,
  recordRequest,
  approveRequest,
  rejectApproval,
  triageRequest,
  forwardRequest,
  addReply,
  addNote,
  attachFile,
  changeCostReference,
  withdrawRequest,
  declineRequest,
  markDuplicate,
  closeRequest,
  reopenRequest,
];

export const taskUseCases: readonly AnyUseCase[] = [
  createTask,
  assignTask,
  reassignTask,
  claimTask,
  releaseTask,
  startTask,
  snoozeTask,
  completeTask,
  cancelTask,
];

export const timeUseCases: readonly AnyUseCase[] = [bookTime, correctTime, withdrawTime];
export const monthUseCases: readonly AnyUseCase[] = [signOffMonth, approveMonth, reopenMonth];
