// SPDX-License-Identifier: EUPL-1.2
import { type Builder, readField } from '@platform/graphql';
import { historyType } from '@platform/service';
import { checkWorkbookFields } from '../check-workbook/graphql.ts';
import { costCentreFields } from '../cost-centres/graphql.ts';
import { fairnessFields } from '../fairness/graphql.ts';
import { labels } from '../labels.ts';
import { keyHistory, poolHistory, runHistory } from '../queries/record-histories.ts';
import { runExportFields } from '../run-export/run-exports.ts';
import { supplierInvoiceFields } from '../supplier-invoices/graphql.ts';
import { costFields } from './cost-types.ts';
import { flowFields } from './flow-types.ts';
import { keyRuleFields } from './key-rule-types.ts';
import { keyFields } from './key-types.ts';
import { runFields } from './run-types.ts';
import { statementFields } from './statement-types.ts';
import { stockFields } from './stock-types.ts';
import { textTypes } from './texts.ts';
import { whatIfFields } from './what-if-types.ts';

export function graphql(builder: Builder): void {
  const texts = textTypes(builder);
  keyFields(builder, texts);
  keyRuleFields(builder, texts);
  whatIfFields(builder, texts);
  fairnessFields(builder, texts);
  checkWorkbookFields(builder);
  costFields(builder, texts);
  stockFields(builder, texts);
  runFields(builder, texts);
  flowFields(builder);
  statementFields(builder, texts);
  const step = historyType(builder, 'Settlement', labels);
  supplierInvoiceFields(builder, texts, step);
  costCentreFields(builder, texts, step);
  runExportFields(builder);
  readField(builder, 'keyHistory', keyHistory, [step]);
  readField(builder, 'poolHistory', poolHistory, [step]);
  readField(builder, 'runHistory', runHistory, [step]);
}
