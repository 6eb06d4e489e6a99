// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal } from '@kernel/core';
import { type BankEntry, closingOf, type DayOfAccount } from './statement.ts';

export type CamtVersion = '02' | '04' | '08';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const sign = (cents: bigint): 'CRDT' | 'DBIT' => (cents < 0n ? 'DBIT' : 'CRDT');
const size = (cents: bigint): string => centsToDecimal((cents < 0n ? -cents : cents) as never);
const money = (cents: bigint): string => `<Amt Ccy="EUR">${size(cents)}</Amt>`;
const element = (name: string, text: string | null): string => (text === null ? '' : `<${name}>${text}</${name}>`);

const balance = (code: string, cents: bigint, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(cents)}<CdtDbtInd>${sign(cents)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

const codeOf = ({ gvc }: BankEntry): string => `<BkTxCd><Prtry><Cd>NTRF+${gvc}+00931</Cd><Issr>DK</Issr></Prtry></BkTxCd>`;

/** Texts of 140 characters; a line that breaks within a reference is a line of its own. */
function remittance(text: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.length === 0 ? '' : `<RmtInf>${lines.map((line) => element('Ustrd', escaped(line.slice(0, 140)))).join('')}</RmtInf>`;
}

function parties({ cents, name, iban }: BankEntry, version: CamtVersion): string {
  if (name === null && iban === null) return '';
  const role = cents < 0n ? 'Cdtr' : 'Dbtr';
  const named = element('Nm', name === null ? null : escaped(name));
  const party = name === null ? '' : `<${role}>${version === '08' ? element('Pty', named) : named}</${role}>`;
  return `<RltdPties>${party}${iban === null ? '' : `<${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>`}</RltdPties>`;
}

function transaction(entry: BankEntry, version: CamtVersion): string {
  const { cents, endToEndId, returnReason, text } = entry;
  const amount =
    version === '02' ? `<AmtDtls><TxAmt>${money(cents)}</TxAmt></AmtDtls>` : `${money(cents)}<CdtDbtInd>${sign(cents)}</CdtDbtInd>`;
  const back = returnReason === null ? '' : `<RtrInf><Rsn><Cd>${returnReason}</Cd></Rsn></RtrInf>`;
  return [
    `<TxDtls><Refs><EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>${amount}`,
    `${codeOf(entry)}${parties(entry, version)}${remittance(text)}${back}</TxDtls>`,
  ].join('');
}

/** A booking in one sum is counted; its single payments come apart. */
function details(entry: BankEntry, version: CamtVersion, apart: boolean): string {
  if (entry.parts.length === 0) return transaction(entry, version);
  const batch = `<Btch><NbOfTxs>${entry.parts.length}</NbOfTxs></Btch>`;
  return apart ? batch + entry.parts.map((part) => transaction(part, version)).join('') : batch;
}

function entryText(entry: BankEntry, { day, sequence }: DayOfAccount, at: number, version: CamtVersion, apart: boolean): string {
  const { cents } = entry;
  return [
    `<Ntry>${money(cents)}<CdtDbtInd>${sign(cents)}</CdtDbtInd><Sts>${version === '08' ? '<Cd>BOOK</Cd>' : 'BOOK'}</Sts>`,
    `<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>`,
    `<AcctSvcrRef>${day.replaceAll('-', '')}${sequence}${String(at + 1).padStart(4, '0')}</AcctSvcrRef>`,
    `${codeOf(entry)}<NtryDtls>${details(entry, version, apart)}</NtryDtls></Ntry>`,
  ].join('');
}

const account = ({ iban, holder }: DayOfAccount): string =>
  `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>${escaped(holder)}</Nm></Ownr></Acct>`;

function statementText(day: DayOfAccount, version: CamtVersion): string {
  return [
    `<Stmt><Id>${day.iban.slice(-10)}-${day.sequence}</Id><ElctrncSeqNb>${day.sequence}</ElctrncSeqNb><CreDtTm>${day.day}T20:15:00</CreDtTm>`,
    account(day),
    balance('OPBD', day.openingCents, day.day),
    balance('CLBD', closingOf(day), day.day),
    ...day.entries.map((entry, at) => entryText(entry, day, at, version, false)),
    '</Stmt>',
  ].join('\n');
}

const NAMES = { '053': 'BkToCstmrStmt', '054': 'BkToCstmrDbtCdtNtfctn' } as const;

function documentText(message: keyof typeof NAMES, version: CamtVersion, days: readonly DayOfAccount[], inner: readonly string[]): string {
  const [name, last] = [NAMES[message], days.at(-1)];
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.${version}"><${name}>`,
    `<GrpHdr><MsgId>C${message}-${last?.iban.slice(-10)}-${last?.sequence}</MsgId><CreDtTm>${last?.day}T20:15:00</CreDtTm></GrpHdr>`,
    ...inner,
    `</${name}></Document>\n`,
  ].join('\n');
}

/** camt.053: a statement for each day. */
export const camtStatement = (version: CamtVersion, days: readonly DayOfAccount[]): string =>
  documentText(
    '053',
    version,
    days,
    days.map((day) => statementText(day, version)),
  );

/** camt.054: the single payments of what the statement of the day has in one sum; null where it has nothing like that. */
export function camtNotice(day: DayOfAccount): string | null {
  const entries = day.entries.filter(({ parts }) => parts.length > 0);
  if (entries.length === 0) return null;
  const head = `<Ntfctn><Id>${day.iban.slice(-10)}-N${day.sequence}</Id><CreDtTm>${day.day}T20:20:00</CreDtTm>${account(day)}`;
  const inner = entries.map((entry, at) => entryText(entry, day, at, '08', true));
  return documentText('054', '08', [day], [head, ...inner, '</Ntfctn>']);
}
