// SPDX-License-Identifier: EUPL-1.2
import { type Canonical, canonicalJson } from '@kernel/core';
import type { Hash } from './seal.ts';

/** A closing as it was exported: JSON, amounts as texts of whole cents. */
export interface ExportedClosing {
  readonly content: Canonical;
  readonly hash: string;
  readonly signatures: readonly { readonly user: string; readonly account: string | null; readonly hash: string }[];
}

export type VerifyCode =
  | 'CHANGED'
  | 'NUMBER_GAP'
  | 'CHAIN_BROKEN'
  | 'OTHER_TENANT'
  | 'DAY_NOT_LATER'
  | 'SIGNATURES'
  | 'UNREADABLE'
  | 'BOOK_ACCOUNT'
  | 'BOOK_OPENING'
  | 'BANK_ACCOUNT'
  | 'BANK_OPENING'
  | 'BRIDGE'
  | 'KEPT_ACCOUNT';

export interface VerifyFault {
  /** Position in the list, from 0. */
  readonly at: number;
  readonly code: VerifyCode;
  readonly subject: string;
}

type Row = { readonly [key: string]: Canonical | undefined };

const isRow = (value: Canonical | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rowOf = (value: Canonical | undefined): Row => (isRow(value) ? value : {});
const rowsOf = (value: Canonical | undefined): Row[] => (Array.isArray(value) ? value.map(rowOf) : []);
const textOf = (value: Canonical | undefined): string => (typeof value === 'string' ? value : '');

/** Thrown within this file alone: what is no amount makes the whole closing unreadable. */
class NoAmount extends Error {}

function amountOf(value: Canonical | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw new NoAmount();
}
const sumOf = (value: Canonical | undefined): bigint => amountOf(rowOf(value)['sumCents']);

type Found = readonly [VerifyCode, string];

/** Sections against themselves: B, C, D, E add up. */
function sectionFaults(content: Row): Found[] {
  const faults: Found[] = [];
  for (const account of rowsOf(content['bookAccounts'])) {
    const moved = sumOf(account['receipts']) - sumOf(account['payments']) + amountOf(rowOf(account['transfers'])['netCents']);
    if (amountOf(account['openingCents']) + moved !== amountOf(account['closingCents']))
      faults.push(['BOOK_ACCOUNT', textOf(account['bankAccountId'])]);
  }
  for (const account of rowsOf(content['bankAccounts'])) {
    const moved = sumOf(account['credits']) - sumOf(account['debits']);
    if (amountOf(account['openingCents']) + moved !== amountOf(account['closingCents']))
      faults.push(['BANK_ACCOUNT', textOf(account['bankAccountId'])]);
  }
  for (const bridge of rowsOf(content['bridges'])) {
    const difference = amountOf(bridge['bookCents']) - amountOf(bridge['bankCents']);
    const items = rowsOf(bridge['items']).reduce((sum, item) => sum + amountOf(item['amountCents']), 0n);
    if (difference !== amountOf(bridge['differenceCents']) || difference !== items)
      faults.push(['BRIDGE', textOf(bridge['bankAccountId'])]);
  }
  for (const account of rowsOf(content['keptAccounts'])) {
    const items = rowsOf(account['items']).reduce((sum, item) => sum + amountOf(item['amountCents']), 0n);
    const closing = amountOf(account['closingCents']);
    if (amountOf(account['openingCents']) + amountOf(account['movementCents']) !== closing || items !== closing)
      faults.push(['KEPT_ACCOUNT', textOf(account['accountId'])]);
  }
  return faults;
}

/** Each account opens where it closed before (I3, I4). */
function openingFaults(before: Row, content: Row): Found[] {
  return (['bookAccounts', 'bankAccounts'] as const).flatMap((section): Found[] => {
    const closings = new Map(
      rowsOf(before[section]).map((account) => [textOf(account['bankAccountId']), amountOf(account['closingCents'])]),
    );
    return rowsOf(content[section]).flatMap((account): Found[] => {
      const id = textOf(account['bankAccountId']);
      const closed = closings.get(id);
      if (closed === undefined || closed === amountOf(account['openingCents'])) return [];
      return [[section === 'bookAccounts' ? 'BOOK_OPENING' : 'BANK_OPENING', id]];
    });
  });
}

function chainFaults(before: ExportedClosing | undefined, { content }: ExportedClosing): Found[] {
  const [earlier, own] = [rowOf(before?.content), rowOf(content)];
  const faults: Found[] = [];
  const number = own['number'];
  if (before === undefined) {
    if (number !== 1 || own['previousHash'] !== null) faults.push(['NUMBER_GAP', String(number)]);
    return faults;
  }
  if (typeof number !== 'number' || number !== Number(earlier['number']) + 1) faults.push(['NUMBER_GAP', String(number)]);
  if (own['previousHash'] !== before.hash) faults.push(['CHAIN_BROKEN', textOf(own['previousHash'])]);
  if (own['tenantId'] !== earlier['tenantId']) faults.push(['OTHER_TENANT', textOf(own['tenantId'])]);
  if (textOf(own['day']) <= textOf(earlier['day'])) faults.push(['DAY_NOT_LATER', textOf(own['day'])]);
  return faults;
}

function signatureFaults({ hash, signatures }: ExportedClosing): Found[] {
  const [one, two] = signatures;
  const good = signatures.length === 2 && one !== undefined && two !== undefined && one.hash === hash && two.hash === hash;
  const same = one?.user === two?.user || (one?.account !== null && one?.account === two?.account);
  return good && !same ? [] : [['SIGNATURES', String(signatures.length)]];
}

/**
 * Whether the closings of one municipality, from the first one on, are what was signed: every changed byte, every gap in the numbers (I12), every
 * sum that does not add up.
 */
export function verifyClosings(closings: readonly ExportedClosing[], hash: Hash): VerifyFault[] {
  return closings.flatMap((closing, at) => {
    const before = closings[at - 1];
    const faults: Found[] = hash(canonicalJson(closing.content)) === closing.hash ? [] : [['CHANGED', closing.hash]];
    faults.push(...chainFaults(before, closing), ...signatureFaults(closing));
    try {
      faults.push(...sectionFaults(rowOf(closing.content)));
      if (before !== undefined) faults.push(...openingFaults(rowOf(before.content), rowOf(closing.content)));
    } catch (error) {
      if (!(error instanceof NoAmount)) throw error;
      faults.push(['UNREADABLE', textOf(rowOf(closing.content)['day'])]);
    }
    return faults.map(([code, subject]): VerifyFault => ({ at, code, subject }));
  });
}
