// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { messages } from './messages/index.ts';

/** A refusal as a query shows it, with its sentence. */
export const shownRefusal = (found: Refusal) => ({
  code: found.code,
  field: found.field ?? null,
  params: found.params ?? {},
  message: { de: sentenceFor(messages, 'de', found), en: sentenceFor(messages, 'en', found) },
});
