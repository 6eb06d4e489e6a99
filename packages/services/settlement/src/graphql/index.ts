// SPDX-License-Identifier: EUPL-1.2
import type { Builder } from '@platform/graphql';
import { costFields } from './cost-types.ts';
import { keyFields } from './key-types.ts';
import { runFields } from './run-types.ts';
import { statementFields } from './statement-types.ts';
import { textTypes } from './texts.ts';

export function graphql(builder: Builder): void {
  const texts = textTypes(builder);
  keyFields(builder, texts);
  costFields(builder, texts);
  runFields(builder, texts);
  statementFields(builder, texts);
}
