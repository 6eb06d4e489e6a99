// SPDX-License-Identifier: EUPL-1.2
import { strToU8 } from 'fflate';

export interface ToldOfOrder {
  readonly endToEndId: string;
  /** RCVC, RVMC, RVNM: what the payee's bank says of the name; ACSC, RJCT: what became of the order. */
  readonly status: string;
  readonly reason?: string;
  /** To whom the account belongs, of a name that nearly matches. */
  readonly name?: string;
}

const reasonOf = ({ reason, name }: ToldOfOrder): string =>
  reason === undefined
    ? ''
    : `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn>${name === undefined ? '' : `<AddtlInf>${name.replaceAll('&', '&amp;')}</AddtlInf>`}</StsRsnInf>`;

/** A pain.002.001.10 about one of the municipality's files. */
export function statusText(messageId: string, at: string, told: readonly ToldOfOrder[]): Uint8Array {
  const transactions = told.map(
    (one) => `<TxInfAndSts><OrgnlEndToEndId>${one.endToEndId}</OrgnlEndToEndId><TxSts>${one.status}</TxSts>${reasonOf(one)}</TxInfAndSts>`,
  );
  return strToU8(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>',
      `<GrpHdr><MsgId>S-${messageId.slice(-20)}-${told[0]?.status ?? ''}</MsgId><CreDtTm>${at.slice(0, 19)}</CreDtTm></GrpHdr>`,
      `<OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>`,
      `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}P</OrgnlPmtInfId>${transactions.join('')}</OrgnlPmtInfAndSts>`,
      '</CstmrPmtStsRpt></Document>\n',
    ].join('\n'),
  );
}
