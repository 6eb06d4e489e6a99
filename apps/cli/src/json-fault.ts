// SPDX-License-Identifier: EUPL-1.2
import { type Bilingual, both } from './language.ts';

/** Where a text stops being JSON: line and column from 1, and what was expected there. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: Bilingual;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

const VALUE = both('erwartet wird ein Wert', 'a value is expected');
const NAME = both('erwartet wird ein Name in Anführungszeichen', 'a name in double quotes is expected');
const COLON = both('erwartet wird ein Doppelpunkt', 'a colon is expected');
const COMMA = both('erwartet wird ein Komma oder das Ende der Klammer', 'a comma or the closing bracket is expected');
const END = both('hier müsste der Text zu Ende sein', 'the text should end here');
const OPEN_TEXT = both(
  'dieser Text in Anführungszeichen ist nicht gültig oder endet nicht',
  'this quoted text is not valid or does not end',
);

type State = 'value' | 'firstValue' | 'name' | 'firstName' | 'after';

/** Where the reader stands: place, what may come next, and the brackets that are open. */
interface Reader {
  readonly text: string;
  at: number;
  state: State;
  readonly open: ('{' | '[')[];
}

function skip(reader: Reader, pattern: RegExp): boolean {
  pattern.lastIndex = reader.at;
  const found = pattern.test(reader.text);
  if (found) reader.at = pattern.lastIndex;
  return found;
}

function close(reader: Reader): null {
  reader.at += 1;
  reader.open.pop();
  reader.state = 'after';
  return null;
}

function go(reader: Reader, state: State): null {
  reader.at += 1;
  reader.state = state;
  return null;
}

function afterValue(reader: Reader, next: string | undefined): Bilingual | null {
  const inside = reader.open.at(-1);
  if (inside === undefined) return END;
  if (next === ',') return go(reader, inside === '{' ? 'name' : 'value');
  return next === (inside === '{' ? '}' : ']') ? close(reader) : COMMA;
}

function nameAndColon(reader: Reader, next: string | undefined): Bilingual | null {
  if (reader.state === 'firstName' && next === '}') return close(reader);
  if (!skip(reader, STRING)) return next === '"' ? OPEN_TEXT : NAME;
  skip(reader, SPACE);
  return reader.text[reader.at] === ':' ? go(reader, 'value') : COLON;
}

function value(reader: Reader, next: string | undefined): Bilingual | null {
  if (reader.state === 'firstValue' && next === ']') return close(reader);
  if (next === '{' || next === '[') {
    reader.open.push(next);
    return go(reader, next === '{' ? 'firstName' : 'firstValue');
  }
  if (!skip(reader, STRING) && !skip(reader, PLAIN)) return next === '"' ? OPEN_TEXT : VALUE;
  reader.state = 'after';
  return null;
}

const STEPS = { value, firstValue: value, name: nameAndColon, firstName: nameAndColon, after: afterValue } as const;

/** Null: the text is JSON. The engine's own message names no place in short texts, and its words change. */
export function findJsonFault(text: string): JsonFault | null {
  const reader: Reader = { text, at: 0, state: 'value', open: [] };
  for (;;) {
    skip(reader, SPACE);
    if (reader.state === 'after' && reader.open.length === 0 && reader.at === text.length) return null;
    const expected = STEPS[reader.state](reader, text[reader.at]);
    if (expected === null) continue;
    const before = text.slice(0, reader.at);
    return { line: before.split('\n').length, column: reader.at - before.lastIndexOf('\n'), expected };
  }
}
