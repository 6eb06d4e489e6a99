// SPDX-License-Identifier: EUPL-1.2

export interface CamtEntryText {
  readonly amount: string;
  readonly direction?: 'CRDT' | 'DBIT';
  readonly currency?: string;
  readonly day?: string;
  readonly valueDay?: string;
  readonly status?: string;
  /** Before the details: 'RvslInd', codes, references. */
  readonly reversal?: boolean;
  readonly reference?: string;
  readonly code?: string;
  /** Inner text of NtryDtls, as it stands. */
  readonly details?: string;
}

export interface CamtStatementText {
  readonly id?: string;
  readonly iban?: string;
  readonly sequence?: string;
  readonly opening?: string | null;
  readonly closing?: string | null;
  /** Balances as they stand, behind the two. */
  readonly balances?: string;
  readonly summary?: string;
  readonly entries?: readonly CamtEntryText[];
}

export interface CamtFileText {
  readonly message?: '053' | '052' | '054';
  readonly version?: string | null;
  readonly statements?: readonly CamtStatementText[];
}

const NAMES = {
  '053': ['BkToCstmrStmt', 'Stmt'],
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

export const balance = (code: string, amount: string, day = '2026-11-20', currency = 'EUR'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt><CdtDbtInd>${
    amount.startsWith('-') ? 'DBIT' : 'CRDT'
  }</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

function entry(text: CamtEntryText, version: string | null): string {
  const { amount, direction = 'CRDT', currency = 'EUR', day = '2026-11-20', valueDay = day, status = 'BOOK' } = text;
  return [
    `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`,
    text.reversal === undefined ? '' : `<RvslInd>${text.reversal}</RvslInd>`,
    version === '08' ? `<Sts><Cd>${status}</Cd></Sts>` : `<Sts>${status}</Sts>`,
    `<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${valueDay}</Dt></ValDt>`,
    text.reference === undefined ? '' : `<AcctSvcrRef>${text.reference}</AcctSvcrRef>`,
    text.code === undefined
      ? '<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>'
      : `<BkTxCd><Prtry><Cd>${text.code}</Cd><Issr>DK</Issr></Prtry></BkTxCd>`,
    text.details === undefined ? '' : `<NtryDtls>${text.details}</NtryDtls>`,
    '</Ntry>',
  ].join('');
}

function statement(text: CamtStatementText, unit: string, version: string | null): string {
  const { id = 'A1', iban = 'DE02120300000000202051', sequence = '1', opening = '100.00', closing = '100.00' } = text;
  return [
    `<${unit}><Id>${id}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb><CreDtTm>2026-11-20T20:00:00</CreDtTm>`,
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>`,
    opening === null ? '' : balance('OPBD', opening),
    closing === null ? '' : balance('CLBD', closing),
    text.balances ?? '',
    text.summary ?? '',
    ...(text.entries ?? []).map((one) => entry(one, version)),
    `</${unit}>`,
  ].join('\n');
}

/** A camt file as a bank writes it, with what a test needs to be odd. */
export function camtFile({ message = '053', version = '08', statements = [{}] }: CamtFileText = {}): string {
  const [name, unit] = NAMES[message];
  const namespace = version === null ? '' : ` xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.${version}"`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document${namespace}><${name}>`,
    '<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T20:00:00</CreDtTm></GrpHdr>',
    ...statements.map((one) => statement(one, unit, version)),
    `</${name}></Document>\n`,
  ].join('\n');
}

/** One 'TxDtls' of a customer's payment, in the elements of a version. */
export function payment(
  text: {
    readonly endToEndId?: string;
    readonly amount?: string;
    readonly name?: string;
    readonly iban?: string;
    readonly remittance?: string;
    readonly extra?: string;
  },
  role: 'Dbtr' | 'Cdtr' = 'Dbtr',
  version = '08',
): string {
  const { endToEndId = 'NOTPROVIDED', amount, name = 'Erika Erfunden', iban = 'DE89370400440532013000', remittance = 'Rechnung' } = text;
  const party = version === '08' ? `<Pty><Nm>${name}</Nm></Pty>` : `<Nm>${name}</Nm>`;
  const money =
    amount === undefined
      ? ''
      : version === '02'
        ? `<AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls>`
        : `<Amt Ccy="EUR">${amount}</Amt>${version === '04' ? `<CdtDbtInd>${role === 'Dbtr' ? 'CRDT' : 'DBIT'}</CdtDbtInd>` : ''}`;
  return [
    `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${money}`,
    `<RltdPties><${role}>${party}</${role}><${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct></RltdPties>`,
    `<RmtInf><Ustrd>${remittance}</Ustrd></RmtInf>${text.extra ?? ''}</TxDtls>`,
  ].join('');
}
