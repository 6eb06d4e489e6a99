// SPDX-License-Identifier: EUPL-1.2
import type { Refusal } from '@kernel/core';

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
  readonly lines: readonly string[];
  readonly json: unknown;
}

/** Ends a command with a clear no. */
export class CommandRefused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(answer.lines.join('\n'));
    this.answer = answer;
  }
}

const jsonText = (value: unknown): string => JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner), 2);

/** Answers go to standard output, refusals to standard error, JSON always to standard output. */
export function tell(terminal: Terminal, answer: Answer, asJson: boolean): number {
  if (asJson) terminal.out(jsonText(answer.json));
  else for (const line of answer.lines) (answer.code === EXIT.done ? terminal.out : terminal.err)(line);
  return answer.code;
}

/** 'amount: NOT_AN_AMOUNT (…)': the place, the code, what it needs. */
function refusalLine(refusal: Refusal, sentence?: string): string {
  const place = refusal.field ? `${refusal.field}: ` : '';
  const params = refusal.params && Object.keys(refusal.params).length > 0 ? ` ${jsonText(refusal.params).replace(/\s+/g, ' ')}` : '';
  return `${place}${sentence ?? ''}${sentence ? ' ' : ''}[${refusal.code}]${params}`;
}

export const refusedBy = (
  refusals: readonly Refusal[],
  sentenceOf: (refusal: Refusal) => string | undefined = () => undefined,
): Answer => ({
  code: EXIT.refused,
  lines: refusals.map((refusal) => refusalLine(refusal, sentenceOf(refusal))),
  json: { ok: false, refusals },
});

/** Turns a command's work into an action that prints its answer. */
export type Answering = <Input extends unknown[]>(
  work: (...input: Input) => Promise<Answer> | Answer,
) => (asJson: boolean, ...input: Input) => Promise<void>;
