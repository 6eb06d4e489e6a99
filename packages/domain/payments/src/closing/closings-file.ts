// SPDX-License-Identifier: EUPL-1.2
import {
  type Canonical,
  canonicalJson,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  type Refusal,
  readCount,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  wrongAt,
} from '@kernel/core';
import type { Hash } from './seal.ts';
import { type ExportedClosing, type VerifyCode, type VerifyFault, verifyClosings } from './verify.ts';

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

/** A closing with the data that it was made from, whose hash (`inputHash`) stands in it. */
interface ClosingInFile extends ExportedClosing {
  readonly data: Canonical;
}

/** An export: how many closings it says that it holds, and the hash of the last one. */
interface ClosingsFile {
  readonly count: number;
  readonly last: string | null;
  readonly closings: readonly ClosingInFile[];
}

function readClosing(at: JsonAt): ClosingInFile {
  const closing = readObject(at, ['content', 'hash', 'signatures', 'data', 'copies', 'receipt']);
  return {
    content: readContent(closing.content),
    data: readContent(closing.data),
    hash: readText(closing.hash),
    signatures: readList(closing.signatures, (signature) => {
      const { user, account, hash } = readObject(signature, ['user', 'account', 'hash', 'at']);
      return { user: readText(user), account: readOptional(account, readText), hash: readText(hash) };
    }),
  };
}

/** Reads exported closings; what is wrong with the file itself is named, and then nothing is verified. */
export function readClosingsFile(json: unknown): { readonly file: ClosingsFile; readonly refusals: readonly Refusal<JsonRefusal>[] } {
  const root = jsonRoot(json);
  const { format, count, last, closings } = readObject(root, ['format', 'count', 'last', 'closings']);
  readOneOf(format, [CLOSINGS_FILE_FORMAT], CLOSINGS_FILE_FORMAT);
  const file = { count: readCount(count), last: readOptional(last, readText), closings: readList(closings, readClosing) };
  return { file, refusals: root.problems as Refusal<JsonRefusal>[] };
}

/** Of a file alone: the data are not what was hashed; closings are missing at its end. */
export type FileVerifyCode = VerifyCode | 'DATA_CHANGED' | 'CUT_OFF';

export interface FileVerifyFault extends Omit<VerifyFault, 'code'> {
  /** Position in the list, from 0; -1 for the file as a whole. */
  readonly at: number;
  readonly code: FileVerifyCode;
}

const inputHashOf = ({ content }: ClosingInFile): string => String((content as { readonly [name: string]: Canonical })['inputHash']);

/** Whether an export is what was signed, to the last byte of the data and up to its last closing. */
export function verifyClosingsFile({ count, last, closings }: ClosingsFile, hash: Hash): FileVerifyFault[] {
  const end = closings.at(-1)?.hash ?? null;
  const cut: FileVerifyFault[] = closings.length === count && end === last ? [] : [{ at: -1, code: 'CUT_OFF', subject: end ?? '' }];
  const changed = closings.flatMap((closing, at): FileVerifyFault[] =>
    hash(canonicalJson(closing.data)) === inputHashOf(closing) ? [] : [{ at, code: 'DATA_CHANGED', subject: inputHashOf(closing) }],
  );
  return [...cut, ...[...changed, ...verifyClosings(closings, hash)].sort((a, b) => a.at - b.at)];
}
