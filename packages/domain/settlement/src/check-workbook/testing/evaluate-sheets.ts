// SPDX-License-Identifier: EUPL-1.2
import type { CheckWorkbook } from '../sheet-model.ts';

/** What a formula gives: numbers as a spreadsheet has them (doubles), texts, and columns of numbers. */
export type Value = number | string | readonly number[];

const TOKEN = /\s*(<=|>=|<>|[-+*/(),<>=]|"[^"]*"|(?:'[^']+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|[A-Z]+(?=\()|\d+(?:\.\d+)?)/y;

const one = (value: Value): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? Number.NaN : (value[0] ?? Number.NaN);
const listed = (value: Value): readonly number[] => (typeof value === 'object' ? value : [one(value)]);

/** The operator for numbers, or member by member where one side is a column. */
function each(a: Value, b: Value, work: (x: number, y: number) => number): Value {
  if (typeof a !== 'object' && typeof b !== 'object') return work(one(a), one(b));
  const length = Math.max(listed(a).length, listed(b).length);
  const at = (value: Value, index: number): number => (typeof value === 'object' ? (value[index] ?? Number.NaN) : one(value));
  return Array.from({ length }, (_, index) => work(at(a, index), at(b, index)));
}

/** Half away from zero, as spreadsheets do: what is half but for the last bit counts as half. */
function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  return (Math.sign(value) * Math.floor(scaled + 0.5 + scaled * 2e-16)) / scale;
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '=': (a, b) => a === b,
};

const FUNCTIONS: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  SUM: (values) => values.flatMap((value) => [...listed(value)]).reduce((sum, value) => sum + value, 0),
  SUMPRODUCT: ([value = 0]) => listed(value).reduce((sum, part) => sum + part, 0),
  ROUND: ([value = 0, decimals = 0]) => round(one(value), one(decimals)),
  ABS: ([value = 0]) => Math.abs(one(value)),
  INT: ([value = 0]) => Math.floor(one(value)),
  IF: ([test = 0, yes = 0, no = 0]) => (one(test) !== 0 ? yes : no),
};

/** A workbook's formulas, worked out again from its inputs; what stands beside the formulas is not looked at. */
export class Evaluation {
  private readonly known = new Map<string, Value>();
  private readonly workbook: CheckWorkbook;

  constructor(workbook: CheckWorkbook) {
    this.workbook = workbook;
  }

  /** (sheet, 'B5') */
  cell(sheet: string, name: string): Value {
    const key = `${sheet}!${name}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
    const cell = this.workbook.sheets.find((one) => one.name === sheet)?.rows[Number(row) - 1]?.[columnIndex(column)];
    if (cell === undefined || cell === null) return 0;
    const value =
      cell.kind === 'text' ? cell.text : cell.kind === 'number' ? Number(cell.value) : new Reader(this, sheet, cell.formula).whole();
    this.known.set(key, value);
    return value;
  }
}

const columnIndex = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

class Reader {
  private readonly tokens: readonly string[];
  private at = 0;
  private readonly evaluation: Evaluation;
  private readonly sheet: string;

  constructor(evaluation: Evaluation, sheet: string, formula: string) {
    this.evaluation = evaluation;
    this.sheet = sheet;
    const tokens: string[] = [];
    TOKEN.lastIndex = 0;
    for (let place = 0; place < formula.length; place = TOKEN.lastIndex) {
      const [, token] = TOKEN.exec(formula) ?? [];
      if (token === undefined) throw new Error(`${formula} cannot be read from ${place}`);
      tokens.push(token);
    }
    this.tokens = tokens;
  }

  whole(): Value {
    const value = this.comparison();
    if (this.at !== this.tokens.length) throw new Error(`more than a formula: ${this.tokens.join(' ')}`);
    return value;
  }

  private take(...expected: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (token === undefined || !expected.includes(token)) return null;
    this.at += 1;
    return token;
  }

  private comparison(): Value {
    const left = this.sum();
    const sign = this.take(...Object.keys(COMPARISONS));
    if (sign === null) return left;
    const holds = COMPARISONS[sign];
    return each(left, this.sum(), (a, b) => (holds?.(a, b) === true ? 1 : 0));
  }

  private sum(): Value {
    let value = this.product();
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-')) {
      const factor = sign === '+' ? 1 : -1;
      value = each(value, this.product(), (a, b) => a + factor * b);
    }
    return value;
  }

  private product(): Value {
    let value = this.factor();
    for (let sign = this.take('*', '/'); sign !== null; sign = this.take('*', '/')) {
      const divides = sign === '/';
      value = each(value, this.factor(), (a, b) => (divides ? a / b : a * b));
    }
    return value;
  }

  private factor(): Value {
    if (this.take('-') !== null) return each(0, this.factor(), (a, b) => a - b);
    if (this.take('(') !== null) {
      const value = this.comparison();
      this.closed();
      return value;
    }
    const token = this.tokens[this.at] ?? '';
    this.at += 1;
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    return /^[A-Z]+$/.test(token) ? this.call(token) : this.reference(token);
  }

  private closed(): void {
    if (this.take(')') === null) throw new Error('a bracket is open');
  }

  private call(name: string): Value {
    this.take('(');
    if (name === 'ROW') {
      const rows = (this.tokens[this.at] ?? '').match(/\d+/g)?.map(Number) ?? [];
      this.at += 1;
      this.closed();
      const [first = 0, last = first] = rows;
      return last === first ? first : Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }
    const values = [this.comparison()];
    while (this.take(',') !== null) values.push(this.comparison());
    this.closed();
    const work = FUNCTIONS[name];
    if (work === undefined) throw new Error(`${name} is not known`);
    return work(values);
  }

  private reference(token: string): Value {
    const [, named, place = ''] = /^(?:'([^']+)'!)?(.+)$/.exec(token) ?? [];
    const sheet = named ?? this.sheet;
    const [first = '', last] = place.replaceAll('$', '').split(':');
    if (last === undefined) return this.evaluation.cell(sheet, first);
    const column = first.replace(/\d+/, '');
    const [from, to] = [first, last].map((name) => Number(name.replace(/\D+/, '')));
    return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, index) =>
      one(this.evaluation.cell(sheet, `${column}${(from ?? 0) + index}`)),
    );
  }
}
