// SPDX-License-Identifier: EUPL-1.2
import { type AmountError, type Cents, type CivilDate, err, ok, parseAmount, type Result, readCivilDate } from '@kernel/core';

/** A text that must be there. */
export const textCell =
  (maxLength: number) =>
  (text: string): Result<string, 'EMPTY_CELL' | 'TOO_LONG'> => {
    if (text === '') return err('EMPTY_CELL');
    return text.length > maxLength ? err('TOO_LONG') : ok(text);
  };

/** '2026-01-31' or '31.01.2026' ('1.1.2026' too). */
export function dateCell(text: string): Result<CivilDate, 'EMPTY_CELL' | 'NOT_A_DATE'> {
  if (text === '') return err('EMPTY_CELL');
  const date = readCivilDate(text);
  return date === null ? err('NOT_A_DATE') : ok(date);
}

/** An amount in euro, German or with a point; three decimals are refused. */
export const amountCell = (text: string): Result<Cents, 'EMPTY_CELL' | AmountError> =>
  text === '' ? err('EMPTY_CELL') : parseAmount(text);

/** A whole number from min to max, without grouping. */
export const wholeNumberCell =
  (min: number, max: number) =>
  (text: string): Result<number, 'EMPTY_CELL' | 'NOT_A_WHOLE_NUMBER' | 'NUMBER_OUT_OF_RANGE'> => {
    if (text === '') return err('EMPTY_CELL');
    if (!/^-?\d{1,15}$/.test(text)) return err('NOT_A_WHOLE_NUMBER');
    const value = Number(text);
    return value < min || value > max ? err('NUMBER_OUT_OF_RANGE') : ok(value);
  };

/** One of the codes, exactly. */
export const codeCell =
  <const Code extends string>(codes: readonly Code[]) =>
  (text: string): Result<Code, 'EMPTY_CELL' | 'NOT_ON_THE_LIST'> => {
    if (text === '') return err('EMPTY_CELL');
    const found = codes.find((code) => code === text);
    return found === undefined ? err('NOT_ON_THE_LIST') : ok(found);
  };

const YES = ['ja', 'j', 'yes', 'y', 'true', '1'];
const NO = ['nein', 'n', 'no', 'false', '0'];

/** ja/nein, yes/no, true/false, 1/0. */
export function yesNoCell(text: string): Result<boolean, 'EMPTY_CELL' | 'NOT_YES_OR_NO'> {
  if (text === '') return err('EMPTY_CELL');
  const word = text.toLowerCase();
  if (YES.includes(word)) return ok(true);
  return NO.includes(word) ? ok(false) : err('NOT_YES_OR_NO');
}

/** The same cell, null where it is empty. */
export const optionalCell =
  <T, Code extends string>(parser: (text: string) => Result<T, Code>) =>
  (text: string): Result<T | null, Code> =>
    text === '' ? ok(null) : parser(text);
