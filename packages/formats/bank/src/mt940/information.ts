// SPDX-License-Identifier: EUPL-1.2
import { exactCents } from '../exact-amount.ts';
import { joinPieces } from '../join-pieces.ts';
import type { MoneyText, Party } from '../statement.ts';

/** What a ':86:' says of the line above it. */
export interface Information {
  readonly gvc: string | null;
  readonly primanota: string | null;
  /** Added to the code: 'Textschlüsselergänzung'. */
  readonly extension: string | null;
  /** 'SEPA-UEBERWEISUNG' */
  readonly bookingText: string | null;
  readonly party: Party;
  readonly remittance: string;
  readonly remittanceLines: readonly string[];
  /** 'EREF', 'MREF' … as the German banks mark them. */
  readonly marked: ReadonlyMap<string, string>;
  readonly originalAmount: MoneyText | null;
}

/** Sub-fields have 27 characters. */
const WIDTH = [27];
const MARK = /^(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|RREF)\+/;

const NOBODY: Party = { name: null, iban: null, account: null, bic: null };
const SILENT: Information = {
  gvc: null,
  primanota: null,
  extension: null,
  bookingText: null,
  party: NOBODY,
  remittance: '',
  remittanceLines: [],
  marked: new Map(),
  originalAmount: null,
};

/** '106?00KARTENZAHLUNG?109262?20SVWZ+…' into its sub-fields; null where the text is not built like that. */
function subFields(text: string): { readonly gvc: string; readonly fields: ReadonlyMap<string, string> } | null {
  const [, gvc, separator] = /^(\d{3})([^A-Za-z0-9\s])(?=\d{2})/.exec(text) ?? [];
  if (gvc === undefined || separator === undefined) return null;
  const fields = new Map<string, string>();
  let last = '';
  for (const piece of text.slice(4).split(separator)) {
    const [, key, value = ''] = /^(\d{2})(.*)$/s.exec(piece) ?? [];
    // The separator may stand in the payer's own text too: what does not follow on is a part of it.
    if (key === undefined || fields.has(key) || key < last) fields.set(last, `${fields.get(last) ?? ''}${separator}${piece}`);
    else {
      fields.set(key, value);
      last = key;
    }
  }
  return { gvc, fields };
}

const within = (fields: ReadonlyMap<string, string>, from: string, to: string): readonly string[] =>
  [...fields].filter(([key]) => key >= from && key <= to).map(([, value]) => value);

/** The pieces under their marks; what stands before the first mark, or without any, is the payer's text. */
function marks(pieces: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let current = 'SVWZ';
  for (const piece of pieces) {
    const mark = MARK.exec(piece)?.[1];
    if (mark !== undefined) current = mark;
    const held = found.get(current) ?? [];
    found.set(current, held);
    held.push(piece);
  }
  return found;
}

const unmarked = (pieces: readonly string[]): string => joinPieces(pieces, WIDTH).replace(MARK, '').trim();

function readParty(fields: ReadonlyMap<string, string>, marked: ReadonlyMap<string, string>): Party {
  const bank = (fields.get('30') ?? '').trim();
  const number = (fields.get('31') ?? '').trim();
  const isIban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(number);
  const isBic = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bank);
  const account = [isBic ? '' : bank, isIban ? '' : number].filter((part) => part !== '').join('/');
  const name = joinPieces(within(fields, '32', '33'), WIDTH);
  return {
    name: name || null,
    iban: isIban ? number : (marked.get('IBAN') ?? null),
    account: account || null,
    bic: isBic ? bank : (marked.get('BIC') ?? null),
  };
}

function originalAmount(text: string | undefined): MoneyText | null {
  const [, currency = null, amount] = /^([A-Z]{3})?\s?([\d,]+)/.exec(text ?? '') ?? [];
  if (amount === undefined) return null;
  const read = exactCents(amount, ',');
  return { text: amount, currency, cents: read.ok ? read.value : null };
}

/** @param lines of ':86:', as they stand */
export function readInformation(lines: readonly string[]): Information {
  const german = subFields(lines.join(''));
  if (german === null) {
    const told = lines.map((line) => line.trimEnd()).filter((line) => line !== '');
    return { ...SILENT, remittance: joinPieces(told, [65]), remittanceLines: told };
  }
  const { gvc, fields } = german;
  const pieces = [...within(fields, '20', '29'), ...within(fields, '60', '63')];
  const found = marks(pieces);
  const marked = new Map([...found].map(([mark, parts]) => [mark, unmarked(parts)]));
  return {
    gvc,
    primanota: fields.get('10')?.trim() || null,
    extension: fields.get('34')?.trim() || null,
    bookingText: fields.get('00')?.trim() || null,
    party: readParty(fields, marked),
    remittance: marked.get('SVWZ') ?? '',
    remittanceLines: (found.get('SVWZ') ?? []).map((piece) => piece.replace(MARK, '')),
    marked,
    originalAmount: originalAmount(marked.get('OAMT')),
  };
}
