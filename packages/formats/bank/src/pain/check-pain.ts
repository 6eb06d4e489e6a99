// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type RefusalParams, type Result } from '@kernel/core';
import { exactCents } from '../exact-amount.ts';
import { type BankFileRefusal, ReadingStopped } from '../file-refusal.ts';
import { otherMessage } from '../other-message.ts';
import type { ByteSource } from '../read-statements.ts';
import { SchemaCheck } from '../schema/schema-check.ts';
import { messageOf } from '../xml/message-name.ts';
import type { XmlNode } from '../xml/xml-node.ts';
import { XmlStream } from '../xml/xml-stream.ts';
import type { PainFinding } from './pain-finding.ts';
import type { PainHeader, PainKind, PainParty, PainTally } from './pain-message.ts';
import { readHeader, readPayment, readTransaction } from './pain-parts.ts';
import { differs, HEADER_RULES, PARTY_RULES, PAYMENT_RULES, type PainRuleId, TRANSACTION_RULES } from './rules.ts';
import { CURRENT_VERSIONS, isOutdated } from './versions.ts';

const ROOTS: Readonly<Record<string, PainKind>> = { CstmrCdtTrfInitn: 'pain.001', CstmrDrctDbtInitn: 'pain.008' };

export interface PainCheck {
  /** 'pain.001.001.09'; the version is null without a namespace. */
  readonly kind: PainKind;
  readonly version: string | null;
  readonly messageId: string | null;
  readonly payments: number;
  readonly transactions: number;
  /** Of all amounts that can be read. */
  readonly sumCents: bigint;
  readonly findings: readonly PainFinding[];
}

/** A file of a hundred thousand wrong orders is not told better by as many findings. */
const LISTED = 1_000;

/** What the schema says of a value is left out where a rule says it with its reason. */
function plainest(findings: readonly PainFinding[]): readonly PainFinding[] {
  const keyOf = ({ params }: PainFinding): string => String(params['given'] ?? '').slice(0, 60);
  const said = new Set(findings.filter(({ rule, params }) => !rule.startsWith('SCHEMA_') && params['given'] !== undefined).map(keyOf));
  return findings.filter((one) => one.rule !== 'SCHEMA_VALUE' || !said.has(keyOf(one)));
}

class PainChecker {
  private readonly stream = new XmlStream({
    opened: (node, above) => this.opened(node, above),
    closed: (node, above) => this.closed(node, above),
  });
  private readonly findings: PainFinding[] = [];
  private readonly paymentIds = new Set<string>();
  private readonly endToEndIds = new Set<string>();
  private kind: PainKind | null = null;
  private version: string | null = null;
  private schema: SchemaCheck | null = null;
  private header: PainHeader | null = null;
  private payments = 0;
  private all = { count: 0, cents: 0n, unreadable: 0 };
  private own = { count: 0, cents: 0n, unreadable: 0 };

  write(bytes: Uint8Array): void {
    this.stream.write(bytes);
  }

  end(): PainCheck {
    this.stream.end();
    const { kind, version, header } = this;
    if (kind === null) throw new ReadingStopped('NOT_A_BANK_FILE');
    if (header !== null) this.told(header, this.all, '', header.line);
    if (this.all.count === 0) this.add('NO_TRANSACTIONS', 'error', 0, '', {});
    const messageId = header?.messageId ?? null;
    return {
      kind,
      version,
      messageId,
      payments: this.payments,
      transactions: this.all.count,
      sumCents: this.all.cents,
      findings: plainest(this.findings),
    };
  }

  private add(rule: PainFinding['rule'], severity: 'error' | 'warning', line: number, path: string, params: RefusalParams): void {
    if (this.findings.length < LISTED) this.findings.push({ rule, severity, line, path, params });
  }

  private opened(node: XmlNode, above: readonly XmlNode[]): void {
    const [root] = above;
    if (above.length === 1 && root !== undefined) this.begin(root, node);
    this.schema?.opened(node);
  }

  private begin(root: XmlNode, node: XmlNode): void {
    const named = messageOf(root);
    const kind = ROOTS[node.name];
    if (root.name !== 'Document' || kind === undefined || (named !== null && named.name !== kind)) {
      throw otherMessage(named, node);
    }
    this.kind = kind;
    this.version = named?.version ?? null;
    const current = CURRENT_VERSIONS[kind];
    const params = { message: `${kind}.001.${this.version ?? '??'}`, current: `${kind}.001.${current}` };
    if (isOutdated(kind, this.version)) this.add('VERSION_OUTDATED', 'error', root.line, '', params);
    else if (this.version !== current) this.add('VERSION_UNKNOWN', 'error', root.line, '', params);
    this.schema = new SchemaCheck(`${kind}.${this.version ?? ''}`, (code, line, path, told) => this.add(code, 'error', line, path, told));
    this.schema.opened(root);
  }

  private closed(node: XmlNode, above: readonly XmlNode[]): boolean {
    this.schema?.closed(node);
    if (above.length === 2 && node.name === 'GrpHdr') {
      this.header = readHeader(node);
      this.judge(HEADER_RULES, this.header, node.line, '');
      return false;
    }
    if (above.length === 3 && (node.name === 'CdtTrfTxInf' || node.name === 'DrctDbtTxInf')) {
      this.oneTransaction(node);
      return false;
    }
    if (above.length === 2 && node.name === 'PmtInf') {
      this.payment(node);
      return false;
    }
    return true;
  }

  private get isTransfer(): boolean {
    return this.kind === 'pain.001';
  }

  private oneTransaction(node: XmlNode): void {
    const one = readTransaction(node, this.isTransfer);
    const path = `payments[${this.payments}].transactions[${this.own.count}]`;
    this.judge(TRANSACTION_RULES, one, node.line, path);
    this.party(one.party, `${path}.${this.isTransfer ? 'creditor' : 'debtor'}`);
    const id = one.endToEndId ?? '';
    if (id !== '' && id !== 'NOTPROVIDED') {
      if (this.endToEndIds.has(id)) this.add('END_TO_END_TWICE', 'error', node.line, `${path}.endToEndId`, { given: id });
      this.endToEndIds.add(id);
    }
    const read = exactCents(one.amount, '.');
    this.own.count += 1;
    if (read.ok) this.own.cents += read.value;
    else this.own.unreadable += 1;
  }

  private payment(node: XmlNode): void {
    const one = readPayment(node, this.isTransfer);
    const path = `payments[${this.payments}]`;
    this.judge(PAYMENT_RULES, one, node.line, path);
    this.party(one.party, `${path}.${this.isTransfer ? 'debtor' : 'creditor'}`);
    this.told(one, this.own, path, node.line);
    if (one.id !== null && this.paymentIds.has(one.id)) this.add('PAYMENT_ID_TWICE', 'error', node.line, `${path}.id`, { given: one.id });
    if (one.id !== null) this.paymentIds.add(one.id);
    this.payments += 1;
    this.all.count += this.own.count;
    this.all.cents += this.own.cents;
    this.all.unreadable += this.own.unreadable;
    this.own = { count: 0, cents: 0n, unreadable: 0 };
  }

  private party(party: PainParty, path: string): void {
    this.judge(PARTY_RULES, party, party.line, path);
  }

  private told(
    of: { readonly count: string | null; readonly controlSum: string | null },
    tally: PainTally,
    path: string,
    line: number,
  ): void {
    const { count, sum } = differs(of, tally);
    if (count !== null) this.add('COUNT_DIFFERS', 'error', line, path, count);
    if (sum !== null) this.add('SUM_DIFFERS', 'error', line, path, sum);
  }

  private judge<Part>(
    rules: Readonly<
      Record<string, { severity: 'error' | 'warning'; at: string; breaks: (part: Part, kind: PainKind) => RefusalParams | null }>
    >,
    part: Part,
    line: number,
    path: string,
  ): void {
    for (const [rule, { severity, at, breaks }] of Object.entries(rules)) {
      const params = breaks(part, this.kind ?? 'pain.001');
      if (params !== null) this.add(rule as PainRuleId, severity, line, [path, at].filter((word) => word !== '').join('.'), params);
    }
  }
}

/** Checks a payment file of any version: its version, its schema, what the German banks demand, IBANs, number and sum. */
export async function checkPain(bytes: ByteSource): Promise<Result<PainCheck, BankFileRefusal>> {
  const checker = new PainChecker();
  try {
    let first = true;
    for await (const piece of bytes) {
      if (piece.length > 0) first = false;
      checker.write(piece);
    }
    if (first) throw new ReadingStopped('FILE_EMPTY');
    return ok(checker.end());
  } catch (fault) {
    if (!(fault instanceof ReadingStopped)) throw fault;
    return err(fault.refusal);
  }
}
