// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate, Iban } from '@kernel/core';
import type { MonthLine } from './town-month.ts';

export interface DayOfAccount {
  readonly iban: Iban;
  readonly sequence: number;
  readonly openingCents: bigint;
  readonly lines: readonly MonthLine[];
}

const euro = (cents: bigint | number): string => {
  const digits = String(cents).replace('-', '').padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const side = (cents: bigint | number): string => (cents < 0 ? 'DBIT' : 'CRDT');

const balance = (code: string, cents: bigint, day: CivilDate): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${euro(cents)}</Amt><CdtDbtInd>${side(cents)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

function details({ cents, name, iban, text, endToEndId, batch }: MonthLine): string {
  const role = cents < 0 ? 'Cdtr' : 'Dbtr';
  const one = (amount: number, id: string): string =>
    `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">${euro(amount)}</Amt><CdtDbtInd>${side(cents)}</CdtDbtInd>` +
    `<RltdPties><${role}><Pty><Nm>${name}</Nm></Pty></${role}><${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct></RltdPties>` +
    `<RltdAgts><${role}Agt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></${role}Agt></RltdAgts><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;
  if (batch === null) return one(cents, endToEndId);
  const { paymentInfoId, payments } = batch;
  return (
    `<Btch><PmtInfId>${paymentInfoId}</PmtInfId><NbOfTxs>${payments.length}</NbOfTxs></Btch>` +
    payments.map(({ cents: amount, id }) => one(amount, id)).join('')
  );
}

const entry = (line: MonthLine, day: CivilDate, reference: string): string =>
  `<Ntry><NtryRef>${reference}</NtryRef><Amt Ccy="EUR">${euro(line.cents)}</Amt><CdtDbtInd>${side(line.cents)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
  `<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${day.replaceAll('-', '')}${reference}</AcctSvcrRef>` +
  `<BkTxCd><Prtry><Cd>NTRF+${line.cents < 0 ? '116' : '166'}+00931</Cd><Issr>DK</Issr></Prtry></BkTxCd><NtryDtls>${details(line)}</NtryDtls></Ntry>\n`;

/** What the account holds at the end of the day. */
export const closingOf = ({ openingCents, lines }: DayOfAccount): bigint =>
  lines.reduce((sum, { cents }) => sum + BigInt(cents), openingCents);

function* statement(account: DayOfAccount, day: CivilDate): Generator<string> {
  const { iban, sequence, openingCents, lines } = account;
  yield `<Stmt><Id>${iban.slice(-10)}-${sequence}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb><CreDtTm>${day}T20:00:00</CreDtTm>` +
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', openingCents, day)}${balance('CLBD', closingOf(account), day)}\n`;
  for (const [index, line] of lines.entries()) yield entry(line, day, String(index + 1));
  yield '</Stmt>\n';
}

/** What a bank sends in the evening: camt.053.001.08 with a statement of each account. */
export function* bankFile(accounts: readonly DayOfAccount[], day: CivilDate): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>` +
      `<GrpHdr><MsgId>${day}</MsgId><CreDtTm>${day}T20:00:00</CreDtTm></GrpHdr>\n`,
  );
  for (const account of accounts) yield encoder.encode([...statement(account, day)].join(''));
  yield encoder.encode('</BkToCstmrStmt></Document>\n');
}
