// SPDX-License-Identifier: EUPL-1.2
import { exactCents } from '../exact-amount.ts';
import type { FindingList } from '../finding-list.ts';
import type { Batch, Entry, EntryDetail, EntryStatus } from '../statement.ts';
import { child, childrenOf, textAt, type XmlNode } from '../xml/xml-node.ts';
import { otherSide, type UnsignedDetail } from './camt-detail.ts';
import { type Direction, directionOf, readAmount, readCharges, readCode, readDay, signed } from './camt-values.ts';

const STATUSES: Readonly<Record<string, EntryStatus>> = { BOOK: 'BOOK', PDNG: 'PDNG', INFO: 'INFO', FUTR: 'FUTR' };

/** Text in .02 and .04, an element of its own in .08. */
function readStatus(node: XmlNode, findings: FindingList): EntryStatus {
  const element = child(node, 'Sts');
  const text = textAt(element, 'Cd') ?? textAt(element, 'Prtry') ?? element?.text.trim() ?? '';
  const status = STATUSES[text];
  if (status === undefined) findings.add('STATUS_UNKNOWN', element?.line ?? node.line, 'Ntry/Sts', { given: text.slice(0, 40) });
  return status ?? 'UNKNOWN';
}

function readBatch(node: XmlNode): Batch {
  const count = textAt(node, 'NbOfTxs');
  const total = exactCents(textAt(node, 'TtlAmt') ?? '', '.');
  return {
    messageId: textAt(node, 'MsgId'),
    paymentInformationId: textAt(node, 'PmtInfId'),
    count: count !== null && /^\d{1,9}$/.test(count) ? Number(count) : null,
    totalCents: total.ok ? signed(total.value, directionOf(node) ?? 'CRDT') : null,
  };
}

const sum = (details: readonly EntryDetail[], currency: string | null): bigint | null => {
  let total = 0n;
  for (const { amountCents, currency: own } of details) {
    if (amountCents === null || own !== currency) return null;
    total += amountCents;
  }
  return total;
};

/** What the bank says of a batch beside what stands in it. */
function checkBatches(entry: Entry, findings: FindingList): void {
  const { line, batches, details, amountCents, currency } = entry;
  const told = batches.reduce((count, batch) => count + (batch.count ?? 0), 0);
  const path = 'Ntry/NtryDtls';
  if (batches.length > 0 && details.length === 0) {
    findings.add('BATCH_WITHOUT_DETAILS', line, path, { entry: entry.number, count: told });
  } else if (told > 0 && told !== details.length) {
    findings.add('BATCH_COUNT_DIFFERS', line, path, { entry: entry.number, told, found: details.length });
  }
  const batchSum = batches.every(({ totalCents }) => totalCents !== null)
    ? batches.reduce((total, { totalCents }) => total + (totalCents ?? 0n), 0n)
    : null;
  const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
  if (batches.length > 0 && batchSum !== null && amountCents !== null && absolute(batchSum) !== absolute(amountCents))
    findings.add('BATCH_SUM_DIFFERS', line, path, { entry: entry.number, told: String(batchSum), found: String(amountCents) });
  const detailSum = details.length === 0 ? null : sum(details, currency);
  if (detailSum !== null && amountCents !== null && detailSum !== amountCents)
    findings.add('DETAILS_SUM_DIFFERS', line, path, { entry: entry.number, details: String(detailSum), booked: String(amountCents) });
}

function finished(
  unsigned: UnsignedDetail,
  entry: Pick<Entry, 'amountCents' | 'currency' | 'reversal'>,
  direction: Direction | null,
  alone: boolean,
): EntryDetail {
  const { detail, cents } = unsigned;
  const isSilent = cents === null && detail.currency === null;
  return {
    ...detail,
    // Where a booking has one payment without an amount of its own, it is that of the booking.
    amountCents: isSilent && alone ? entry.amountCents : signed(cents, unsigned.direction ?? direction),
    currency: isSilent && alone ? entry.currency : detail.currency,
    party: otherSide(detail, unsigned.direction ?? direction, entry.reversal),
  };
}

/** One 'Ntry', whose details have been read and cut off already. */
export function readEntry(node: XmlNode, number: number, details: readonly UnsignedDetail[], findings: FindingList): Entry {
  const direction = directionOf(node);
  if (direction === null) findings.add('DIRECTION_MISSING', node.line, 'Ntry/CdtDbtInd', { entry: number });
  const { cents, currency } = readAmount(child(node, 'Amt'), 'Ntry/Amt', node.line, findings);
  if (cents === 0n) findings.add('AMOUNT_ZERO', node.line, 'Ntry/Amt', { entry: number });
  const bookingDay = readDay(child(node, 'BookgDt'), 'Ntry/BookgDt', findings, { entry: number });
  const status = readStatus(node, findings);
  if (bookingDay === null && status === 'BOOK') findings.add('BOOKING_DAY_MISSING', node.line, 'Ntry/BookgDt', { entry: number });
  const own = {
    number,
    line: node.line,
    // The direction is already that of the booking: a reversal does not turn it.
    amountCents: signed(cents, direction),
    currency,
    bookingDay,
    valueDay: readDay(child(node, 'ValDt'), 'Ntry/ValDt', findings, { entry: number }),
    status,
    reversal: ['true', '1'].includes(textAt(node, 'RvslInd') ?? ''),
    bankReference: textAt(node, 'AcctSvcrRef'),
    entryReference: textAt(node, 'NtryRef'),
    code: readCode(node),
    batches: childrenOf(node, 'NtryDtls').flatMap((one) => childrenOf(one, 'Btch').map(readBatch)),
    charges: readCharges(node),
    additional: textAt(node, 'AddtlNtryInf'),
  };
  const entry: Entry = { ...own, details: details.map((one) => finished(one, own, direction, details.length === 1)) };
  checkBatches(entry, findings);
  return entry;
}
