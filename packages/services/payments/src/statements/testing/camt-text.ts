// SPDX-License-Identifier: EUPL-1.2

export interface EntryText {
  /** '12.50'; below zero: money left. */
  readonly amount: string;
  readonly text?: string;
  readonly name?: string;
  readonly iban?: string;
  readonly endToEndId?: string;
  readonly day?: string;
  /** Single payments of a booking in one sum: amount and end-to-end id. */
  readonly batch?: readonly (readonly [string, string])[];
  /** A booking in one sum of which nothing but their number and, if given, their block is told. */
  readonly sum?: { readonly count: number; readonly paymentInfoId?: string };
  /** Geschäftsvorfallcode; 166 where nothing is said. */
  readonly gvc?: string;
  readonly returnReason?: string;
}

export interface StatementText {
  readonly iban: string;
  readonly day?: string;
  readonly sequence?: number;
  readonly opening?: string;
  /** Left out: what opening and entries make. */
  readonly closing?: string;
  readonly currency?: string;
  readonly entries?: readonly EntryText[];
}

const centsOf = (text: string): bigint => {
  const [euro = '0', rest = ''] = text.replace('-', '').split('.');
  return BigInt(euro + rest.padEnd(2, '0')) * (text.startsWith('-') ? -1n : 1n);
};
const decimal = (cents: bigint): string => {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const side = (amount: string): string => (amount.startsWith('-') ? 'DBIT' : 'CRDT');
const plain = (amount: string): string => amount.replace('-', '');

const balance = (code: string, amount: string, day: string, currency: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${plain(amount)}</Amt><CdtDbtInd>${side(amount)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

function details({
  amount,
  text = '',
  name = 'Erika Erfunden',
  iban = 'DE89370400440532013000',
  endToEndId = 'NOTPROVIDED',
  batch,
  sum,
  returnReason,
}: EntryText): string {
  const role = amount.startsWith('-') ? 'Cdtr' : 'Dbtr';
  const one = (money: string, id: string): string =>
    `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">${plain(money)}</Amt><CdtDbtInd>${side(money)}</CdtDbtInd><RltdPties><${role}><Pty><Nm>${name}</Nm></Pty></${role}><${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf>${returnReason === undefined ? '' : `<RtrInf><Rsn><Cd>${returnReason}</Cd></Rsn></RtrInf>`}</TxDtls>`;
  if (sum) return `<Btch>${sum.paymentInfoId ? `<PmtInfId>${sum.paymentInfoId}</PmtInfId>` : ''}<NbOfTxs>${sum.count}</NbOfTxs></Btch>`;
  if (batch === undefined) return one(amount, endToEndId);
  return `<Btch><NbOfTxs>${batch.length}</NbOfTxs></Btch>${batch.map(([money, id]) => one(money, id)).join('')}`;
}

const entry = (text: EntryText, day: string, currency: string): string =>
  `<Ntry><Amt Ccy="${currency}">${plain(text.amount)}</Amt><CdtDbtInd>${side(text.amount)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${text.day ?? day}</Dt></BookgDt><ValDt><Dt>${text.day ?? day}</Dt></ValDt><BkTxCd><Prtry><Cd>NTRF+${text.gvc ?? '166'}+00931</Cd><Issr>DK</Issr></Prtry></BkTxCd><NtryDtls>${details(text)}</NtryDtls></Ntry>`;

function statement({
  iban,
  day = '2026-11-16',
  sequence = 1,
  opening = '1000.00',
  closing,
  currency = 'EUR',
  entries = [],
}: StatementText): string {
  const sum = entries.reduce((total, { amount }) => total + centsOf(amount), centsOf(opening));
  return [
    `<Stmt><Id>${iban}-${sequence}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb><CreDtTm>${day}T20:00:00</CreDtTm>`,
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
    balance('OPBD', opening, day, currency),
    balance('CLBD', closing ?? decimal(sum), day, currency),
    ...entries.map((one) => entry(one, day, currency)),
    '</Stmt>',
  ].join('\n');
}

/** A camt.053 as a bank writes it. */
export const camt053 = (...statements: readonly StatementText[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-16T20:00:00</CreDtTm></GrpHdr>${statements.map(statement).join('\n')}</BkToCstmrStmt></Document>\n`;

/** A camt.054: what a booking in one sum consists of. */
export const camt054 = ({ iban, day = '2026-11-16', currency = 'EUR', entries = [] }: StatementText): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N${day}</MsgId><CreDtTm>${day}T20:00:00</CreDtTm></GrpHdr><Ntfctn><Id>N-${day}</Id><CreDtTm>${day}T20:00:00</CreDtTm><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>${entries.map((one) => entry(one, day, currency)).join('\n')}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n`;
