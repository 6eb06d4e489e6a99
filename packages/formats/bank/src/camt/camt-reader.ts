// SPDX-License-Identifier: EUPL-1.2
import { ReadingStopped } from '../file-refusal.ts';
import { FindingList } from '../finding-list.ts';
import { SchemaCheck } from '../schema/schema-check.ts';
import type { Entry, StatementFormat, StatementHead } from '../statement.ts';
import { checkBalances, EntryTally } from '../statement-checks.ts';
import type { PartReader, StatementPart } from '../statement-part.ts';
import { textAt, type XmlNode } from '../xml/xml-node.ts';
import { XML_STREAM_LIMITS, XmlStream, type XmlStreamLimits } from '../xml/xml-stream.ts';
import { readDetail, type UnsignedDetail } from './camt-detail.ts';
import { readEntry } from './camt-entry.ts';
import { checkAccount, readAccount, readBalances, readSelf } from './camt-head.ts';
import { CAMT_VERSIONS, type CamtMessage, camtMessage } from './camt-message.ts';
import { checkSummary } from './camt-summary.ts';

/** Bookings that are handed on at a time. */
const CHUNK = 500;
/** Single payments of one booking; they are the one thing that is held together. */
const MAX_DETAILS = 500_000;

/** The statement that is being read. */
class OpenStatement {
  readonly findings: FindingList;
  readonly tally = new EntryTally();
  readonly unit: XmlNode;
  currency: string | null = null;
  begun = false;
  details: UnsignedDetail[] = [];
  entries: Entry[] = [];

  constructor(unit: XmlNode, findings: FindingList) {
    this.unit = unit;
    this.findings = findings;
  }
}

/** camt.053, .052, .054 of every version, several statements of several accounts in one file. */
export class CamtReader implements PartReader {
  readonly parts: StatementPart[] = [];
  private readonly stream: XmlStream;
  private readonly member: string | null;
  private message: CamtMessage | null = null;
  private format: StatementFormat | null = null;
  private header: XmlNode | null = null;
  private current: OpenStatement | null = null;
  private schema: SchemaCheck | null = null;
  /** Of what stands before the first statement. */
  private early: FindingList | null = new FindingList();

  constructor(member: string | null = null, limits: XmlStreamLimits = XML_STREAM_LIMITS) {
    this.member = member;
    this.stream = new XmlStream(
      { opened: (node, above) => this.opened(node, above), closed: (node, above) => this.closed(node, above) },
      limits,
    );
  }

  write(bytes: Uint8Array): void {
    this.stream.write(bytes);
  }

  end(): void {
    this.stream.end();
    if (this.message === null) throw new ReadingStopped('NOT_A_BANK_FILE');
  }

  private opened(node: XmlNode, above: readonly XmlNode[]): void {
    this.place(node, above);
    this.schema?.opened(node);
  }

  private place(node: XmlNode, above: readonly XmlNode[]): void {
    const [root, first] = above;
    if (above.length === 1 && root !== undefined) {
      const { message, format } = camtMessage(root, node);
      this.message = message;
      this.format = format;
      this.schema = new SchemaCheck(`${format.name}.${format.version ?? ''}`, (code, line, path, params) =>
        (this.current?.findings ?? this.early)?.add(code, line, path, params),
      );
      this.schema.opened(root);
    } else if (above.length === 2 && first !== undefined && node.name === this.message?.unit) {
      this.current = new OpenStatement(node, this.early ?? new FindingList());
      this.early = null;
    } else if (above.length === 3 && node.name === 'Ntry' && this.current !== null) this.begin(this.current);
  }

  /** Every element of a booking is cut off as soon as it has been read. */
  private closed(node: XmlNode, above: readonly XmlNode[]): boolean {
    this.schema?.closed(node);
    const current = this.current;
    if (above.length === 2 && node.name === 'GrpHdr') {
      this.header = node;
      return false;
    }
    if (current === null) return above.length > 2;
    if (above.length === 5 && node.name === 'TxDtls' && above[3]?.name === 'Ntry') {
      if (current.details.length >= MAX_DETAILS) throw new ReadingStopped('TOO_MANY_DETAILS', { line: node.line, limit: MAX_DETAILS });
      current.details.push(readDetail(node, current.findings));
      return false;
    }
    if (above.length === 3 && node.name === 'Ntry') {
      this.take(current, node);
      return false;
    }
    if (above.length === 2) {
      this.finish(current);
      return false;
    }
    return true;
  }

  private begin(current: OpenStatement): void {
    if (current.begun || this.format === null || this.message === null) return;
    current.begun = true;
    const { unit, findings } = current;
    // For their currency alone; the balances are read when all are there, since some banks put them behind the bookings.
    const balances = readBalances(unit, new FindingList());
    current.currency = readAccount(unit, balances[0]?.currency ?? null).currency;
    const statement: StatementHead = {
      format: this.format,
      kind: this.message.kind,
      member: this.member,
      messageId: textAt(this.header, 'MsgId'),
      account: readAccount(unit, current.currency),
      ...readSelf(unit, this.header, findings),
      line: unit.line,
    };
    if (this.format.version === null) findings.add('NAMESPACE_MISSING', 0, 'Document');
    else if (!CAMT_VERSIONS.includes(this.format.version))
      findings.add('VERSION_NOT_KNOWN', 0, 'Document', { version: this.format.version });
    if (this.message.kind === 'end-of-day' && statement.electronicSequence === null && statement.legalSequence === null)
      findings.add('SEQUENCE_MISSING', 0, 'Stmt');
    this.parts.push({ part: 'head', statement });
  }

  private take(current: OpenStatement, node: XmlNode): void {
    const { tally, findings } = current;
    const entry = readEntry(node, tally.count + 1, current.details, findings);
    current.details = [];
    current.currency ??= entry.currency;
    if (entry.currency !== null && entry.currency !== current.currency)
      findings.add('CURRENCY_DIFFERS', node.line, 'Ntry/Amt', {
        expected: current.currency ?? '',
        given: entry.currency,
        entry: entry.number,
      });
    tally.add(entry);
    current.entries.push(entry);
    if (current.entries.length >= CHUNK) this.hand(current);
  }

  private hand(current: OpenStatement): void {
    if (current.entries.length > 0) this.parts.push({ part: 'entries', entries: current.entries });
    current.entries = [];
  }

  private finish(current: OpenStatement): void {
    this.begin(current);
    this.hand(current);
    const { unit, findings, tally } = current;
    const balances = readBalances(unit, findings);
    const account = readAccount(unit, current.currency ?? balances[0]?.currency ?? null);
    checkAccount(unit, account, findings);
    checkBalances(this.message?.kind ?? 'end-of-day', balances, account.currency, findings);
    checkSummary(unit, tally, findings);
    this.parts.push({ part: 'foot', statement: { account, balances, entryCount: tally.count, findings: findings.all() } });
    this.current = null;
  }
}
