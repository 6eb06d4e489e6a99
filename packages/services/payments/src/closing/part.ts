// SPDX-License-Identifier: EUPL-1.2
import { readingsPort } from '@contracts/settlement';
import type { AnyQuery } from '@platform/use-case';
import type { Part } from '../part.ts';
import { discardClosing } from './discard-closing.ts';
import { downloadClosings, exportClosings } from './download-closings.ts';
import { closingHistory, findClosing } from './find-closing.ts';
import { findDayInWork } from './find-day.ts';
import { closingFields } from './graphql.ts';
import { keepClosingFile } from './keep-closing-file.ts';
import { closingPersonalData, closingUseCaseLabels } from './labels.ts';
import { listClosingDays } from './list-closing-days.ts';
import { makeClosing } from './make-closing.ts';
import { messages } from './messages.ts';
import { closingRules, closingTopics } from './notifications.ts';
import { paymentEvidence } from './payment-evidence.ts';
import { printClosing } from './print-closing.ts';
import { receiveDayClosing } from './receive-closing.ts';
import { signDayClosing } from './sign-closing.ts';
import { waitingReceipts, waitingSignatures } from './waiting-closings.ts';

const waiting: readonly AnyQuery[] = [waitingSignatures, waitingReceipts];

/** The closing of each day: worked out, made, signed twice, delivered. */
export const closing: Part = {
  useCases: [makeClosing, discardClosing, signDayClosing, receiveDayClosing, keepClosingFile],
  longUseCases: [printClosing],
  needs: [readingsPort],
  waiting,
  topics: closingTopics,
  rules: closingRules,
  queries: [listClosingDays, findDayInWork, findClosing, closingHistory, paymentEvidence, exportClosings, ...waiting],
  downloads: [downloadClosings],
  ownFiles: [{ table: 'day_closing', columns: ['pdf_file_id'], action: 'payments.read' }],
  graphql: closingFields,
  labels: closingUseCaseLabels,
  personalData: closingPersonalData,
  messages,
};
