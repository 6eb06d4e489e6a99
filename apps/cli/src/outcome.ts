// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';
import { both, joined, type Language, type Line, textIn } from './language.ts';
import { printable, printableJson, printableXml } from './printable.ts';

/** What a command ends with. */
export const EXIT = {
  done: 0,
  /** The input was read and refused; the lines say where and why. */
  refused: 1,
  /** The words of the call are wrong. */
  usage: 2,
  /** Nothing was done, because it had been done before. */
  nothingToDo: 3,
  /** A file or the database could not be reached. */
  unavailable: 4,
} as const;

/** Where commands write; a test reads it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** A command's answer: for people as lines, for programs as one JSON value. */
export interface Answer {
  readonly code: number;
  readonly lines: readonly Line[];
  /** XML that goes to standard output for whatever reads it next; what is said beside it goes to standard error. */
  readonly document?: string;
  readonly json: unknown;
}

/** Ends a command with a clear no. */
export class CommandRefused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(answer.lines.map((line) => textIn('en', line)).join('\n'));
    this.answer = answer;
  }
}

const jsonText = (value: unknown): string => JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner), 2);

/** Answers go to standard output, refusals to standard error, JSON always to standard output. */
export function tell(terminal: Terminal, answer: Answer, language: Language, asJson: boolean): number {
  const aside = answer.code === EXIT.done && answer.document === undefined ? terminal.out : terminal.err;
  if (asJson) terminal.out(printableJson(jsonText(answer.json)));
  else {
    if (answer.document !== undefined) terminal.out(printableXml(answer.document).trimEnd());
    for (const line of answer.lines) aside(printable(textIn(language, line)));
  }
  return answer.code;
}

/** What was found at the place, where the sentence does not say it itself. */
function found(params: Refusal['params'], sentence: Line): Line {
  const value = params?.['given'] ?? params?.['value'];
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return '';
  return textIn('de', sentence).includes(String(value)) ? '' : both(` („${value}“)`, ` (“${value}”)`);
}

/** 'amount: sentence („given“) [CODE]': the place, what is wrong there, and the code for whoever looks it up. */
export function refusalLine({ code, field, params }: Refusal, sentence?: Line): Line {
  const place = field ? `${field}: ` : '';
  if (sentence !== undefined) return joined(place, sentence, found(params, sentence), ` [${code}]`);
  const details = params && Object.keys(params).length > 0 ? ` ${jsonText(params).replace(/\s+/g, ' ')}` : '';
  return `${place}[${code}]${details}`;
}

export const refusedBy = (refusals: readonly Refusal[], sentenceOf: (refusal: Refusal) => Line | undefined = () => undefined): Answer => ({
  code: EXIT.refused,
  lines: refusals.map((refusal) => refusalLine(refusal, sentenceOf(refusal))),
  json: { ok: false, refusals },
});
