// SPDX-License-Identifier: EUPL-1.2

import { exactCents } from '../exact-amount.ts';
import { ReadingStopped } from '../file-refusal.ts';
import { FindingList } from '../finding-list.ts';
import type { Balance, Entry, StatementHead } from '../statement.ts';
import { checkBalances, EntryTally } from '../statement-checks.ts';
import type { PartReader, StatementPart } from '../statement-part.ts';
import { type Information, readInformation } from './information.ts';
import { readStatementLine, type StatementLine } from './statement-line.ts';
import { swiftEntry } from './swift-entry.ts';
import { type SwiftField, SwiftFields, type SwiftReceiver } from './swift-fields.ts';
import { isBalanceTag, swiftAccount, swiftBalance } from './swift-values.ts';

const CHUNK = 500;
const KNOWN = new Set(['20', '21', '25', '25P', '28', '28C', '13', '13D', '34F', '61', '86', '90C', '90D']);

/** One message while it is read. */
class OpenMessage {
  readonly findings = new FindingList();
  readonly tally = new EntryTally();
  readonly line: number;
  readonly fields = new Map<string, SwiftField>();
  readonly balances: Balance[] = [];
  begun = false;
  currency: string | null = null;
  /** Waits for its ':86:'. */
  pending: StatementLine | null = null;
  entries: Entry[] = [];

  constructor(line: number) {
    this.line = line;
  }

  text(...tags: readonly string[]): string {
    for (const tag of tags) {
      const field = this.fields.get(tag);
      if (field !== undefined) return field.lines.join('').trim();
    }
    return '';
  }
}

/** MT940 and MT942 as German and other banks write them, with or without the blocks of the network around them. */
export class SwiftReader implements PartReader, SwiftReceiver {
  readonly parts: StatementPart[] = [];
  private readonly lines = new SwiftFields(this);
  private readonly member: string | null;
  private current: OpenMessage | null = null;
  private told942 = false;
  private messages = 0;

  constructor(member: string | null = null) {
    this.member = member;
  }

  write(bytes: Uint8Array): void {
    this.lines.write(bytes);
  }

  end(): void {
    this.lines.end();
    if (this.messages === 0) throw new ReadingStopped('NOT_A_BANK_FILE');
  }

  header(text: string): void {
    this.told942 = /\{2:[IO]942/.test(text);
  }

  mayEnd(open: string): boolean {
    const { current } = this;
    return (
      current === null || /^(6[245]|90)/.test(open) || current.balances.some(({ code }) => code === 'CLBD') || current.fields.has('34F')
    );
  }

  ended(): void {
    if (this.current !== null) this.finish(this.current);
    this.current = null;
  }

  field(field: SwiftField): void {
    const { tag } = field;
    if (tag === '20') {
      this.ended();
      this.messages += 1;
      this.current = new OpenMessage(field.line);
    }
    const { current } = this;
    if (current === null) throw new ReadingStopped('SWIFT_BROKEN', { line: field.line });
    if (tag === '86' && current.pending !== null) this.settle(current, readInformation(field.lines));
    else if (tag === '61') {
      this.settle(current);
      this.begin(current);
      current.pending = readStatementLine(field, current.tally.count + 1, current.findings);
    } else if (isBalanceTag(tag)) {
      this.settle(current);
      const balance = swiftBalance(field, current.findings);
      if (balance !== null) current.balances.push(balance);
      current.currency ??= balance?.currency ?? null;
    } else if (KNOWN.has(tag)) {
      this.settle(current);
      current.fields.set(tag, field);
    } else current.findings.add('TAG_UNKNOWN', field.line, `:${tag}:`);
  }

  private begin(current: OpenMessage): void {
    if (current.begun) return;
    current.begun = true;
    const isIntraday = this.told942 || (current.balances.length === 0 && current.fields.has('34F'));
    const [, sequence = null, page = null] = /^(\d+)(?:\/(\d+))?$/.exec(current.text('28C', '28')) ?? [];
    const floor = /^([A-Z]{3})/.exec(current.text('34F'))?.[1] ?? null;
    current.currency ??= floor;
    const account = swiftAccount(current.text('25', '25P'), current.currency);
    current.currency ??= account.currency;
    if (sequence === null && !isIntraday) current.findings.add('SEQUENCE_MISSING', current.line, ':28C:');
    const opening = current.balances.find(({ code }) => code === 'OPBD');
    const statement: StatementHead = {
      format: { name: isIntraday ? 'MT942' : 'MT940', version: null },
      kind: isIntraday ? 'intraday' : 'end-of-day',
      member: this.member,
      id: current.text('20'),
      messageId: null,
      account,
      electronicSequence: sequence,
      legalSequence: null,
      page: page === null ? null : { number: Number(page), last: null },
      from: opening?.day ?? null,
      to: null,
      createdAt: current.text('13D', '13') || null,
      line: current.line,
    };
    this.parts.push({ part: 'head', statement });
  }

  /** The line that waited is complete: with its ':86:', or without one. */
  private settle(current: OpenMessage, told: Information = readInformation([])): void {
    const line = current.pending;
    if (line === null) return;
    current.pending = null;
    const entry = swiftEntry(line, told, current.tally.count + 1, current.currency);
    current.tally.add(entry);
    current.entries.push(entry);
    if (current.entries.length >= CHUNK) this.hand(current);
  }

  private hand(current: OpenMessage): void {
    if (current.entries.length > 0) this.parts.push({ part: 'entries', entries: current.entries });
    current.entries = [];
  }

  private finish(current: OpenMessage): void {
    this.settle(current);
    this.begin(current);
    this.hand(current);
    const { findings, tally, balances } = current;
    const account = swiftAccount(current.text('25', '25P'), current.currency);
    if (account.id === '') findings.add('ACCOUNT_MISSING', current.line, ':25:');
    const kind = current.fields.has('34F') || this.told942 ? 'intraday' : 'end-of-day';
    checkBalances(kind, balances, account.currency, findings);
    checkSums(current);
    this.parts.push({ part: 'foot', statement: { account, balances, entryCount: tally.count, findings: findings.all() } });
  }
}

/** ':90D:' and ':90C:' of an MT942: number and sum. */
function checkSums({ fields, tally, findings }: OpenMessage): void {
  const found = { '90D': [tally.debitCount, tally.debitCents], '90C': [tally.creditCount, tally.creditCents] } as const;
  for (const [tag, [count, cents]] of Object.entries(found)) {
    const field = fields.get(tag);
    if (field === undefined) continue;
    const text = field.lines.join('').trim();
    const [, toldCount = '', amount = ''] = /^(\d+)[A-Z]{3}([\d,]+)$/.exec(text) ?? [];
    const read = exactCents(amount, ',');
    const isSame = toldCount !== '' && Number(toldCount) === count && read.ok && (tally.broken || read.value === cents);
    if (!isSame) findings.add('SUMMARY_DIFFERS', field.line, `:${tag}:`, { told: text.slice(0, 40), found: `${count} ${cents}` });
  }
}
