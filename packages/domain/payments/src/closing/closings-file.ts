// SPDX-License-Identifier: EUPL-1.2
import {
  type Canonical,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  type Refusal,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  wrongAt,
} from '@kernel/core';
import type { ExportedClosing } from './verify.ts';

/** First member of every file of closings. */
export const CLOSINGS_FILE_FORMAT = 'verbund-payments-closings/1';

/** What canonical JSON holds: whole numbers alone. What is read stands as it was written. */
function isCanonical(value: unknown): value is Canonical {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return typeof value === 'object' && Object.values(value).every(isCanonical);
}

function readContent(at: JsonAt): Canonical {
  const isObject = typeof at.value === 'object' && at.value !== null && !Array.isArray(at.value);
  if (!isObject) return wrongAt(at, at.value === undefined ? 'MISSING' : 'NOT_AN_OBJECT', null);
  return isCanonical(at.value) ? at.value : wrongAt(at, 'NOT_A_WHOLE_NUMBER', null);
}

function readClosing(at: JsonAt): ExportedClosing {
  // The data that it was made from are for whoever builds it again.
  const closing = readObject(at, ['content', 'hash', 'signatures', 'data', 'copies', 'receipt']);
  return {
    content: readContent(closing.content),
    hash: readText(closing.hash),
    signatures: readList(closing.signatures, (signature) => {
      const { user, account, hash } = readObject(signature, ['user', 'account', 'hash', 'at']);
      return { user: readText(user), account: readOptional(account, readText), hash: readText(hash) };
    }),
  };
}

/** Reads exported closings; what is wrong with the file itself is named, and then nothing is verified. */
export function readClosingsFile(json: unknown): {
  readonly closings: readonly ExportedClosing[];
  readonly refusals: readonly Refusal<JsonRefusal>[];
} {
  const root = jsonRoot(json);
  const file = readObject(root, ['format', 'count', 'last', 'closings']);
  readOneOf(file.format, [CLOSINGS_FILE_FORMAT], CLOSINGS_FILE_FORMAT);
  const closings = readList(file.closings, readClosing);
  return { closings, refusals: root.problems as Refusal<JsonRefusal>[] };
}
