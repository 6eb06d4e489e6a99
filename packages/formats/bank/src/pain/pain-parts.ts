// SPDX-License-Identifier: EUPL-1.2
import { child, childrenOf, find, firstText, textAt, type XmlNode } from '../xml/xml-node.ts';
import type { PainAddress, PainHeader, PainParty, PainPayment, PainTransaction } from './pain-message.ts';

/** Characters of the parts of an address, by the schema. */
const LENGTHS: Readonly<Record<string, number>> = { StrtNm: 70, BldgNb: 16, PstCd: 16, TwnNm: 35 };

function addressOf(node: XmlNode | null): PainAddress | null {
  if (node === null) return null;
  return {
    town: textAt(node, 'TwnNm'),
    country: textAt(node, 'Ctry'),
    lines: childrenOf(node, 'AdrLine').length,
    texts: node.children.filter(({ children }) => children.length === 0).map(({ text }) => text),
    tooLong: node.children.filter(({ name, text }) => text.length > (LENGTHS[name] ?? text.length)).map(({ text }) => text),
  };
}

/** A party with the account and the bank that stand beside it. */
function partyOf(node: XmlNode, role: 'Dbtr' | 'Cdtr'): PainParty {
  const party = child(node, role);
  const account = child(node, `${role}Acct`);
  const agent = child(node, `${role}Agt`);
  return {
    line: party?.line ?? node.line,
    name: child(party, 'Nm')?.text ?? null,
    iban: textAt(account, 'Id', 'IBAN'),
    otherAccount: textAt(account, 'Id', 'Othr', 'Id'),
    bic: firstText(agent, [
      ['FinInstnId', 'BICFI'],
      ['FinInstnId', 'BIC'],
    ]),
    otherAgent: textAt(agent, 'FinInstnId', 'Othr', 'Id'),
    address: addressOf(child(party, 'PstlAdr')),
  };
}

export function readHeader(node: XmlNode): PainHeader {
  const initiator = child(node, 'InitgPty');
  return {
    line: node.line,
    messageId: child(node, 'MsgId')?.text ?? null,
    createdAt: textAt(node, 'CreDtTm'),
    count: textAt(node, 'NbOfTxs'),
    controlSum: textAt(node, 'CtrlSum'),
    initiator: child(initiator, 'Nm')?.text ?? null,
    initiatorBeside: (initiator?.children ?? []).map(({ name }) => name).filter((name) => name !== 'Nm'),
    forwardingAgent: child(node, 'FwdgAgt') !== null,
  };
}

const schemeId = (node: XmlNode | null): string | null => textAt(node, 'Id', 'PrvtId', 'Othr', 'Id');

export function readPayment(node: XmlNode, isTransfer: boolean): PainPayment {
  const type = child(node, 'PmtTpInf');
  const day = child(node, isTransfer ? 'ReqdExctnDt' : 'ReqdColltnDt');
  // A day alone in the versions before; a choice of day and time in .09.
  const text = textAt(day, 'Dt') ?? textAt(day, 'DtTm') ?? (day?.text.trim() || null);
  return {
    line: node.line,
    id: child(node, 'PmtInfId')?.text ?? null,
    method: textAt(node, 'PmtMtd'),
    count: textAt(node, 'NbOfTxs'),
    controlSum: textAt(node, 'CtrlSum'),
    serviceLevel: textAt(type, 'SvcLvl', 'Cd'),
    localInstrument: firstText(child(type, 'LclInstrm'), [['Cd'], ['Prtry']]),
    sequenceType: textAt(type, 'SeqTp'),
    chargeBearer: textAt(node, 'ChrgBr'),
    day: text === null ? null : text.slice(0, 10),
    timed: textAt(day, 'DtTm') !== null,
    creditorId: schemeId(child(node, 'CdtrSchmeId')),
    party: partyOf(node, isTransfer ? 'Dbtr' : 'Cdtr'),
  };
}

export function readTransaction(node: XmlNode, isTransfer: boolean): PainTransaction {
  const amount = isTransfer ? find(node, 'Amt', 'InstdAmt') : child(node, 'InstdAmt');
  const remittance = child(node, 'RmtInf');
  const mandate = find(node, 'DrctDbtTx', 'MndtRltdInf');
  return {
    line: node.line,
    endToEndId: find(node, 'PmtId', 'EndToEndId')?.text ?? null,
    instructionId: find(node, 'PmtId', 'InstrId')?.text ?? null,
    amount: amount?.text.trim() ?? '',
    currency: amount?.attributes['Ccy'] ?? null,
    party: partyOf(node, isTransfer ? 'Cdtr' : 'Dbtr'),
    remittance: childrenOf(remittance, 'Ustrd').map(({ text }) => text),
    references: childrenOf(remittance, 'Strd').map((one) => textAt(one, 'CdtrRefInf', 'Ref') ?? ''),
    purpose: textAt(node, 'Purp', 'Cd'),
    chargeBearer: textAt(node, 'ChrgBr'),
    mandateId: child(mandate, 'MndtId')?.text ?? null,
    mandateDay: textAt(mandate, 'DtOfSgntr'),
  };
}
