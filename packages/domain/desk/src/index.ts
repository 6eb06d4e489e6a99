// SPDX-License-Identifier: EUPL-1.2
export { ACTIVITIES, type Activity, activityName, findActivity } from './activities.ts';
export { addNote } from './add-note.ts';
export { type AddReplyInput, type AddReplyRefusalCode, addReply, type EntryTextRefusalCode } from './add-reply.ts';
export type { RequestState, RequestStatusRefusalCode } from './amend-request.ts';
export type { TaskState } from './amend-task.ts';
export { type ApproveMonthRefusalCode, approveMonth } from './approve-month.ts';
export { type ApproveRequestRefusalCode, type ApproveRequestState, approveRequest } from './approve-request.ts';
export {
  type AssignTaskInput,
  type AssignTaskRefusalCode,
  type AssignTaskState,
  assignTask,
  type ReassignTaskRefusalCode,
  reassignTask,
} from './assign-task.ts';
export { type BookTimeInput, type BookTimeRefusalCode, type BookTimeState, bookTime } from './book-time.ts';
export { cancelTask } from './cancel-task.ts';
export type { CatalogueService, ServiceFamily, ServiceInput } from './catalogue.ts';
export { type ChangeCostReferenceRefusalCode, type CostReferenceInput, changeCostReference } from './change-cost-reference.ts';
export { type ChangeServiceRefusalCode, type ChangeServiceState, changeService } from './change-service.ts';
export { type AnswerRefusalCode, type CheckedAnswers, checkAnswers } from './check-answers.ts';
export { type CatalogueState, MAX_TARGET_WORKING_DAYS, type ServiceRefusalCode } from './check-service.ts';
export type { TimeValueRefusalCode } from './check-time.ts';
export { type ClaimTaskRefusalCode, claimTask } from './claim-task.ts';
export { type CloseRequestInput, type CloseRequestRefusalCode, closeRequest } from './close-request.ts';
export { type CompleteTaskRefusalCode, completeTask } from './complete-task.ts';
export { type CorrectTimeInput, type CorrectTimeRefusalCode, type CorrectTimeState, correctTime } from './correct-time.ts';
export { type CreateTaskInput, type CreateTaskRefusalCode, type CreateTaskState, createTask } from './create-task.ts';
export { type DeclineRequestRefusalCode, declineRequest } from './decline-request.ts';
export { defineService } from './define-service.ts';
export {
  DESK_MESSAGES,
  type DeskEffects,
  type DeskMessage,
  type DeskMessageName,
  type RequestDecision,
  type ServiceDecision,
  type TaskDecision,
  type TimeDecision,
  type TimeSheetDecision,
} from './desk-decision.ts';
export type { AgreementId, RequestEntryId, RequestId, ServiceId, TaskId, TimeEntryId, TimeSheetId } from './desk-ids.ts';
export type { DeskRefusalCode } from './desk-refusal.ts';
export { type ChangedRecord, type ChangedValue, changesBetween, type FieldChange } from './field-change.ts';
export {
  type Answer,
  type Answers,
  FORM_FIELD_KINDS,
  type FormChoice,
  type FormField,
  type FormFieldKind,
  LONG_TEXT_LIMIT,
  MAX_FORM_INPUTS,
  TEXT_LIMIT,
} from './form-field.ts';
export { type ForwardRequestRefusalCode, type ForwardRequestState, forwardRequest } from './forward-request.ts';
export type { Locale, LocalizedText } from './localized-text.ts';
export { type MarkDuplicateRefusalCode, type MarkDuplicateState, markDuplicate } from './mark-duplicate.ts';
export { type AgreementCover, findAgreement, type MemberStanding, type StandingRefusalCode } from './member-standing.ts';
export type { DeskCatalogue, NamedField } from './messages/catalogue-shape.ts';
export { DESK_CATALOGUES, deskSentence, formatDate, formatMonth } from './messages/sentence.ts';
export { displayStaffMember, type StaffDisplay, type StaffMember } from './person-display.ts';
export { DESK_METERS, type DeskMeter, type ReadingDraft, type ReadingSource } from './readings.ts';
export { type RecordRequestInput, type RecordRequestRefusalCode, recordRequest } from './record-request.ts';
export { type RejectApprovalRefusalCode, rejectApproval } from './reject-approval.ts';
export { releaseTask } from './release-task.ts';
export { type ReopenMonthRefusalCode, type ReopenMonthState, reopenMonth } from './reopen-month.ts';
export {
  type ReopenRequestRefusalCode,
  type ReopenRequestState,
  type ReopenRules,
  reopenRequest,
  STANDARD_REOPEN_RULES,
} from './reopen-request.ts';
export {
  CALLER_LIMIT,
  COST_REFERENCE_LIMIT,
  ENTRY_TEXT_LIMIT,
  isOver,
  mayInStatus,
  REASON_LIMIT,
  REQUEST_ACTIONS,
  REQUEST_CHANNELS,
  REQUEST_PRIORITIES,
  REQUEST_STATUS,
  REQUEST_STATUSES,
  type Request,
  type RequestAction,
  type RequestChannel,
  type RequestPriority,
  type RequestStatus,
  SUBJECT_LIMIT,
} from './request.ts';
export { isOverdue, minutesLeft, type RequestClock } from './request-clock.ts';
export { type Audience, REQUEST_EVENTS, type RequestEntry, type RequestEvent } from './request-entry.ts';
export { retireService } from './retire-service.ts';
export { lastWorkingDay, type SignOffMonthRefusalCode, type SignOffMonthState, signOffMonth } from './sign-off-month.ts';
export { MAX_SNOOZE_DAYS, type SnoozeTaskRefusalCode, snoozeTask } from './snooze-task.ts';
export { type StartTaskRefusalCode, startTask } from './start-task.ts';
export { type StatusLineInput, statusLine } from './status-line.ts';
export { submitRequest } from './submit-request.ts';
export type { TakeInInput, TakeInRefusalCode, TakeInState } from './take-in-request.ts';
export {
  isAwake,
  isUnfinished,
  mayTask,
  TASK_ACTIONS,
  TASK_STATUS,
  TASK_STATUSES,
  type Task,
  type TaskAction,
  type TaskStatus,
  type TaskStatusRefusalCode,
  TITLE_LIMIT,
} from './task.ts';
export {
  countedMinutes,
  MAX_DAY_MINUTES,
  STANDARD_TIME_RULES,
  TIME_NOTE_LIMIT,
  type TimeEntry,
  type TimeKind,
  type TimeRules,
} from './time-entry.ts';
export { daysWithoutTime, newTimeSheet, TIME_SHEET_STATUS, type TimeSheet, type TimeSheetStatus } from './time-sheet.ts';
export {
  type ServiceChangeRefusalCode,
  type TriageRequestInput,
  type TriageRequestRefusalCode,
  type TriageRequestState,
  triageRequest,
} from './triage-request.ts';
export { type WithdrawRequestRefusalCode, withdrawRequest } from './withdraw-request.ts';
export { type EntryGoneRefusalCode, type WithdrawTimeRefusalCode, type WithdrawTimeState, withdrawTime } from './withdraw-time.ts';
