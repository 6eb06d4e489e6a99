// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, formatAmount, formatCivilDate } from '@kernel/core';
import type { DocumentContent, DocumentText } from './document.ts';
import { openingOf, periodAfterFor } from './document-words.ts';
import type { IssuerProfile, RecipientProfile } from './profiles.ts';
import { type BillingRule, dueDayOf, payableFrom } from './rule.ts';
import { fillText, type Placeholder, TEXT_KINDS, type TextBlock, textOn } from './texts.ts';

/** Everything that the issue takes from the registers of the association, as it holds on the day of issue. */
export interface Registers {
  readonly issuer: IssuerProfile;
  readonly texts: readonly TextBlock[];
  readonly rule: BillingRule;
}

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function valuesFor(
  content: DocumentContent,
  number: string,
  day: CivilDate,
  dueOn: CivilDate | null,
  issuer: Pick<IssuerProfile, 'name'>,
  { data }: TextBlock,
): Readonly<Record<Placeholder, string>> {
  return {
    verband: issuer.name,
    mitglied: content.member.name,
    nummer: number,
    datum: formatCivilDate(day),
    jahr: String(content.year),
    von: formatCivilDate(content.from),
    bis: formatCivilDate(content.to),
    zeitraum: periodAfterFor(content),
    summe: formatAmount(absolute(content.totals.grossCents)),
    betrag: formatAmount(absolute(content.totals.assessedCents)),
    faellig: dueOn ? formatCivilDate(dueOn) : '',
    gericht: data.court,
    gerichtsanschrift: data.courtAddress,
  };
}

/** The document as it goes out. Without a day to pay by nothing is said of paying, nor where there is something to get back. */
export function issueDocument(
  content: DocumentContent,
  { issuer, texts, rule }: Registers,
  recipient: RecipientProfile,
  { number, day }: { readonly number: string; readonly day: CivilDate },
): DocumentContent {
  const dueOn = dueDayOf(content.family, content.overInstalments, day, rule);
  const pays = dueOn !== null && content.totals.assessedCents > 0n;
  const filled = TEXT_KINDS.flatMap((kind): DocumentText[] => {
    const opening = kind === 'introduction' ? openingOf(content) : null;
    if (opening !== null) return [{ kind, version: 0, text: opening }];
    const block = textOn(texts, content.family, kind, day);
    if (!block || (kind === 'paymentHint' && !pays)) return [];
    return [{ kind, version: block.version, text: fillText(block.text, valuesFor(content, number, day, dueOn, issuer, block)) }];
  });
  const instalmentsFrom = content.overInstalments ? payableFrom(content.family, day, rule) : null;
  return { ...content, issue: { number, issuedOn: day, dueOn, instalmentsFrom, issuer, recipient, texts: filled } };
}

const later = (known: CivilDate | null, found: CivilDate | null): CivilDate | null =>
  known !== null && found !== null && found > known ? found : known;

/**
 * A document that is laid ready later than on its day of issue: its term begins later, so that it asks to be paid later, by the rule and in the
 * texts that it was issued under. null where it says the right days already.
 */
export function providedOn(content: DocumentContent, { texts, rule }: Omit<Registers, 'issuer'>, day: CivilDate): DocumentContent | null {
  const { issue, family, overInstalments } = content;
  if (issue === null || day <= issue.issuedOn) return null;
  const dueOn = later(issue.dueOn, dueDayOf(family, overInstalments, day, rule));
  const instalmentsFrom = later(issue.instalmentsFrom, overInstalments ? payableFrom(family, day, rule) : null);
  if (dueOn === issue.dueOn && instalmentsFrom === issue.instalmentsFrom) return null;
  const filled = issue.texts.map((text): DocumentText => {
    const block = texts.find((one) => one.family === family && one.kind === text.kind && one.version === text.version);
    if (!block) return text;
    return { ...text, text: fillText(block.text, valuesFor(content, issue.number, issue.issuedOn, dueOn, issue.issuer, block)) };
  });
  return { ...content, issue: { ...issue, dueOn, instalmentsFrom, texts: filled } };
}

/** Why one document cannot go out, beside the rules of e-invoices. */
export type DocumentFinding = 'RECIPIENT_MISSING' | 'LEGAL_REMEDY_MISSING' | 'DUE_DATE_MISSING';

export function documentFindings(issued: DocumentContent): readonly DocumentFinding[] {
  const { issue, family, overInstalments } = issued;
  if (!issue) return ['RECIPIENT_MISSING'];
  const findings: DocumentFinding[] = [];
  if (issue.recipient.name.trim() === '') findings.push('RECIPIENT_MISSING');
  if (family === 'notice' && !issue.texts.some((text) => text.kind === 'legalRemedy')) findings.push('LEGAL_REMEDY_MISSING');
  if (!overInstalments && issue.dueOn === null) findings.push('DUE_DATE_MISSING');
  return findings;
}
