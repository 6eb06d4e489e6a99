// SPDX-License-Identifier: EUPL-1.2
import { otherMessage } from '../other-message.ts';
import type { StatementFormat, StatementKind } from '../statement.ts';
import { messageOf } from '../xml/message-name.ts';
import type { XmlNode } from '../xml/xml-node.ts';

/** One of the three messages, known by the element below the root. */
export interface CamtMessage {
  readonly kind: StatementKind;
  readonly name: 'camt.053' | 'camt.052' | 'camt.054';
  /** 'Stmt', 'Rpt', 'Ntfctn' */
  readonly unit: string;
}

const MESSAGES: Readonly<Record<string, CamtMessage>> = {
  BkToCstmrStmt: { kind: 'end-of-day', name: 'camt.053', unit: 'Stmt' },
  BkToCstmrAcctRpt: { kind: 'intraday', name: 'camt.052', unit: 'Rpt' },
  BkToCstmrDbtCdtNtfctn: { kind: 'notification', name: 'camt.054', unit: 'Ntfctn' },
};

/** What is read on purpose; another version is read with a finding, since its elements are mostly the same. */
export const CAMT_VERSIONS: readonly string[] = ['02', '04', '08'];

/** @throws ReadingStopped where the file is another message, which is named as far as it is known. */
export function camtMessage(root: XmlNode, first: XmlNode): { readonly message: CamtMessage; readonly format: StatementFormat } {
  const named = messageOf(root);
  const message = MESSAGES[first.name];
  if (root.name !== 'Document' || message === undefined || (named !== null && named.name !== message.name)) {
    throw otherMessage(named, first);
  }
  return { message, format: { name: message.name, version: named?.version ?? null } };
}
