// SPDX-License-Identifier: EUPL-1.2
import { parseIban } from '@kernel/core';
import type { FindingList } from '../finding-list.ts';
import type { Balance, StatementAccount, StatementHead } from '../statement.ts';
import { child, childrenOf, firstText, textAt, type XmlNode } from '../xml/xml-node.ts';
import { directionOf, readAmount, readDay, signed } from './camt-values.ts';

const CODES = new Set(['OPBD', 'PRCD', 'CLBD', 'ITBD', 'OPAV', 'CLAV', 'FWAV', 'ITAV', 'INFO', 'XPCD']);

function readBalance(node: XmlNode, findings: FindingList): Balance {
  const code = firstText(child(node, 'Tp'), [
    ['CdOrPrtry', 'Cd'],
    ['CdOrPrtry', 'Prtry'],
  ]);
  if (code === null || !CODES.has(code)) findings.add('BALANCE_CODE_UNKNOWN', node.line, 'Bal/Tp', { given: (code ?? '').slice(0, 40) });
  const direction = directionOf(node);
  if (direction === null) findings.add('DIRECTION_MISSING', node.line, 'Bal/CdtDbtInd');
  const { cents, currency } = readAmount(child(node, 'Amt'), 'Bal/Amt', node.line, findings);
  return {
    code: code ?? '',
    interim: textAt(node, 'Tp', 'SubTp', 'Cd') === 'INTM',
    amountCents: signed(cents, direction),
    currency,
    day: readDay(child(node, 'Dt'), 'Bal/Dt', findings),
    line: node.line,
  };
}

export const readBalances = (unit: XmlNode, findings: FindingList): readonly Balance[] =>
  childrenOf(unit, 'Bal').map((one) => readBalance(one, findings));

/** @param currency of what stands in the statement, where the account does not say its own */
export function readAccount(unit: XmlNode, currency: string | null): StatementAccount {
  const account = child(unit, 'Acct');
  const iban = textAt(account, 'Id', 'IBAN');
  const other = firstText(account, [
    ['Id', 'Othr', 'Id'],
    ['Id', 'PrtryAcct', 'Id'],
    ['Id', 'BBAN'],
  ]);
  return {
    id: iban ?? other ?? '',
    iban,
    other,
    currency: textAt(account, 'Ccy') ?? currency,
    owner: textAt(account, 'Ownr', 'Nm'),
    bic: firstText(account, [
      ['Svcr', 'FinInstnId', 'BICFI'],
      ['Svcr', 'FinInstnId', 'BIC'],
    ]),
  };
}

export function checkAccount(unit: XmlNode, account: StatementAccount, findings: FindingList): void {
  const line = child(unit, 'Acct')?.line ?? unit.line;
  if (account.id === '') findings.add('ACCOUNT_MISSING', line, 'Acct/Id');
  if (account.iban === null) return;
  const read = parseIban(account.iban);
  if (!read.ok && read.error !== 'IBAN_COUNTRY')
    findings.add('ACCOUNT_IBAN_WRONG', line, 'Acct/Id/IBAN', { given: account.iban.slice(0, 40) });
}

type Silent = Pick<StatementHead, 'id' | 'electronicSequence' | 'legalSequence' | 'page' | 'from' | 'to' | 'createdAt'>;

function readPage(holder: XmlNode | null): StatementHead['page'] {
  const number = textAt(holder, 'PgNb');
  if (number === null || !/^\d{1,5}$/.test(number)) return null;
  return { number: Number(number), last: ['true', '1'].includes(textAt(holder, 'LastPgInd') ?? '') };
}

const PAGINATIONS = ['StmtPgntn', 'RptPgntn', 'NtfctnPgntn'];

/** What a statement says of itself beside its account. */
export function readSelf(unit: XmlNode, header: XmlNode | null, findings: FindingList): Silent {
  const period = child(unit, 'FrToDt');
  const own = unit.children.find(({ name }) => PAGINATIONS.includes(name)) ?? null;
  const dayOf = (name: string) => (child(period, name) === null ? null : readDay(child(period, name), `FrToDt/${name}`, findings));
  return {
    id: textAt(unit, 'Id') ?? '',
    electronicSequence: textAt(unit, 'ElctrncSeqNb'),
    legalSequence: textAt(unit, 'LglSeqNb'),
    page: readPage(own ?? child(header, 'MsgPgntn')),
    from: dayOf('FrDtTm') ?? dayOf('FrDt'),
    to: dayOf('ToDtTm') ?? dayOf('ToDt'),
    createdAt: textAt(unit, 'CreDtTm'),
  };
}
