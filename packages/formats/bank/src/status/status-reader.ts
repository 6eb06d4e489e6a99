// SPDX-License-Identifier: EUPL-1.2
import { readAmount } from '../camt/camt-values.ts';
import { ReadingStopped } from '../file-refusal.ts';
import { FindingList } from '../finding-list.ts';
import { joinPieces } from '../join-pieces.ts';
import { otherMessage } from '../other-message.ts';
import { SchemaCheck } from '../schema/schema-check.ts';
import type { PartReader } from '../statement-part.ts';
import { messageOf } from '../xml/message-name.ts';
import { child, childrenOf, find, firstText, textAt, type XmlNode } from '../xml/xml-node.ts';
import { XmlStream } from '../xml/xml-stream.ts';
import {
  isVerification,
  type PaymentStatus,
  STATUS_MEANINGS,
  type StatusAt,
  type StatusReason,
  type StatusReport,
  type TransactionStatus,
} from './status-report.ts';

const VERSIONS: readonly string[] = ['03', '10'];
const MAX_TRANSACTIONS = 500_000;

function readReasons(node: XmlNode | null): readonly StatusReason[] {
  return childrenOf(node, 'StsRsnInf').map((one) => {
    const lines = childrenOf(one, 'AddtlInf').map((line) => line.text.trim());
    return { code: firstText(child(one, 'Rsn'), [['Cd'], ['Prtry']]), text: joinPieces(lines, [105]) || null };
  });
}

/** pain.002.001.03 and .10, with and without a namespace; transactions are cut off as they are read. */
export class StatusReader implements PartReader<StatusReport> {
  readonly parts: StatusReport[] = [];
  private readonly stream = new XmlStream({
    opened: (node, above) => this.opened(node, above),
    closed: (node, above) => this.closed(node, above),
  });
  private readonly findings = new FindingList();
  private readonly member: string | null;
  private readonly payments: PaymentStatus[] = [];
  private version: string | null = null;
  private report: XmlNode | null = null;
  private transactions: TransactionStatus[] = [];
  private count = 0;
  private schema: SchemaCheck | null = null;

  constructor(member: string | null) {
    this.member = member;
  }

  write(bytes: Uint8Array): void {
    this.stream.write(bytes);
  }

  end(): void {
    this.stream.end();
    const { report } = this;
    if (report === null) throw new ReadingStopped('NOT_A_BANK_FILE');
    const group = child(report, 'OrgnlGrpInfAndSts');
    const own = this.statusAt(group, 'GrpSts');
    const all = [own, ...this.payments, ...this.payments.flatMap(({ transactions }) => transactions)];
    this.parts.push({
      ...own,
      kind: all.some(({ meaning }) => meaning !== null && isVerification(meaning)) ? 'verification' : 'status',
      version: this.version,
      member: this.member,
      messageId: textAt(report, 'GrpHdr', 'MsgId'),
      createdAt: textAt(report, 'GrpHdr', 'CreDtTm'),
      original: { messageId: textAt(group, 'OrgnlMsgId'), messageName: textAt(group, 'OrgnlMsgNmId') },
      payments: this.payments,
      findings: this.findings.all(),
    });
  }

  private opened(node: XmlNode, above: readonly XmlNode[]): void {
    const [root] = above;
    if (above.length === 1 && root !== undefined) this.begin(root, node);
    this.schema?.opened(node);
  }

  private begin(root: XmlNode, node: XmlNode): void {
    const named = messageOf(root);
    if (root.name !== 'Document' || node.name !== 'CstmrPmtStsRpt' || (named !== null && named.name !== 'pain.002')) {
      throw otherMessage(named, node);
    }
    this.report = node;
    this.version = named?.version ?? null;
    this.schema = new SchemaCheck(`pain.002.${this.version ?? ''}`, (code, line, path, params) =>
      this.findings.add(code, line, path, params),
    );
    this.schema.opened(root);
    if (this.version === null) this.findings.add('NAMESPACE_MISSING', 0, 'Document');
    else if (!VERSIONS.includes(this.version)) this.findings.add('VERSION_NOT_KNOWN', 0, 'Document', { version: this.version });
  }

  private closed(node: XmlNode, above: readonly XmlNode[]): boolean {
    this.schema?.closed(node);
    if (above.length === 3 && node.name === 'TxInfAndSts') {
      this.count += 1;
      if (this.count > MAX_TRANSACTIONS) throw new ReadingStopped('TOO_MANY_DETAILS', { line: node.line, limit: MAX_TRANSACTIONS });
      this.transactions.push(this.statusOf(node));
      return false;
    }
    if (above.length === 2 && node.name === 'OrgnlPmtInfAndSts') {
      const paymentInformationId = textAt(node, 'OrgnlPmtInfId');
      this.payments.push({ ...this.statusAt(node, 'PmtInfSts'), paymentInformationId, transactions: this.transactions });
      this.transactions = [];
      return false;
    }
    return true;
  }

  private statusAt(node: XmlNode | null, name: 'GrpSts' | 'PmtInfSts' | 'TxSts'): StatusAt {
    const status = textAt(node, name);
    const meaning = status === null ? null : (STATUS_MEANINGS[status] ?? 'unknown');
    if (meaning === 'unknown')
      this.findings.add('STATUS_UNKNOWN', child(node, name)?.line ?? 0, name, { given: (status ?? '').slice(0, 40) });
    return { status, meaning, reasons: readReasons(node) };
  }

  private statusOf(node: XmlNode): TransactionStatus {
    const own = this.statusAt(node, 'TxSts');
    const original = child(node, 'OrgnlTxRef');
    const amount = find(original, 'Amt', 'InstdAmt') ?? find(original, 'IntrBkSttlmAmt');
    const read = amount === null ? { cents: null, currency: null } : readAmount(amount, 'OrgnlTxRef/Amt', node.line, this.findings);
    const told = own.reasons.map(({ text }) => text).filter((text) => text !== null);
    const accountName = own.meaning === 'close-match' ? told.join(' ') || null : null;
    const endToEndId = textAt(node, 'OrgnlEndToEndId');
    if (own.meaning === 'close-match' && accountName === null)
      this.findings.add('VERIFICATION_NAME_MISSING', node.line, 'TxInfAndSts/StsRsnInf/AddtlInf', { endToEndId: endToEndId ?? '' });
    return {
      ...own,
      line: node.line,
      endToEndId,
      instructionId: textAt(node, 'OrgnlInstrId'),
      amountCents: read.cents,
      currency: read.currency,
      creditorName: firstText(child(original, 'Cdtr'), [['Pty', 'Nm'], ['Nm']]),
      creditorIban: textAt(original, 'CdtrAcct', 'Id', 'IBAN'),
      accountName,
    };
  }
}
