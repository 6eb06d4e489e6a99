// SPDX-License-Identifier: EUPL-1.2
import { type PaymentFile, readStatements, writePain } from '@formats/bank';
import { cents, civilDate } from '@kernel/core';
import { SaxesParser } from 'saxes';

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

/** A statement of about so many bytes, made while it is read. */
function* statement(size: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(HEAD);
  let made = HEAD.length;
  for (let number = 1; made < size; number += 70) {
    const piece = encoder.encode(Array.from({ length: 70 }, (_, at) => entry(number + at)).join(''));
    made += piece.length;
    yield piece;
  }
  yield encoder.encode('</Stmt></BkToCstmrStmt></Document>');
}

interface Measured {
  readonly seconds: number;
  readonly largest: number;
}

/** Processor time of this program, and the most memory that it was seen to have. */
async function measure(work: (look: () => void) => Promise<void> | void): Promise<Measured> {
  const before = process.cpuUsage();
  let largest = 0;
  const look = (): void => {
    largest = Math.max(largest, process.memoryUsage().rss);
  };
  await work(look);
  look();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, largest };
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');

async function readWhole(size: number): Promise<Measured> {
  let entries = 0;
  const measured = await measure(async (look) => {
    for await (const part of readStatements(statement(size))) {
      if (part.part === 'entries') entries += part.entries.length;
      if (part.part === 'refused') throw new Error(part.refusal.code);
      look();
    }
  });
  if (entries === 0) throw new Error('nothing was read');
  return measured;
}

function parseAlone(size: number): Promise<Measured> {
  return measure(() => {
    const parser = new SaxesParser();
    const decoder = new TextDecoder();
    for (const piece of statement(size)) parser.write(decoder.decode(piece, { stream: true }));
    parser.close();
  });
}

function orders(count: number): PaymentFile {
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

const SIZE = 50_000_000;
/** What is not yet compiled says nothing about a day of statements. */
await parseAlone(SIZE / 5);
await readWhole(SIZE / 5);
const made = await measure(() => {
  for (const piece of statement(SIZE)) if (piece.length === 0) throw new Error('nothing was made');
});
const alone = await parseAlone(SIZE);
const read = await readWhole(SIZE);
const speed = (seconds: number): string => whole(SIZE / 1e6 / (seconds - made.seconds));
console.log(
  `50 MB of camt.053.001.08, MB per second of processor: saxes alone ${speed(alone.seconds)}, reader with schema check ${speed(read.seconds)}`,
);
const large = await readWhole(1_000_000_000);
console.log(`1 GB of it: ${whole(large.seconds)} s of processor (making it included), at most ${whole(large.largest / 1e6)} MB of memory`);
const file = orders(100_000);
const written = await measure(async () => {
  const { ok } = await writePain(file);
  if (!ok) throw new Error('not written');
});
console.log(
  `pain.001 of 100,000 orders, written and checked: ${Math.round(written.seconds * 10) / 10} s of processor, at most ${whole(written.largest / 1e6)} MB of memory`,
);
