// SPDX-License-Identifier: EUPL-1.2
import { addDays, type Circumstances, type CivilDate, cents, invariant, type Result, unwrap } from '@kernel/core';
import type { BankLine } from '../../bank/bank-line.ts';
import { dedupe } from '../../bank/dedupe.ts';
import type { BankStatement } from '../../bank/statement.ts';
import { closeDay, type DayInput, workOutDay } from '../../closing/close-day.ts';
import { CLOSING_RULES_VERSION } from '../../closing/content.ts';
import type { FileOfDay } from '../../closing/files.ts';
import { type Hash, type SealedClosing, sealClosing, signClosing } from '../../closing/seal.ts';
import type { Explanation } from '../../closing/sections.ts';
import { type ChartOfAccounts, chartOf, type LedgerAccount } from '../../ledger/account.ts';
import { openPositions } from '../../ledger/balance.ts';
import { bookRejection } from '../../ledger/file-booking.ts';
import { type Journal, reverseJournal } from '../../ledger/journal.ts';
import { bookLine, clearItem, setLineAside } from '../../ledger/line-booking.ts';
import type { PaymentOrder } from '../../order/order.ts';
import { markDebited, takeBankAnswer } from '../../order/outcome.ts';
import { accountsOf } from '../books.ts';
import { as, CONTENT, LOOSE } from '../people.ts';
import { sentFile } from '../sent-file.ts';
import type { Chance } from '../year/random.ts';
import { attack } from './attack.ts';
import { BankWorld, type TrueLine } from './bank-world.ts';

const OPENING = 1_000_000n;
const clerk = as('b', 'centre');

/** One municipality that works through its days, with all that goes wrong: late, doubled and lost files, crashes, corrections, attempts. */
export class TownHistory {
  readonly tenantId: string;
  readonly bank: BankWorld;
  readonly accounts: readonly LedgerAccount[];
  readonly journals: Journal[] = [];
  readonly closings: SealedClosing[] = [];
  /** What each closing was made from. */
  readonly inputs: DayInput[] = [];
  readonly delivered: BankStatement[] = [];
  readonly files: (Omit<FileOfDay, 'orders'> & { readonly orders: readonly PaymentOrder[] })[] = [];
  private readonly held: BankStatement[] = [];
  private readonly chart: ChartOfAccounts;
  private readonly luck: Chance;
  private readonly hash: Hash;
  private readonly inClosings = new Set<string>();
  private readonly explanations = new Map<string, Explanation>();
  private kept: readonly BankLine[] = [];
  private made = 0;

  constructor(tenantId: string, luck: Chance, hash: Hash) {
    this.tenantId = tenantId;
    this.luck = luck;
    this.hash = hash;
    this.accounts = accountsOf(tenantId, `${tenantId}-giro`);
    this.chart = chartOf(this.accounts);
    this.bank = new BankWorld(tenantId, `${tenantId}-giro`, OPENING, luck);
  }

  get closedThrough(): CivilDate | null {
    return this.closings[this.closings.length - 1]?.content.day ?? null;
  }

  /** A day from its first order to its second signature. */
  live(day: CivilDate): void {
    if (this.luck.in10000(5_000)) this.send(day);
    this.happen(day);
    if (this.luck.in10000(3_000)) this.mustNotClose(day);
    this.deliver(2);
    this.import();
    this.work(day);
    if (this.luck.in10000(4_000)) this.correct(day);
    this.clear(day);
    this.close(day);
    attack(this.tenantId, this.chart, this.closedThrough, day);
  }

  private books() {
    return { chart: this.chart, closedThrough: this.closedThrough };
  }
  /** A crash after the decision and before anything is written loses it; the work is done again later. */
  private keep(result: Result<Journal, unknown>): boolean {
    if (!result.ok || this.luck.in10000(800)) return false;
    this.made += 1;
    this.journals.push({ ...result.value, id: `${this.tenantId}-j${String(this.made).padStart(4, '0')}` });
    return true;
  }

  private send(day: CivilDate): void {
    this.made += 1;
    const contents = Array.from({ length: 1 + this.luck.below(3) }, () => {
      return { ...CONTENT, bankAccountId: `${this.tenantId}-giro`, amountCents: cents(100 + this.luck.below(900)) };
    });
    const { journal, run, orders } = sentFile(this.chart, day, `${this.tenantId}${this.made}`, contents, this.tenantId);
    // I14: control sum = orders = what is on the transit account.
    const transit = journal.postings
      .filter(({ accountId }) => accountId.endsWith('-transit'))
      .reduce((sum, { amountCents }) => sum - amountCents, 0n);
    invariant(run.file?.controlSumCents === transit, 'I14');
    this.journals.push(journal);
    this.files.push({ run, orders, handedOverOn: day });
  }

  private orders(status: PaymentOrder['status']): PaymentOrder[] {
    return this.files.flatMap(({ orders }) => orders.filter((order) => order.status === status));
  }
  private replace(changed: PaymentOrder): void {
    const at = this.files.findIndex(({ orders }) => orders.some(({ id }) => id === changed.id));
    const file = this.files[at];
    if (file) this.files[at] = { ...file, orders: file.orders.map((order) => (order.id === changed.id ? changed : order)) };
  }

  /** What the bank books on a day, among it genuine repeats. */
  private happen(day: CivilDate): void {
    const lines: TrueLine[] = [];
    for (const order of this.orders('handedOver')) {
      if (this.luck.in10000(1_000)) {
        const rejected = unwrap(takeBankAnswer(order, { accepted: false, reason: 'AC01' }, clerk));
        const booked = bookRejection(
          { ...this.books(), order: rejected, booked: false, owed: { accountId: `${this.tenantId}-creditor`, item: rejected.id } },
          { bookedOn: day },
          clerk,
        );
        if (this.keep(booked)) this.replace(rejected);
      } else if (this.luck.in10000(7_000)) {
        this.replace(unwrap(takeBankAnswer(order, { accepted: true }, clerk)));
        lines.push({ day, amount: -order.content.amountCents, endToEndId: order.endToEndId, text: 'RE' });
      }
    }
    for (let count = this.luck.below(4); count > 0; count--) {
      const amount = this.luck.pick([500n, 500n, 1_000n, 2_500n, -300n, -1_000n]);
      lines.push({ day, amount, endToEndId: null, text: this.luck.pick(['Hundesteuer', 'Miete', 'Gebuehr']) });
    }
    const [first] = lines;
    if (first?.endToEndId === null && this.luck.in10000(3_000)) lines.push(first);
    this.held.push(...this.bank.book(day, lines).map((part) => this.bank.statement(part)));
    for (const part of this.bank.parts) if (this.luck.in10000(1_200)) this.held.push(this.bank.statement(part));
    const [part] = this.bank.parts.slice(-1);
    if (part && this.luck.in10000(2_000)) this.delivered.push(this.bank.statement(part, 'intraday'));
  }

  /** Some of what is held back arrives, in any order. */
  private deliver(rounds: number): void {
    for (let round = 0; round < rounds; round++) {
      for (let at = this.held.length - 1; at >= 0; at--) {
        const [statement] = this.luck.in10000(7_000) ? this.held.splice(at, 1) : [];
        if (statement) this.delivered.push(statement);
      }
    }
  }

  /** Imports are of everything that came so far; what was taken once stays as it was taken. */
  private import(): void {
    const { lines } = dedupe(this.delivered);
    const ids = new Set(lines.map(({ id }) => id));
    invariant(
      this.kept.every(({ id }) => ids.has(id)),
      'a line that was taken in is lost',
    );
    this.kept = lines;
  }

  private isBooked(id: string): boolean {
    return (
      this.journals.reduce((count, { source, sourceId, reverses }) => {
        return source === 'line' && sourceId === id ? count + (reverses === null ? 1 : -1) : count;
      }, 0) > 0
    );
  }

  private work(day: CivilDate): void {
    for (const line of this.kept) {
      if (this.isBooked(line.id) || this.luck.in10000(1_000)) continue;
      this.bookOne(line, day);
      // The same command once more, as after a lost answer.
      const again = setLineAside({ ...this.books(), line, booked: this.isBooked(line.id) }, { bookedOn: day }, clerk);
      invariant(!this.isBooked(line.id) || !again.ok, 'I8: a line was booked twice');
    }
  }

  private bookOne(line: BankLine, day: CivilDate): void {
    const state = { ...this.books(), line, booked: false };
    const order = this.orders('bankAccepted').find(({ endToEndId }) => endToEndId === line.references.endToEndId);
    if (order) {
      const allocations = [{ accountId: `${this.tenantId}-transit`, item: order.id, amountCents: line.amountCents }];
      if (!this.keep(bookLine(state, { bookedOn: day, allocations, because: 'own id' }, clerk))) return;
      this.replace(unwrap(markDebited({ order, releases: [] }, line, as('job', 'service'))));
    } else if (this.luck.in10000(5_000)) this.keep(setLineAside(state, { bookedOn: day }, clerk));
    else {
      const half = line.amountCents / 2n;
      const allocations = [half, line.amountCents - half].map((amount) => ({
        accountId: `${this.tenantId}-debtor`,
        item: null,
        amountCents: cents(amount),
      }));
      const short = bookLine(state, { bookedOn: day, allocations: allocations.slice(1), because: 'short' }, clerk);
      invariant(!short.ok, 'I9: parts that do not make the line were booked');
      this.keep(bookLine(state, { bookedOn: day, allocations, because: 'by hand' }, clerk));
    }
  }

  private correct(day: CivilDate): void {
    const taken = new Set(this.journals.map(({ reverses }) => reverses));
    const lines = this.journals.filter(
      ({ id, source, reverses, because }) => source === 'line' && reverses === null && because === 'by hand' && !taken.has(id),
    );
    if (lines.length === 0) return;
    const journal = this.luck.pick(lines);
    const state = { ...this.books(), journal, reversed: false };
    this.keep(reverseJournal(state, { bookedOn: day, because: 'wrong claim' }, clerk));
  }

  private clear(day: CivilDate): void {
    const kept = new Set([`${this.tenantId}-deposit`, `${this.tenantId}-advance`]);
    for (const { accountId, item, amountCents } of openPositions(this.journals, kept, day)) {
      if (!this.luck.in10000(3_000)) continue;
      const allocations = [{ accountId: `${this.tenantId}-debtor`, item: null, amountCents: cents(-amountCents) }];
      const state = { ...this.books(), tenantId: this.tenantId, accountId, item, openCents: amountCents };
      this.keep(clearItem(state, { bookedOn: day, allocations, because: 'found' }, clerk));
    }
  }

  private input(day: CivilDate): DayInput {
    const last = this.closings[this.closings.length - 1];
    const after = last?.content.day ?? '';
    const fresh = (statement: BankStatement): boolean =>
      statement.lines.length > 0 && statement.lines.every(({ id }) => this.kept.some((line) => line.id === id) && !this.inClosings.has(id));
    return {
      ...{ tenantId: this.tenantId, day, accounts: this.accounts },
      previous: last === undefined ? null : { number: last.content.number, hash: last.hash, content: last.content },
      opening: last === undefined ? this.opening(addDays(day, -1)) : null,
      journals: this.journals.filter(({ bookedOn }) => bookedOn > after && bookedOn <= day),
      statements: this.delivered.filter(({ toDay }) => toDay > after),
      late: this.delivered.filter((statement) => statement.toDay <= after && fresh(statement)),
      unbookedBefore: this.kept.filter(({ id }) => this.inClosings.has(id) && !this.isBooked(id)),
      quiet: this.bank.parts.some((part) => part.day === day) ? new Map() : new Map([[`${this.tenantId}-giro`, LOOSE_PERSON]]),
      explanations: this.explanations,
      files: this.files,
      ...{ dueItems: [], rulesVersion: CLOSING_RULES_VERSION, debitFiles: [], counted: new Set(), repeats: [] },
    };
  }

  private opening(through: CivilDate): DayInput['opening'] {
    const balances = [
      { accountId: `${this.tenantId}-bank`, amountCents: cents(OPENING) },
      { accountId: `${this.tenantId}-creditor`, amountCents: cents(-OPENING) },
    ];
    return { through, carry: { balances, positions: [] }, bank: new Map([[`${this.tenantId}-giro`, OPENING]]) };
  }

  /** I15: before its end-of-day statement came, a day with bookings at the bank is not closed. */
  private mustNotClose(day: CivilDate): void {
    const there = this.delivered.some((statement) => statement.kind === 'endOfDay' && statement.toDay === day);
    const any = this.bank.parts.some((part) => part.day === day);
    if (!there && any) invariant(workOutDay(this.input(day)).reasons.length > 0, 'I15: closed without a statement');
  }

  /** Mends what keeps the day open as people would, and closes it. */
  private close(day: CivilDate): void {
    for (let round = 0; round < 12; round++) {
      const { reasons } = workOutDay(this.input(day));
      if (reasons.length === 0) break;
      for (const { code, subject } of reasons)
        if (code === 'ITEM_UNEXPLAINED' || code === 'REPEAT_UNSURE') this.explanations.set(subject, { reason: 'asked', owner: 'b' });
      if (reasons.some(({ code }) => code !== 'ITEM_UNEXPLAINED')) {
        this.deliver(4);
        this.import();
        this.work(day);
      }
    }
    const input = this.snapshot(day);
    const content = unwrap(closeDay(input, { inputHash: 'i' }, this.today(day)));
    let closing = sealClosing(content, this.hash);
    for (const who of ['c', 'd'])
      closing = unwrap(signClosing({ closing, rules: { ...LOOSE, tenantId: this.tenantId } }, { hash: closing.hash }, as(who, 'centre')));
    this.inputs.push(input);
    this.closings.push(closing);
    for (const line of this.kept) this.inClosings.add(line.id);
  }
  private today(day: CivilDate): Circumstances {
    return { ...clerk, today: day };
  }
  /** The input as it is kept: nothing that happens later changes it. */
  private snapshot(day: CivilDate): DayInput {
    return { ...this.input(day), explanations: new Map(this.explanations), files: [...this.files] };
  }

  /** Everything that is still on its way arrives. */
  settleDown(day: CivilDate): void {
    while (this.held.length > 0) this.deliver(1);
    this.import();
    this.work(day);
    this.close(day);
  }
}

const LOOSE_PERSON = { userId: LOOSE.grants[0]?.userId ?? ('' as never), accountId: null };
