// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  byText,
  type CivilDate,
  centsToDecimal,
  type Decide,
  err,
  isBankDay,
  ok,
  type Refusal,
  refusal,
  sumCents,
} from '@kernel/core';
import { type BankDay, bankDay, type DaysOf } from '../bank/bank-day.ts';
import type { BankStatement } from '../bank/statement.ts';
import { type ChartOfAccounts, chartOf, type LedgerAccount } from '../ledger/account.ts';
import { lineStates } from '../ledger/balance.ts';
import { checkJournal, type Journal } from '../ledger/journal.ts';
import { checkReleases } from '../order/release.ts';
import { orderSum } from '../order/run.ts';
import { type Person, personOf } from '../person.ts';
import { type BooksCarry, carryOn, NOTHING_CARRIED, togetherWith } from './carry.ts';
import type { ClosingContent, ClosingRulesVersion, OpenDifference } from './content.ts';
import { type DebitFileOfDay, debitFileFaults, debitFileSection } from './debit-files.ts';
import { type FileOfDay, fileSection, onTheirWay } from './files.ts';
import { knownOf, type RepeatDecision, repeatsSection } from './repeats.ts';
import { bankSection, bookSection, bridgeSection, type Explanation, keptSection, type LineOpen, liquiditySection } from './sections.ts';

/** A closing that went before, as far as the next one needs it. */
export interface PreviousClosing {
  readonly number: number;
  readonly hash: string;
  readonly content: ClosingContent;
}

export interface Opening {
  readonly through: CivilDate;
  /** What stands in no entry of the source 'opening'. */
  readonly carry: BooksCarry;
  readonly bank: ReadonlyMap<string, bigint>;
}

/** All that is known of a day of one municipality. Nothing else plays a part: the same input gives the same bytes (I16). */
export interface DayInput {
  /** By which rules the day is worked out: those of its closing, or the newest. */
  readonly rulesVersion: ClosingRulesVersion;
  readonly tenantId: string;
  readonly day: CivilDate;
  readonly previous: PreviousClosing | null;
  /** Bank balances and open items of accounts that no closing has yet, at the end of the day before their cut-over. */
  readonly opening: Opening | null;
  readonly accounts: readonly LedgerAccount[];
  /** All entries after the previous closing, up to the day. */
  readonly journals: readonly Journal[];
  /** End-of-day statements of the days since the previous closing. */
  readonly statements: readonly BankStatement[];
  /** Statements with bookings of closed days that their closings do not have; those that reach into open days are in both lists. */
  readonly late: readonly BankStatement[];
  /** Lines of late statements that closings have already. None before version 3. */
  readonly counted: ReadonlySet<string>;
  /** None before version 3. */
  readonly repeats: readonly RepeatDecision[];
  /** Bank lines of earlier days that the books still lack. */
  readonly unbookedBefore: readonly LineOpen[];
  /** Bank accounts of which somebody stated that nothing was booked on the day. */
  readonly quiet: ReadonlyMap<string, Person>;
  /** Reason and owner of whatever stays open, by its item. */
  readonly explanations: ReadonlyMap<string, Explanation>;
  readonly files: readonly FileOfDay[];
  /** None by version 1. */
  readonly debitFiles: readonly DebitFileOfDay[];
  /** Open claims (above zero) and accepted orders (below zero). */
  readonly dueItems: readonly { readonly on: CivilDate; readonly amountCents: bigint; readonly currency: string }[];
}

/** Why a day cannot be closed. All are named, each with its subject. */
export type ClosingReason =
  | 'DAY_NOT_LATER'
  | 'DAY_NOT_OVER'
  | 'OTHER_TENANT'
  | 'JOURNAL_OF_OTHER_DAY'
  | 'JOURNAL_FAULTY'
  | 'STATEMENT_MISSING'
  | 'STATEMENT_NOT_TYING'
  | 'BANK_DAY_TORN'
  | 'BANK_OPENING_DIFFERS'
  | 'REPEAT_UNSURE'
  | 'LINE_DOUBLED'
  | 'ITEM_UNEXPLAINED'
  | 'BRIDGE_DIFFERS'
  | 'FILE_RELEASES'
  | 'FILE_SUM_DIFFERS'
  | 'FILE_NOT_BOOKED';

/** In order of precedence. */
export type CloseDayRefusal = 'NOT_A_PERSON' | 'NOT_CLOSABLE';

export interface NamedReason {
  readonly code: ClosingReason;
  readonly subject: string;
  readonly detail: string;
}

const reason = (code: ClosingReason, subject: string, detail = ''): NamedReason => ({ code, subject, detail });

const bankAccountsOf = (accounts: readonly LedgerAccount[]): string[] =>
  [...new Set(accounts.flatMap(({ kind, bankAccountId }) => (kind === 'bank' && bankAccountId !== null ? [bankAccountId] : [])))].sort(
    byText,
  );

const earlierBalance = ({ previous, opening }: DayInput, bankAccountId: string): bigint | null => {
  const before = previous?.content.bankAccounts.find((account) => account.bankAccountId === bankAccountId)?.closingCents;
  return before ?? opening?.bank.get(bankAccountId) ?? null;
};

function headReasons(input: DayInput, chart: ChartOfAccounts): NamedReason[] {
  const { previous, day, tenantId } = input;
  const reasons: NamedReason[] = [];
  if (previous !== null && previous.content.day >= day) reasons.push(reason('DAY_NOT_LATER', previous.content.day));
  const debits = input.debitFiles.map(({ run }) => run);
  const strange = [...input.accounts, ...input.statements, ...input.late, ...debits].filter((row) => row.tenantId !== tenantId);
  for (const { id } of strange) reasons.push(reason('OTHER_TENANT', id));
  for (const journal of input.journals) {
    const late = journal.bookedOn > day || (previous !== null && journal.bookedOn <= previous.content.day);
    if (late) reasons.push(reason('JOURNAL_OF_OTHER_DAY', journal.id, journal.bookedOn));
    const fault = checkJournal(chart, journal);
    if (fault) reasons.push(reason('JOURNAL_FAULTY', journal.id, fault.code));
    else if (journal.tenantId !== tenantId) reasons.push(reason('OTHER_TENANT', journal.id));
  }
  return reasons;
}

/** What the bank's side lacks: I4, I5, I15, and whether the day hangs together. */
function bankReasons(input: DayInput, days: readonly BankDay[]): NamedReason[] {
  return days.flatMap((found): NamedReason[] => {
    const { bankAccountId, covered, openingCents, untied, torn, unsure } = found;
    const before = earlierBalance(input, bankAccountId);
    const reasons = untied.map((id) => reason('STATEMENT_NOT_TYING', id));
    if (torn) reasons.push(reason('BANK_DAY_TORN', bankAccountId));
    for (const id of unsure) if (!input.explanations.has(id)) reasons.push(reason('REPEAT_UNSURE', id));
    const quiet = input.quiet.has(bankAccountId) || !isBankDay(input.day);
    if (!covered && (!quiet || before === null)) reasons.push(reason('STATEMENT_MISSING', bankAccountId));
    if (openingCents !== null && before !== null && before !== openingCents)
      reasons.push(reason('BANK_OPENING_DIFFERS', bankAccountId, centsToDecimal(openingCents - before)));
    return reasons;
  });
}

/** I13 and I14: two releases, and control sum = sum of the orders = what its entry put on the transit account. */
function fileReasons({ files, journals, previous }: DayInput, before: BooksCarry): NamedReason[] {
  const entries = new Map(
    journals.filter(({ source, reverses }) => source === 'file' && reverses === null).map((entry) => [entry.sourceId, entry]),
  );
  const carried = new Set(before.positions.map(({ item }) => item));
  return files.flatMap(({ run, orders, handedOverOn }): NamedReason[] => {
    const wrong = checkReleases(run, orders);
    const reasons = wrong ? [reason('FILE_RELEASES', run.id, wrong.code)] : [];
    const [sum, entry] = [orderSum(orders), entries.get(run.id)];
    const debits = entry?.postings.filter(({ amountCents }) => amountCents > 0n).map(({ amountCents }) => amountCents);
    if (run.file?.controlSumCents !== sum || (debits !== undefined && sumCents(debits) !== sum))
      reasons.push(reason('FILE_SUM_DIFFERS', run.id, centsToDecimal(sum)));
    const earlier = (previous !== null && handedOverOn <= previous.content.day) || orders.every(({ id }) => carried.has(id));
    if (entry === undefined && !earlier) reasons.push(reason('FILE_NOT_BOOKED', run.id));
    return reasons;
  });
}

/** Lines for which more is booked than taken back. */
function bookedLines(journals: readonly Journal[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { source, sourceId, reverses } of journals)
    if (source === 'line') counts.set(sourceId, (counts.get(sourceId) ?? 0) + (reverses === null ? 1 : -1));
  return new Set([...counts].filter(([, count]) => count > 0).map(([id]) => id));
}

export interface WorkedDay {
  readonly content: Omit<ClosingContent, 'inputHash' | 'madeBy' | 'madeAt'>;
  /** Empty: the day can be closed. */
  readonly reasons: readonly NamedReason[];
}

function explained(subject: string, explanations: DayInput['explanations']): OpenDifference[] {
  const why = explanations.get(subject);
  return why ? [{ code: 'REPEAT_UNSURE', subject, ...why }] : [];
}

/** I6: numbers that no statement has. The balances follow each other all the same, or the day would not be closed. */
function skippedNumbers({ bankAccountId, statements }: BankDay, previous: PreviousClosing | null): OpenDifference[] {
  const before = previous?.content.bankAccounts.find((account) => account.bankAccountId === bankAccountId)?.statements ?? [];
  const numbers = [...new Set([...before, ...statements].flatMap(({ sequence }) => sequence ?? []))].sort((a, b) => a - b);
  const last = Math.max(...before.flatMap(({ sequence }) => sequence ?? []), numbers[0] ?? 0);
  const gaps = numbers.slice(1).flatMap((number, index) => {
    const from = (numbers[index] ?? number) + 1;
    return number > last && number > from ? [`${from}–${number - 1}`] : [];
  });
  return gaps.map((gap) => ({ code: 'SEQUENCE_GAP_EXPLAINED', subject: `${bankAccountId} ${gap}`, reason: 'balances', owner: '' }));
}

/** The days that a closing tells of. */
export const daysOf = ({ previous, opening, day }: DayInput): DaysOf => ({
  after: previous?.content.day ?? opening?.through ?? addDays(day, -1),
  through: day,
});

/** Works a day out: its sections as far as they can be said, and everything that keeps it from being closed. */
export function workOutDay(input: DayInput): WorkedDay {
  const { tenantId, day, previous, journals } = input;
  const chart = chartOf(input.accounts);
  const ids = bankAccountsOf(input.accounts);
  const days = ids.map((id) => bankDay(id, input.statements, daysOf(input), input.late, knownOf(input)));
  const lines = days.flatMap((found) => found.lines);
  const { states, doubled } = lineStates(lines, journals, day);
  // What an account began with is no receipt of the day.
  const [openings, moving] = [journals.filter(({ source }) => source === 'opening'), journals.filter(({ source }) => source !== 'opening')];
  const earlier = togetherWith(previous?.content.carry ?? NOTHING_CARRIED, input.opening?.carry ?? NOTHING_CARRIED);
  const before = carryOn(earlier, openings, chart);
  const carry = carryOn(before, moving, chart);
  const bankAccounts = days.map((found) => bankSection(found, earlierBalance(input, found.bankAccountId), input.quiet));
  const bookAccounts = ids.map((id) => bookSection(id, before, moving, chart));
  const waiting = new Set(carry.positions.filter(({ amountCents }) => amountCents < 0n).map(({ item }) => item));
  const explanations = new Map([...[...onTheirWay(input.files, day)].filter(([id]) => waiting.has(id)), ...input.explanations]);
  const bookedNow = bookedLines(journals);
  const unbooked: LineOpen[] = [
    ...input.unbookedBefore.filter(({ id }) => !bookedNow.has(id)),
    ...lines.filter(({ id }) => states.get(id) === 'pending'),
  ];
  const bridges = ids.map((id) => bridgeSection({ id, day, chart, carry, bookAccounts, bankAccounts, unbooked, explanations }));
  const unexplained = bridges.flatMap(({ items }) => items.filter((item) => item.reason === '' || item.owner === ''));
  const reasons: NamedReason[] = [
    ...headReasons(input, chart),
    ...bankReasons(input, days),
    ...doubled.map((id) => reason('LINE_DOUBLED', id)),
    ...unexplained.map(({ item, amountCents }) => reason('ITEM_UNEXPLAINED', item, centsToDecimal(amountCents))),
    ...bridges.flatMap((bridge) => {
      const left = bridge.differenceCents - bridge.items.reduce((sum, { amountCents }) => sum + amountCents, 0n);
      return left === 0n ? [] : [reason('BRIDGE_DIFFERS', bridge.bankAccountId, centsToDecimal(left))];
    }),
    ...fileReasons(input, before),
    ...debitFileFaults(input.debitFiles).map(({ code, runId, detail }) => reason(code, runId, detail)),
  ];
  const differences = [
    ...days.flatMap(({ unsure }) => unsure.flatMap((id) => explained(id, input.explanations))),
    ...repeatsSection(input),
    ...days.flatMap((found) => skippedNumbers(found, previous)),
  ];
  const content = {
    rulesVersion: input.rulesVersion,
    ...{
      tenantId,
      day,
      number: (previous?.number ?? 0) + 1,
      previousHash: previous?.hash ?? null,
      previousDay: previous?.content.day ?? null,
    },
    ...{ bookAccounts, bankAccounts, bridges, carry, differences },
    keptAccounts: keptSection(input.accounts, before, carry, day, explanations),
    files: fileSection(input.files),
    ...(input.rulesVersion >= 2 ? { debitFiles: debitFileSection(input.debitFiles) } : {}),
    liquidity: liquiditySection(bankAccounts, chart, input.dueItems, day),
  };
  return { content, reasons };
}

/** Makes the closing of a day, or names everything that is unexplained. It is closed only with its second signature. */
export const closeDay: Decide<DayInput, { readonly inputHash: string }, ClosingContent, CloseDayRefusal> = (
  input,
  { inputHash },
  { by, at, today },
) => {
  const madeBy = personOf(by);
  if (madeBy === null) return err(refusal('NOT_A_PERSON'));
  const { content, reasons } = workOutDay(input);
  // A day that still runs may get another entry.
  const all = input.day > today ? [reason('DAY_NOT_OVER', input.day), ...reasons] : reasons;
  if (all.length > 0) return err(notClosable(all));
  return ok({ ...content, inputHash, madeBy, madeAt: at });
};

const notClosable = (reasons: readonly NamedReason[]): Refusal<'NOT_CLOSABLE'> =>
  refusal('NOT_CLOSABLE', {
    params: { reasons: reasons.map(({ code, subject, detail }) => [code, subject, detail].filter((part) => part !== '').join(' ')) },
  });
