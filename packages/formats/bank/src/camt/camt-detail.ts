// SPDX-License-Identifier: EUPL-1.2
import type { FindingList } from '../finding-list.ts';
import { joinPieces } from '../join-pieces.ts';
import type { EntryDetail, Party, ReturnReason, StructuredReference } from '../statement.ts';
import { child, childrenOf, find, firstText, textAt, type XmlNode } from '../xml/xml-node.ts';
import {
  creditorIdOf,
  type Direction,
  directionOf,
  moneyText,
  nameOf,
  readAmount,
  readCharges,
  readCode,
  readParty,
} from './camt-values.ts';

/** A payment whose sign and other side are known only with the booking that it stands in. */
export interface UnsignedDetail {
  readonly detail: Omit<EntryDetail, 'amountCents' | 'party'>;
  readonly cents: bigint | null;
  readonly direction: Direction | null;
}

function readReferences(remittance: XmlNode | null): readonly StructuredReference[] {
  return childrenOf(remittance, 'Strd').flatMap((structured) => {
    const information = child(structured, 'CdtrRefInf');
    const reference = textAt(information, 'Ref');
    const type = firstText(child(information, 'Tp'), [
      ['CdOrPrtry', 'Cd'],
      ['CdOrPrtry', 'Prtry'],
    ]);
    return reference === null ? [] : [{ type, reference }];
  });
}

function readReturn(details: XmlNode): ReturnReason | null {
  const information = child(details, 'RtrInf');
  if (information === null) return null;
  const code = firstText(child(information, 'Rsn'), [['Cd'], ['Prtry']]);
  const text = childrenOf(information, 'AddtlInf').map((one) => one.text.trim());
  return { code, text: text.length === 0 ? null : text.join(' ') };
}

/** What was ordered, where the bank says it and it is not what it booked. */
function readOriginal(details: XmlNode, booked: { readonly cents: bigint | null; readonly currency: string | null }) {
  const instructed = moneyText(find(details, 'AmtDtls', 'InstdAmt', 'Amt'));
  return instructed === null || (instructed.cents === booked.cents && instructed.currency === booked.currency) ? null : instructed;
}

/** One 'TxDtls'. */
export function readDetail(details: XmlNode, findings: FindingList): UnsignedDetail {
  const path = 'Ntry/NtryDtls/TxDtls/Amt';
  const node = child(details, 'Amt') ?? find(details, 'AmtDtls', 'TxAmt', 'Amt');
  const amount = node === null ? { cents: null, currency: null } : readAmount(node, path, details.line, findings);
  const references = child(details, 'Refs');
  const remittance = child(details, 'RmtInf');
  const lines = childrenOf(remittance, 'Ustrd').map((one) => one.text);
  const parties = child(details, 'RltdPties');
  return {
    cents: amount.cents,
    direction: directionOf(details),
    detail: {
      currency: amount.currency,
      endToEndId: textAt(references, 'EndToEndId'),
      mandateId: textAt(references, 'MndtId'),
      creditorId: creditorIdOf(details),
      messageId: textAt(references, 'MsgId'),
      paymentInformationId: textAt(references, 'PmtInfId'),
      instructionId: textAt(references, 'InstrId'),
      transactionId: textAt(references, 'TxId'),
      bankReference: textAt(references, 'AcctSvcrRef'),
      debtor: readParty(details, 'Dbtr'),
      creditor: readParty(details, 'Cdtr'),
      ultimateDebtor: nameOf(parties, 'UltmtDbtr'),
      ultimateCreditor: nameOf(parties, 'UltmtCdtr'),
      remittance: joinPieces(lines, [35, 140]),
      remittanceLines: lines,
      structuredReferences: readReferences(remittance),
      purpose: firstText(child(details, 'Purp'), [['Cd'], ['Prtry']]),
      returnReason: readReturn(details),
      originalAmount: readOriginal(details, amount),
      charges: readCharges(details),
      code: readCode(details),
      additional: textAt(details, 'AddtlTxInf'),
    },
  };
}

const isNamed = ({ name, iban, account }: Party): boolean => name !== null || iban !== null || account !== null;

/**
 * The other side. Money that comes in has it as debtor, money that goes out as creditor; a reversal keeps the roles of what it takes
 * back. Some banks name the other side in the wrong role and nobody in the right one: then it is whoever is named.
 */
export function otherSide(
  { debtor, creditor }: Pick<EntryDetail, 'debtor' | 'creditor'>,
  direction: Direction | null,
  reversal: boolean,
): Party {
  const isDebtor = (direction === 'CRDT') !== reversal;
  const [expected, other] = isDebtor ? [debtor, creditor] : [creditor, debtor];
  return isNamed(expected) || !isNamed(other) ? expected : other;
}
