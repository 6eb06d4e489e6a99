// SPDX-License-Identifier: EUPL-1.2
import {
  type BillingRule,
  type DocumentContent,
  documentNumber,
  type IssuerProfile,
  issueDocument,
  type RecipientProfile,
  ruleOn,
  type TextBlock,
  textOn,
} from '@domain/billing';
import type { CivilDate, TenantId } from '@kernel/core';
import { findingsOf } from './einvoice/findings-of.ts';
import type { DocumentRecord, StoredFinding } from './repositories/document-repository.ts';
import { heldOn, type registerRepository } from './repositories/register-repository.ts';

/** All that the issue takes from the registers, as it holds on the day. */
export interface HeldRegisters {
  readonly issuer: IssuerProfile | null;
  readonly texts: readonly TextBlock[];
  readonly rule: BillingRule;
  readonly recipients: ReadonlyMap<string, { readonly value: RecipientProfile }>;
  readonly hasLegalRemedy: boolean;
}

export async function heldRegisters(
  registers: Pick<ReturnType<typeof registerRepository>, 'texts' | 'issuers' | 'rules' | 'recipients'>,
  centreId: TenantId,
  day: CivilDate,
): Promise<HeldRegisters> {
  const texts = await registers.texts(centreId);
  return {
    texts,
    issuer: heldOn(await registers.issuers(centreId), day),
    rule: ruleOn(await registers.rules(centreId), day),
    recipients: await registers.recipients(),
    hasLegalRemedy: textOn(texts, 'notice', 'legalRemedy', day) !== null,
  };
}

/** The document as it would go out under a number; null where it has nobody to go to. */
export function issuedUnder(
  content: DocumentContent,
  { issuer, texts, rule, recipients }: HeldRegisters,
  { number, day }: { readonly number: string; readonly day: CivilDate },
): DocumentContent | null {
  const recipient = recipients.get(content.member.tenantId)?.value;
  return issuer && recipient ? issueDocument(content, { issuer, texts, rule }, recipient, { number, day }) : null;
}

export interface Trial {
  readonly document: DocumentRecord;
  /** Empty: it can go out. */
  readonly findings: readonly StoredFinding[];
}

/** Each document checked as if it had a number: numbers are drawn for those alone that can go out. */
export const trialIssue = (documents: readonly DocumentRecord[], held: HeldRegisters, day: CivilDate): readonly Trial[] =>
  documents.map((document) => {
    const number = documentNumber(document.content.family, Number(day.slice(0, 4)), 1);
    return { document, findings: findingsOf(issuedUnder(document.content, held, { number, day }) ?? document.content) };
  });
