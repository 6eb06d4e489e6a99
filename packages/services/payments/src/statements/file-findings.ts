// SPDX-License-Identifier: EUPL-1.2
import { type BankFileRefusal, bankFileSentence, bankFindingSentence, STATEMENT_FINDINGS, type StatementFinding } from '@formats/bank';
import { type CivilDate, formatCivilDate, type RefusalParams } from '@kernel/core';

/** What keeps a whole file out, beside what its reader found. */
export const FILE_FINDINGS: readonly string[] = [
  ...['NO_STATEMENT', 'NO_DAY', 'ENTRIES_UNREADABLE', 'ACCOUNT_UNKNOWN', 'ACCOUNT_OF_SEVERAL', 'ACCOUNT_CURRENCY', 'BEFORE_CUT_OVER'],
  ...['NO_OPENING', 'NO_CLOSING', 'OPENINGS_DIFFER', 'CLOSINGS_DIFFER', 'CURRENCY_MIX', 'OTHER_ACCOUNT', 'BALANCE_DIFFERS'],
];

type Words = Readonly<Record<string, (params: RefusalParams) => string>>;

const of = (value: unknown): string => String(value ?? '');
const day = (value: unknown): string => formatCivilDate(of(value) as CivilDate);
const euro = (value: unknown): string => of(value).replace('.', ',');

const CAUSES_DE: Readonly<Record<string, string>> = {
  valuedLater: 'Es entspricht Umsätzen mit späterer Wertstellung',
  leftOut: 'Es entspricht Umsätzen, die im Schlusssaldo fehlen',
  missingRepeat: 'Es entspricht Umsätzen, die im Saldo einmal öfter enthalten sind',
  signTurned: 'Es entspricht Umsätzen mit vertauschtem Vorzeichen',
};
const CAUSES_EN: Readonly<Record<string, string>> = {
  valuedLater: 'It equals entries that are valued later',
  leftOut: 'It equals entries that the closing balance leaves out',
  missingRepeat: 'It equals entries that the balance holds once more',
  signTurned: 'It equals entries with the wrong sign',
};

const de: Words = {
  NO_STATEMENT: () => 'Die Datei enthält keinen Kontoauszug.',
  NO_DAY: () => 'Der Auszug nennt keinen Tag.',
  ENTRIES_UNREADABLE: ({ count }) => `Bei ${of(count)} Umsätzen ist der Betrag nicht lesbar.`,
  ACCOUNT_OF_SEVERAL: ({ account }) => `Das Konto ${of(account)} haben mehrere Kommunen eröffnet. Bitte klären Sie, wem es gehört.`,
  ACCOUNT_UNKNOWN: ({ account }) => `Das Konto ${of(account)} gehört zu keiner Kommune, für die das Zentrum Zahlungen abwickelt.`,
  ACCOUNT_CURRENCY: ({ expected, given }) => `Das Konto wird in ${of(expected)} geführt, der Auszug nennt ${of(given)}.`,
  BEFORE_CUT_OVER: ({ day: first, cutOver }) =>
    `Der Auszug reicht bis zum ${day(first)} zurück; das Konto wird hier erst ab ${day(cutOver)} geführt.`,
  NO_OPENING: () => 'Der Anfangssaldo fehlt.',
  NO_CLOSING: () => 'Der Schlusssaldo fehlt.',
  OPENINGS_DIFFER: () => 'Der Auszug nennt zwei verschiedene Anfangssalden.',
  CLOSINGS_DIFFER: () => 'Der Auszug nennt zwei verschiedene Schlusssalden.',
  CURRENCY_MIX: () => 'Der Auszug mischt Währungen; Beträge verschiedener Währungen werden nie addiert.',
  OTHER_ACCOUNT: () => 'Der Auszug enthält Umsätze eines anderen Kontos.',
  BALANCE_DIFFERS: ({ difference, cause, entries }) =>
    `Anfangssaldo, Umsätze und Schlusssaldo gehen nicht auf: Es bleiben ${euro(difference)} €.${
      cause === 'none' ? '' : ` ${CAUSES_DE[of(cause)] ?? ''} (Umsatz Nr. ${of(entries)}).`
    }`,
};

const en: Words = {
  NO_STATEMENT: () => 'The file holds no statement of account.',
  NO_DAY: () => 'The statement names no day.',
  ENTRIES_UNREADABLE: ({ count }) => `The amounts of ${of(count)} entries cannot be read.`,
  ACCOUNT_OF_SEVERAL: ({ account }) => `Several municipalities have opened the account ${of(account)}. Please find out whose it is.`,
  ACCOUNT_UNKNOWN: ({ account }) => `The account ${of(account)} belongs to no municipality whose payments the centre processes.`,
  ACCOUNT_CURRENCY: ({ expected, given }) => `The account is kept in ${of(expected)}, the statement names ${of(given)}.`,
  BEFORE_CUT_OVER: ({ day: first, cutOver }) =>
    `The statement goes back to ${of(first)}; the account has been kept here only since ${of(cutOver)}.`,
  NO_OPENING: () => 'The opening balance is missing.',
  NO_CLOSING: () => 'The closing balance is missing.',
  OPENINGS_DIFFER: () => 'The statement names two different opening balances.',
  CLOSINGS_DIFFER: () => 'The statement names two different closing balances.',
  CURRENCY_MIX: () => 'The statement mixes currencies; amounts of different currencies are never added.',
  OTHER_ACCOUNT: () => 'The statement holds entries of another account.',
  BALANCE_DIFFERS: ({ difference, cause, entries }) =>
    `Opening balance, entries and closing balance do not tie: €${of(difference)} is left.${
      cause === 'none' ? '' : ` ${CAUSES_EN[of(cause)] ?? ''} (entry no. ${of(entries)}).`
    }`,
};

/** 'Umsatz Nr. 3, Zeile 297: ', as far as the reader says where it is. */
function placeOf({ entry, line }: RefusalParams, sentence: string, language: 'de' | 'en'): string {
  const named = new RegExp(`(buchung|entry) ${of(entry)}\\b`, 'i').test(sentence);
  const place = [
    ...(entry === undefined || named ? [] : [`${language === 'de' ? 'Umsatz Nr.' : 'entry no.'} ${of(entry)}`]),
    ...(line === undefined || line === 0 ? [] : [`${language === 'de' ? 'Zeile' : 'line'} ${of(line)}`]),
  ].join(', ');
  return place === '' ? '' : `${place}: `;
}

/** What a finding says to people, whether the reader made it or the judgement. */
export function fileFindingSentence({ code, params }: { code: string; params: RefusalParams }, language: 'de' | 'en'): string {
  const own = (language === 'de' ? de : en)[code];
  if (own) return own(params);
  if (code in STATEMENT_FINDINGS) {
    const sentence = bankFindingSentence({ code, params } as StatementFinding, language);
    return placeOf(params, sentence, language) + sentence;
  }
  return bankFileSentence({ code, params } as BankFileRefusal, language);
}
