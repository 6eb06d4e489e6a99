// SPDX-License-Identifier: EUPL-1.2
import {
  type Cents,
  type Iban,
  isGiven,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  parseIban,
  type Refusal,
  readAmount,
  readCount,
  readDate,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  wrongAt,
} from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import { type Match, type MatchRules, matchLine } from './match.ts';
import { MATCH_ITEM_KINDS, type MatchItem, OpenItemIndex } from './open-items.ts';
import type { LearnedRule } from './own-ids.ts';

/** First member of every file of open items and bank lines. */
export const MATCH_FILE_FORMAT = 'verbund-payments-match/1';

export type MatchFileRefusal = JsonRefusal | 'NOT_AN_IBAN' | 'ZERO_AMOUNT' | 'ID_TWICE' | 'TOO_LONG_REFERENCE';

export interface MatchFile {
  readonly rules: MatchRules;
  readonly items: readonly MatchItem[];
  readonly lines: readonly BankLine[];
}

const MOST_DIGITS = 30;

function readMoved(at: JsonAt): Cents {
  const before = at.problems.length;
  const amount = readAmount(at);
  return amount === 0n && at.problems.length === before ? wrongAt(at, 'ZERO_AMOUNT', amount) : amount;
}

function readIban(at: JsonAt): Iban {
  const iban = parseIban(readText(at));
  return iban.ok ? iban.value : wrongAt(at, 'NOT_AN_IBAN', '' as Iban, { value: String(at.value) });
}

const ITEM = ['id', 'kind', 'account', 'amount', 'dueOn', 'subject', 'reference', 'endToEndId', 'paymentInfoId', 'name', 'ibans'] as const;

const readItem =
  (tenantId: string) =>
  (at: JsonAt): MatchItem => {
    const item = readObject(at, ITEM);
    return {
      ...{ id: readText(item.id), tenantId, kind: isGiven(item.kind) ? readOneOf(item.kind, MATCH_ITEM_KINDS, 'claim') : 'claim' },
      ...{ accountId: readOptional(item.account, readText) ?? 'debtor', openCents: readMoved(item.amount), dueOn: readDate(item.dueOn) },
      ...{ subject: readOptional(item.subject, readText), reference: readOptional(item.reference, readText) },
      ...{ endToEndId: readOptional(item.endToEndId, readText), paymentInfoId: readOptional(item.paymentInfoId, readText) },
      ...{ name: readOptional(item.name, readText), ibans: readOptional(item.ibans, (list) => readList(list, readIban)) ?? [] },
    };
  };

const LINE_IDS = ['endToEndId', 'paymentInfoId', 'messageId', 'mandateId'] as const;
const LINE = ['id', 'amount', 'bookingDay', 'valueDay', 'currency', 'text', 'name', 'iban', 'batchCount', 'gvc', 'returnReason'] as const;

/** Remittance information may be empty, and its lines count. */
const readRemittance = (at: JsonAt): string => (typeof at.value === 'string' ? at.value : readText(at));

const readLine =
  (tenantId: string) =>
  (at: JsonAt): BankLine => {
    const line = readObject(at, [...LINE, ...LINE_IDS]);
    const bookingDay = readDate(line.bookingDay);
    const text = (name: (typeof LINE)[number] | (typeof LINE_IDS)[number]): string | null => readOptional(line[name], readText);
    return {
      ...{
        id: readText(line.id),
        tenantId,
        bankAccountId: 'file',
        bookingDay,
        valueDay: readOptional(line.valueDay, readDate) ?? bookingDay,
      },
      ...{ amountCents: readMoved(line.amount), currency: text('currency') ?? 'EUR' },
      references: {
        ...{ endToEndId: text('endToEndId'), paymentInfoId: text('paymentInfoId'), messageId: text('messageId') },
        ...{ mandateId: text('mandateId'), bankReference: null },
      },
      ...{ text: readOptional(line.text, readRemittance) ?? '', name: text('name'), iban: readOptional(line.iban, readIban) },
      ...{ batchCount: readOptional(line.batchCount, readCount), gvc: text('gvc'), returnReason: text('returnReason') },
    };
  };

const readRule =
  (tenantId: string) =>
  (at: JsonAt): LearnedRule => {
    const rule = readObject(at, ['id', 'gvc', 'iban', 'textHolds', 'direction', 'account', 'automatic']);
    return {
      ...{ id: readText(rule.id), tenantId, bankAccountId: 'file', gvc: readOptional(rule.gvc, readText) },
      ...{ iban: readOptional(rule.iban, readIban), textHolds: readOptional(rule.textHolds, readText) },
      ...{
        direction: readOneOf(rule.direction, ['in', 'out'], 'in'),
        accountId: readText(rule.account),
        automatic: rule.automatic.value === true,
      },
    };
  };

function checkIds(at: JsonAt, rows: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of rows.entries()) {
    if (id !== '' && seen.has(id)) wrongAt({ ...at, path: `${at.path}[${index}].id` }, 'ID_TWICE', null, { value: id });
    seen.add(id);
  }
}

/** Reads a file of open items and bank lines of one municipality; everything that is wrong with it is named, and then nothing is matched. */
export function readMatchFile(json: unknown): { readonly file: MatchFile; readonly refusals: readonly Refusal<MatchFileRefusal>[] } {
  const root = jsonRoot(json);
  const file = readObject(root, ['format', 'municipality', 'reference', 'items', 'lines', 'rules']);
  readOneOf(file.format, [MATCH_FILE_FORMAT], MATCH_FILE_FORMAT);
  const tenantId = readText(file.municipality);
  const scheme = readObject(file.reference, ['length', 'check']);
  const length = readCount(scheme.length);
  if (length > MOST_DIGITS) wrongAt(scheme.length, 'TOO_LONG_REFERENCE', null, { limit: MOST_DIGITS });
  const check = readOneOf(scheme.check, ['mod11-10', 'mod10', 'none'], 'none');
  const items = readList(file.items, readItem(tenantId));
  const lines = readList(file.lines, readLine(tenantId));
  const learned = readOptional(file.rules, (list) => readList(list, readRule(tenantId))) ?? [];
  checkIds(file.items, items);
  checkIds(file.lines, lines);
  const rules: MatchRules = { tenantId, currency: 'EUR', scheme: { length, check }, learned };
  return { file: { rules, items, lines }, refusals: root.problems as Refusal<MatchFileRefusal>[] };
}

/** Matches the lines in their order; what is booked by itself is no longer open for the next one. */
export function matchFile({ rules, items, lines }: MatchFile): Match[] {
  const index = new OpenItemIndex(rules.tenantId, items);
  return lines.map((line) => {
    const match = matchLine(line, index, rules);
    const [booked] = match.outcome === 'automatic' ? match.candidates : [];
    for (const { itemId, amountCents } of booked?.parts ?? []) if (itemId !== null) index.settle(itemId, amountCents);
    return match;
  });
}
