// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PaymentFile } from '@formats/bank';
import { cents, civilDate } from '@kernel/core';

const IBAN = 'DE89370400440532013000';
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-11-20T20:00:00</CreDtTm><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>`;
const entry = (number: number): string => `
<Ntry>
  <NtryRef>${number}</NtryRef>
  <Amt Ccy="EUR">12.34</Amt>
  <CdtDbtInd>CRDT</CdtDbtInd>
  <Sts><Cd>BOOK</Cd></Sts>
  <BookgDt><Dt>2026-11-20</Dt></BookgDt>
  <ValDt><Dt>2026-11-20</Dt></ValDt>
  <AcctSvcrRef>2026112012345${number}</AcctSvcrRef>
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn><Prtry><Cd>NTRF+166+00931</Cd><Issr>DK</Issr></Prtry></BkTxCd>
  <NtryDtls><TxDtls><Refs><EndToEndId>E2E-${number}</EndToEndId></Refs><Amt Ccy="EUR">12.34</Amt><CdtDbtInd>CRDT</CdtDbtInd>
    <RltdPties><Dbtr><Pty><Nm>Erika Erfunden ${number}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>${IBAN}</IBAN></Id></DbtrAcct></RltdPties>
    <RltdAgts><DbtrAgt><FinInstnId><BICFI>COBADEFFXXX</BICFI></FinInstnId></DbtrAgt></RltdAgts>
    <RmtInf><Ustrd>Kassenzeichen 5000${number} Grundbesitzabgaben 2026 Beispielstadt</Ustrd></RmtInf></TxDtls></NtryDtls>
</Ntry>`;

function* statement(size: number): Generator<string> {
  yield HEAD;
  let made = HEAD.length;
  for (let number = 1; made < size; number += 70) {
    const piece = Array.from({ length: 70 }, (_, at) => entry(number + at)).join('');
    made += piece.length;
    yield piece;
  }
  yield '</Stmt></BkToCstmrStmt></Document>';
}

/** Writes a statement of one day with single payments alone, of about so many bytes. */
export const writeStatement = (path: string, size: number): Promise<void> =>
  pipeline(Readable.from(statement(size)), createWriteStream(path));

/** A file of so many transfers, every name with a character that has to be converted. */
export function transfers(count: number): PaymentFile {
  const transactions = Array.from({ length: count }, (_, at) => ({
    endToEndId: `O-${at}`,
    amount: cents(100 + at),
    creditor: { name: `Erika Erfundén ${at}`, iban: IBAN },
    remittance: `Rechnung ${at}`,
  }));
  const debtor = { name: 'Stadt Bedorf', iban: 'DE02120300000000202051' };
  const payments = [{ id: 'P-1', day: civilDate('2026-11-23'), batchBooking: true, instant: false, debtor, transactions }];
  return { kind: 'transfer', messageId: 'M-1', createdAt: '2026-11-22T21:00:00Z', initiator: 'Zweckverband', payments };
}
