// SPDX-License-Identifier: EUPL-1.2

interface Told {
  readonly endToEndId: string;
  readonly status: string;
  readonly code?: string;
  /** Of a close match: the real name. */
  readonly name?: string;
}

const reasonOf = ({ code, name }: Told): string => {
  if (code === undefined && name === undefined) return '';
  const lines = name === undefined ? '' : `<AddtlInf>${name}</AddtlInf>`;
  return `<StsRsnInf>${code === undefined ? '' : `<Rsn><Cd>${code}</Cd></Rsn>`}${lines}</StsRsnInf>`;
};

/** A pain.002.001.10 about one file. */
export const statusReport = (messageId: string, told: readonly Told[], group = ''): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-11-16T12:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${messageId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${group === '' ? '' : `<GrpSts>${group}</GrpSts>`}</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>${messageId}P</OrgnlPmtInfId>${told
      .map(
        (one) =>
          `<TxInfAndSts><OrgnlEndToEndId>${one.endToEndId}</OrgnlEndToEndId><TxSts>${one.status}</TxSts>${reasonOf(one)}</TxInfAndSts>`,
      )
      .join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`,
  );
