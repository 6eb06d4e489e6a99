// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, parseCivilDate, type RefusalParams } from '@kernel/core';
import { exactCents } from '../exact-amount.ts';
import type { FindingList } from '../finding-list.ts';
import type { Charge, MoneyText, Party, TransactionCode } from '../statement.ts';
import { child, childrenOf, firstText, textAt, type XmlNode } from '../xml/xml-node.ts';

export type Direction = 'CRDT' | 'DBIT';

export function directionOf(node: XmlNode | null): Direction | null {
  const text = textAt(node, 'CdtDbtInd');
  return text === 'CRDT' || text === 'DBIT' ? text : null;
}

export const signed = (cents: bigint | null, direction: Direction | null): bigint | null =>
  cents === null || direction === null ? null : direction === 'DBIT' ? -cents : cents;

export interface ReadAmount {
  readonly cents: bigint | null;
  readonly currency: string | null;
}

/** An amount with its currency, without a sign; what is wrong with it becomes a finding. */
export function readAmount(node: XmlNode | null, path: string, line: number, findings: FindingList): ReadAmount {
  const text = node?.text.trim() ?? '';
  const at = node?.line ?? line;
  const currency = node?.attributes['Ccy']?.trim() || null;
  const read = exactCents(text, '.');
  if (!read.ok) findings.add(read.error, at, path, { given: text.slice(0, 40) });
  if (currency === null) findings.add('CURRENCY_MISSING', at, path);
  return { cents: read.ok ? read.value : null, currency };
}

export function moneyText(node: XmlNode | null): MoneyText | null {
  if (node === null) return null;
  const text = node.text.trim();
  const read = exactCents(text, '.');
  return { text, currency: node.attributes['Ccy']?.trim() || null, cents: read.ok ? read.value : null };
}

/** The bookings of a statement have few days; each is worked out once. */
const days = new Map<string, CivilDate | null>();
function dayOf(text: string): CivilDate | null {
  const known = days.get(text);
  if (known !== undefined) return known;
  const day = parseCivilDate(text);
  if (days.size > 1_000) days.clear();
  days.set(text, day);
  return day;
}

/** 'YYYY-MM-DD', with or without a time or a zone behind it: the day as the bank writes it. @param about what a finding says besides */
export function readDay(node: XmlNode | null, path: string, findings: FindingList, about: RefusalParams = {}): CivilDate | null {
  const text = textAt(node, 'Dt') ?? textAt(node, 'DtTm') ?? (node?.text.trim() || null);
  if (text === null) return null;
  const day = /^\d{4}-\d{2}-\d{2}(?:$|[TZ+-])/.test(text) ? dayOf(text.slice(0, 10)) : null;
  if (day === null) findings.add('DATE_UNREADABLE', node?.line ?? 0, path, { given: text.slice(0, 40), ...about });
  return day;
}

/** Charges of version .02 stand as amounts, those of .04 and later as records. */
export function readCharges(node: XmlNode | null): readonly Charge[] {
  return childrenOf(node, 'Chrgs').flatMap((charges) => {
    const records = childrenOf(charges, 'Rcrd');
    return (records.length > 0 ? records : [charges]).flatMap((one) => {
      const money = moneyText(child(one, 'Amt'));
      return money === null ? [] : [{ ...money, direction: directionOf(one) }];
    });
  });
}

/** 'NTRF+166+00931' of the German banks: SWIFT code, Geschäftsvorfallcode, Primanota. */
export function readCode(node: XmlNode | null): TransactionCode {
  const code = child(node, 'BkTxCd');
  const proprietary = textAt(code, 'Prtry', 'Cd');
  const [, swift = null, gvc = null, primanota = null] = /^([A-Z][A-Z0-9]{3})?\+?(\d{3})(?:\+(\w*))?/.exec(proprietary ?? '') ?? [];
  const isGerman = textAt(code, 'Prtry', 'Issr') === 'DK' || textAt(code, 'Prtry', 'Issr') === 'ZKA' || swift !== null;
  const parts = [textAt(code, 'Domn', 'Cd'), textAt(code, 'Domn', 'Fmly', 'Cd'), textAt(code, 'Domn', 'Fmly', 'SubFmlyCd')];
  return {
    gvc: isGerman ? gvc : null,
    swift: isGerman ? swift : null,
    primanota: isGerman ? primanota || null : null,
    domain: parts[0] === null ? null : parts.filter((part) => part !== null).join('/'),
    proprietary,
  };
}

const NAMES = [['Nm'], ['Pty', 'Nm'], ['Agt', 'FinInstnId', 'Nm']] as const;
const BICS = [
  ['FinInstnId', 'BICFI'],
  ['FinInstnId', 'BIC'],
] as const;

export const nameOf = (parties: XmlNode | null, role: string): string | null => firstText(child(parties, role), NAMES);

/** A party in its role ('Dbtr', 'Cdtr') with the account and the bank that stand beside it. */
export function readParty(details: XmlNode, role: 'Dbtr' | 'Cdtr'): Party {
  const parties = child(details, 'RltdPties');
  const account = child(parties, `${role}Acct`);
  return {
    name: nameOf(parties, role),
    iban: textAt(account, 'Id', 'IBAN'),
    account: firstText(account, [
      ['Id', 'Othr', 'Id'],
      ['Id', 'PrtryAcct', 'Id'],
    ]),
    bic: firstText(child(child(details, 'RltdAgts'), `${role}Agt`), BICS),
  };
}

/** The creditor's id of the direct debit schemes, which stands among the ids of the creditor. */
export function creditorIdOf(details: XmlNode): string | null {
  const creditor = child(child(details, 'RltdPties'), 'Cdtr');
  for (const holder of [creditor, child(creditor, 'Pty')]) {
    for (const kind of ['PrvtId', 'OrgId']) {
      for (const other of childrenOf(child(child(holder, 'Id'), kind), 'Othr')) {
        const id = textAt(other, 'Id');
        const scheme = textAt(other, 'SchmeNm', 'Prtry');
        if (id !== null && (scheme === 'SEPA' || /^[A-Z]{2}\d{2}[A-Z0-9]{3}/.test(id))) return id;
      }
    }
  }
  return null;
}
