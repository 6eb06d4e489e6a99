// SPDX-License-Identifier: EUPL-1.2
import { type BalanceProof, type BankLine, type BankStatement, proveBalance } from '@domain/payments';
import { accountIban, type StatementAccount } from '@formats/bank';
import { type CivilDate, cents, centsToDecimal, type NewId, type RefusalParams } from '@kernel/core';
import type { BankAccount } from '../setup/bank-account-repository.ts';
import type { DraftLine, DraftStatement, FileReading } from './draft-statement.ts';
import { FILE_FINDINGS } from './file-findings.ts';

/** What stands against a file or a statement in it; an error keeps the whole file out. */
export interface FileFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Where: account and number of the statement; '' for the file as a whole. */
  readonly where: string;
  readonly params: RefusalParams;
}

/** A statement with whose it is. */
export interface JudgedStatement {
  readonly statement: BankStatement;
  readonly draft: DraftStatement;
  readonly account: BankAccount;
  readonly proof: BalanceProof;
}

export interface Judgement {
  readonly statements: readonly JudgedStatement[];
  readonly findings: readonly FileFinding[];
}

/** Whose accounts they are: one at best. Several municipalities that opened the same account contradict each other. */
export type FindAccounts = (account: StatementAccount) => readonly BankAccount[];

/** By IBAN; older formats give bank code and number, which a German IBAN holds. */
export const accountFinder =
  (accounts: readonly BankAccount[]): FindAccounts =>
  (named) => {
    const iban = accountIban(named);
    return iban === null ? [] : accounts.filter((account) => account.iban === iban);
  };

const KINDS = { 'end-of-day': 'endOfDay', intraday: 'intraday', notification: 'notification' } as const;

/** '00012' → 12; '00000' and what is no number are none. */
function sequenceOf({ electronicSequence, legalSequence }: DraftStatement['head']): number | null {
  const text = electronicSequence ?? legalSequence ?? '';
  return /^\d{1,15}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

const nameOf = ({ head, foot }: DraftStatement): string =>
  [head.member, foot.account.id || head.account.id, head.electronicSequence ?? head.legalSequence ?? head.id].filter(Boolean).join(' · ');

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** From its bookings and its closing balance, of which each may be the later one; null where it tells of no day at all. */
function daysOf({ head, foot, lines }: DraftStatement): Days | null {
  const days = lines.flatMap(({ bookingDay, valueDay }) => bookingDay ?? valueDay ?? []).sort();
  const closing = foot.balances.find(({ code }) => code === 'CLBD')?.day ?? head.to ?? days.at(-1) ?? head.from;
  if (!closing) return null;
  const [first, last] = [days[0], days.at(-1)];
  return { from: first !== undefined && first < closing ? first : closing, to: last !== undefined && last > closing ? last : closing };
}

function statementOf(draft: DraftStatement, account: BankAccount, days: Days, newId: NewId, fileHash: string): BankStatement {
  const { tenantId, id: bankAccountId, currency } = account;
  const lineOf = ({ position: _position, details: _details, bookingDay, valueDay, currency: own, ...line }: DraftLine): BankLine => ({
    ...line,
    ...{ id: newId(), tenantId, bankAccountId, currency: own ?? currency },
    ...{ bookingDay: bookingDay ?? valueDay ?? days.to, valueDay: valueDay ?? bookingDay ?? days.to },
  });
  return {
    ...{ id: newId(), tenantId, bankAccountId, currency, kind: KINDS[draft.head.kind], sequence: sequenceOf(draft.head), fileHash },
    ...{ fromDay: days.from, toDay: days.to },
    balances: draft.foot.balances.flatMap(({ code, amountCents, currency: own, day }) =>
      amountCents === null ? [] : [{ code, amountCents: cents(amountCents), currency: own ?? currency, day: day ?? days.to }],
    ),
    lines: draft.lines.map(lineOf),
  };
}

type Say = (code: string, params?: RefusalParams) => FileFinding;

/** A booking whose booking day and value day are one impossible day has one mistake; others are of one place each. */
const sameMistake = ({ code, params }: FileFinding): string => {
  const { given = '', entry, line = '', path = '' } = params;
  return JSON.stringify([code, given, ...(entry === undefined ? [line, path] : ['entry', entry])]);
};

/** What the reader found; whether a booking has a day decides over money, so that a day that does not exist is an error here. */
function readingFindings(draft: DraftStatement, where: string): FileFinding[] {
  const noDay = draft.lines.some(({ bookingDay }) => bookingDay === null);
  const all = draft.foot.findings
    .filter(({ severity }) => severity !== 'information')
    .map(({ code, severity, where: { line, path }, params }): FileFinding => {
      const wrongDay = code === 'DATE_UNREADABLE' && noDay;
      return { severity: severity === 'error' || wrongDay ? 'error' : 'warning', code, where, params: { ...params, line, path } };
    });
  return [...new Map(all.map((finding) => [sameMistake(finding), finding])).values()];
}

function proofFindings(proof: BalanceProof, statement: BankStatement, say: Say): FileFinding[] {
  if (proof.ties) return [];
  // A report of the day without both balances proves nothing and books nothing.
  const silent = proof.openingCents === null || proof.closingCents === null;
  if (statement.kind !== 'endOfDay' && silent && !proof.findings.includes('CURRENCY_MIX')) return [];
  const lines = new Map(statement.lines.map((line, index) => [line.id, index + 1]));
  const [explained] = proof.explanations;
  return proof.findings.map((code) => {
    if (code !== 'BALANCE_DIFFERS') return say(code);
    const cause = explained === undefined ? 'none' : explained.cause;
    const entries = (explained?.lineIds ?? []).map((id) => lines.get(id) ?? 0).slice(0, 20);
    return say(code, { difference: centsToDecimal(proof.differenceCents ?? cents(0)), cause, entries: entries.join(', ') });
  });
}

function judgeOne(
  draft: DraftStatement,
  { find, newId, fileHash }: Judging,
): { readonly judged: JudgedStatement | null; readonly findings: readonly FileFinding[] } {
  const where = nameOf(draft);
  const say: Say = (code, params = {}) => ({ severity: FILE_FINDINGS.includes(code) ? 'error' : 'warning', code, where, params });
  const findings = readingFindings(draft, where);
  const named = { ...draft.head.account, ...draft.foot.account };
  const [account, another] = find(named);
  const days = daysOf(draft);
  if (draft.unreadable > 0) findings.push(say('ENTRIES_UNREADABLE', { count: draft.unreadable }));
  const whose = account === undefined ? 'ACCOUNT_UNKNOWN' : another === undefined ? null : 'ACCOUNT_OF_SEVERAL';
  if (whose) findings.push(say(whose, { account: named.iban ?? named.other ?? named.id }));
  if (days === null) findings.push(say('NO_DAY'));
  if (account === undefined || another !== undefined || days === null) return { judged: null, findings };
  if (days.from < account.cutOverOn) findings.push(say('BEFORE_CUT_OVER', { day: days.from, cutOver: account.cutOverOn }));
  if (named.currency !== null && named.currency !== account.currency)
    findings.push(say('ACCOUNT_CURRENCY', { expected: account.currency, given: named.currency }));
  const statement = statementOf(draft, account, days, newId, fileHash);
  const proof = proveBalance(statement);
  findings.push(...proofFindings(proof, statement, say));
  return { judged: { statement, draft, account, proof }, findings };
}

export interface Judging {
  readonly find: FindAccounts;
  readonly newId: NewId;
  readonly fileHash: string;
}

/** Whose statements a file holds and what stands against it; with one error nothing of it is booked. */
export function judgeFile({ statements, refusal }: FileReading, judging: Judging): Judgement {
  const ofFile = (code: string, params: RefusalParams = {}): Judgement => ({
    statements: [],
    findings: [{ severity: 'error', code, where: '', params }],
  });
  if (refusal !== null) return ofFile(refusal.code, refusal.params);
  if (statements.length === 0) return ofFile('NO_STATEMENT');
  const all = statements.map((draft) => judgeOne(draft, judging));
  return { statements: all.flatMap(({ judged }) => judged ?? []), findings: all.flatMap(({ findings }) => findings) };
}

export const isBroken = ({ findings }: Pick<Judgement, 'findings'>): boolean => findings.some(({ severity }) => severity === 'error');
