// SPDX-License-Identifier: EUPL-1.2
import { type Builder, readField } from '@platform/graphql';
import { historyType } from '@platform/service';
import { deskLabels } from '../labels.ts';
import { requestHistory, serviceHistory, taskHistory, timeEntryHistory, timeSheetHistory } from '../queries/record-history.ts';

/** The histories of the desk's records. */
export function historyFields(builder: Builder): void {
  const step = historyType(builder, 'Desk', deskLabels);
  readField(builder, 'requestHistory', requestHistory, [step]);
  readField(builder, 'taskHistory', taskHistory, [step]);
  readField(builder, 'timeEntryHistory', timeEntryHistory, [step]);
  readField(builder, 'timeSheetHistory', timeSheetHistory, [step]);
  readField(builder, 'serviceHistory', serviceHistory, [step]);
}
