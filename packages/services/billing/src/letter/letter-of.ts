// SPDX-License-Identifier: EUPL-1.2
import { type DocumentContent, type DocumentText, type Issue, periodWords } from '@domain/billing';
import { type CivilDate, formatCivilDate, formatIban, parseIban, sumCents } from '@kernel/core';
import type { Block, Fact, FootColumn, Letter } from '@platform/typesetting';
import { annexOf, tableOf } from './letter-table.ts';
import { euro, titleOf, wordOf } from './letter-words.ts';

/** What a letter says of itself as long as it is a draft. */
export interface Drafted {
  readonly version: number;
  /** Last day for objections; null: none is set yet. */
  readonly objectionsUntil: CivilDate | null;
}

const textOf = ({ texts }: Issue, kind: DocumentText['kind']): string | null => texts.find((text) => text.kind === kind)?.text ?? null;

const paragraph = (text: string | null): readonly Block[] => (text === null ? [] : [{ kind: 'paragraph', text }]);

/** What becomes of instalments that do not go off as they were ordered. */
function advanceHints({ family, kind, advances, totals, year }: DocumentContent): readonly (string | null)[] {
  if (kind !== 'annual' || advances.length === 0) return [];
  const replaced = sumCents(advances.map(({ replacedCents }) => replacedCents));
  const givesBack = family === 'notice' && totals.assessedCents < 0n;
  return [
    replaced > 0n
      ? `Abgesetzt sind nur gezahlte Beträge. Nicht gezahlt sind ${euro(replaced)} aus früher angeforderten Raten; dieser Betrag ist in diesem Schreiben enthalten und nicht mehr gesondert zu zahlen.`
      : null,
    givesBack
      ? `Die Raten der Umlage ${year} waren um ${euro(-totals.assessedCents)} höher als die Umlage, die hier noch abzurechnen ist. Diesen Betrag geben wir mit diesem Bescheid zurück; von Rechnungen über Leistungen nach Vereinbarungen setzen wir ihn nicht ab.`
      : null,
    family === 'notice' && !givesBack && advances.some(({ order, dueCents, wholeCents }) => order.de !== '' && dueCents < wholeCents)
      ? `Soweit von einer Rate hier nur ein Teil abgesetzt ist, gilt der andere Teil für die übrigen Umlagebescheide für ${year}.`
      : null,
  ];
}

/** What the sums do not say: what is not paid of the advances, and what becomes of a credit. */
function hints(content: DocumentContent): readonly Block[] {
  const { family, kind, overInstalments, totals, issue } = content;
  const advance = family === 'notice' ? 'Vorausleistungen' : 'Abschlägen';
  const sentences = [
    totals.arrearsCents > 0n
      ? `Von den abgesetzten ${advance} sind noch ${euro(totals.arrearsCents)} offen. Dieser Betrag ist neben diesem Schreiben aus dem Dokument zu zahlen, das ihn angefordert hat.`
      : null,
    ...advanceHints(content),
    totals.assessedCents < 0n && overInstalments
      ? 'Um diese Beträge vermindern sich Ihre Raten. Was Sie darauf schon gezahlt haben, verrechnen wir mit offenen Forderungen oder zahlen es Ihnen aus.'
      : null,
    totals.assessedCents < 0n && !overInstalments ? 'Das Guthaben verrechnen wir mit offenen Forderungen oder zahlen es Ihnen aus.' : null,
    overInstalments && kind === 'correction' && totals.assessedCents > 0n
      ? 'Die Unterschiede sind an den Fälligkeitstagen der Raten mit diesen zu zahlen.'
      : null,
    overInstalments && totals.assessedCents > 0n && issue?.instalmentsFrom
      ? `Keine Rate ist vor dem ${formatCivilDate(issue.instalmentsFrom)} fällig: Steht oben ein früherer Tag, ist sie an diesem Tag zu zahlen.`
      : null,
    kind === 'advance' && totals.assessedCents > 0n
      ? 'Bitte überweisen Sie jede Rate bis zu ihrem Fälligkeitstag. Nach Ablauf des Jahres werden die Zahlungen mit der Abrechnung verrechnet.'
      : null,
  ];
  return sentences.flatMap(paragraph);
}

function paymentFacts({ totals, overInstalments }: DocumentContent, { number, dueOn, issuer }: Issue): readonly Block[] {
  if (totals.assessedCents <= 0n) return [];
  const iban = parseIban(issuer.iban);
  const rows: Fact[] = [
    ...(overInstalments ? [] : [{ label: 'Betrag', value: euro(totals.assessedCents) }]),
    ...(dueOn ? [{ label: 'Fällig am', value: formatCivilDate(dueOn) }] : []),
    { label: 'Empfänger', value: issuer.accountName || issuer.name },
    { label: 'IBAN', value: iban.ok ? formatIban(iban.value) : issuer.iban },
    ...(issuer.bic === '' ? [] : [{ label: 'BIC', value: issuer.bic }]),
    { label: 'Verwendungszweck', value: number },
  ];
  return [{ kind: 'facts', rows }];
}

const given = (label: string, value: string): readonly Fact[] => (value.trim() === '' ? [] : [{ label, value }]);

function referencesOf(content: DocumentContent, { number, issuedOn, issuer, recipient }: Issue, drafted: Drafted | null): readonly Fact[] {
  const isNotice = content.family === 'notice';
  return [
    ...(drafted
      ? [{ label: 'Entwurf', value: `Fassung ${drafted.version}` }]
      : [{ label: isNotice ? 'Bescheid Nr.' : 'Rechnung Nr.', value: number }]),
    { label: isNotice ? 'Zeitraum' : 'Leistungszeit', value: periodWords(content).de },
    ...given('Bestellnummer', recipient.orderNumber),
    ...given('Kostenstelle', recipient.costUnit),
    ...(isNotice ? [] : given('Leitweg-ID', recipient.routingId)),
    ...given('Auskunft', issuer.contactName),
    ...given('Telefon', issuer.contactPhone),
    ...given('E-Mail', issuer.contactEmail),
    ...(drafted?.objectionsUntil ? [{ label: 'Einwendungen bis', value: formatCivilDate(drafted.objectionsUntil) }] : []),
    { label: drafted ? 'Stand' : 'Datum', value: formatCivilDate(issuedOn) },
  ];
}

function footOf({ issuer }: Issue): readonly FootColumn[] {
  const { name, address, iban, bic, vatId, taxNumber, creditorId, representedBy } = issuer;
  const parsed = parseIban(iban);
  return [
    {
      heading: 'Anschrift',
      lines: [name, address.line1, ...(address.line2 === '' ? [] : [address.line2]), `${address.postCode} ${address.city}`],
    },
    { heading: 'Bankverbindung', lines: [`IBAN ${parsed.ok ? formatIban(parsed.value) : iban}`, ...(bic === '' ? [] : [`BIC ${bic}`])] },
    {
      heading: 'Steuern',
      lines: [
        ...(vatId === '' ? [] : [`USt-IdNr. ${vatId}`]),
        ...(taxNumber === '' ? [] : [`Steuernummer ${taxNumber}`]),
        ...(creditorId === '' ? [] : [`Gläubiger-ID ${creditorId}`]),
      ],
    },
    ...(representedBy === '' ? [] : [{ heading: 'Vertretung', lines: [representedBy] }]),
  ];
}

const oneLine = (...parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join(' · ');

/** What follows the table: how to pay, why, and what can be done against it. A draft asks for nothing yet. */
function closingOf(content: DocumentContent, issue: Issue, drafted: Drafted | null): readonly Block[] {
  const reasons = textOf(issue, 'reasons');
  const remedy = drafted ? null : textOf(issue, 'legalRemedy');
  return [
    ...paragraph(textOf(issue, 'vatHint')),
    ...hints(content),
    ...(drafted ? [] : [...paragraph(textOf(issue, 'paymentHint')), ...paymentFacts(content, issue)]),
    ...(reasons === null ? [] : [{ kind: 'heading' as const, text: 'Begründung' }, ...paragraph(reasons)]),
    ...(remedy === null ? [] : [{ kind: 'notice' as const, title: 'Rechtsbehelfsbelehrung', text: remedy }]),
  ];
}

function draftNotice({ family }: DocumentContent, { objectionsUntil }: Drafted): Block {
  const what = family === 'notice' ? 'Dieser Bescheid ist noch nicht erlassen' : 'Diese Rechnung ist noch nicht gestellt';
  const objections = objectionsUntil
    ? `Einwendungen können Sie bis einschließlich ${formatCivilDate(objectionsUntil)} zu jeder Position im Mitgliederportal erheben.`
    : 'Eine Frist für Einwendungen ist noch nicht gesetzt.';
  return { kind: 'notice', title: 'Entwurf zur Anhörung', text: `${what}. Es ist nichts zu zahlen. ${objections}` };
}

function signatureOf(content: DocumentContent, { issuer }: Issue) {
  const what = content.family === 'notice' ? 'Dieser Bescheid' : 'Dieses Schreiben';
  return {
    greeting: 'Mit freundlichen Grüßen\nIm Auftrag',
    office: issuer.contactName || issuer.name,
    remark: `${what} ist maschinell erstellt und ohne Unterschrift gültig.`,
  };
}

const addressOf = ({ recipient }: Issue): readonly string[] =>
  [
    recipient.name,
    recipient.department,
    recipient.address.line1,
    recipient.address.line2,
    `${recipient.address.postCode} ${recipient.address.city}`,
  ].filter((line) => line.trim() !== '');

/** The letter of an issued document, or of a draft under the registers of the day. */
export function letterOf(content: DocumentContent, drafted: Drafted | null = null): Letter {
  const { issue } = content;
  if (!issue) throw new Error('a letter has somebody who issues it');
  const { issuer, recipient, number, issuedOn } = issue;
  return {
    language: 'de',
    title: titleOf(content),
    runningTitle: oneLine(drafted ? `${wordOf(content)} (Entwurf)` : `${wordOf(content)} ${number}`, recipient.name),
    date: issuedOn,
    ...(drafted ? { draft: true } : {}),
    sender: {
      name: issuer.name,
      ...(issuer.representedBy === '' ? {} : { lines: [issuer.representedBy] }),
      addressLine: oneLine(issuer.name, issuer.address.line1, `${issuer.address.postCode}\u00a0${issuer.address.city}`),
    },
    recipient: addressOf(issue),
    deliveryRemarks: ['Bereitgestellt im Mitgliederportal'],
    references: referencesOf(content, issue, drafted),
    blocks: [
      ...(drafted ? [draftNotice(content, drafted)] : []),
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      ...paragraph(textOf(issue, 'introduction')),
      ...paragraph(content.reason === undefined ? null : `Grund der Änderung: ${content.reason}`),
      tableOf(content),
      ...closingOf(content, issue, drafted),
    ],
    annex: annexOf(content),
    ...(drafted ? {} : { signature: signatureOf(content, issue) }),
    ...(drafted ? {} : { foot: footOf(issue) }),
  };
}
