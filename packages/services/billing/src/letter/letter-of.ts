// SPDX-License-Identifier: EUPL-1.2
import type { DocumentContent, DocumentText, Issue, VatRow } from '@domain/billing';
import { formatAmount, formatCivilDate, formatIban, parseIban } from '@kernel/core';
import type { Block, Cell, Fact, FootColumn, Letter, Sum } from '@platform/typesetting';
import { advanceLabel } from '../einvoice/invoice-of.ts';

const euro = (amount: bigint): string => `${formatAmount(amount)} €`.replace('-', '\u2212');

const TITLES = {
  notice: { advance: 'Vorausleistungsbescheid', annual: 'Umlagebescheid', correction: 'Änderungsbescheid' },
  invoice: { advance: 'Abschlagsrechnung', annual: 'Rechnung', correction: 'Rechnungskorrektur' },
} as const;

const titleOf = ({ family, kind, typeCode }: DocumentContent): string =>
  typeCode === '381' && family === 'invoice' ? 'Gutschrift' : TITLES[family][kind];

function textOf({ texts }: Issue, kind: DocumentText['kind']): string | null {
  return texts.find((text) => text.kind === kind)?.text ?? null;
}

/** '19 %', '§ 4 Nr. 29 UStG' */
const vatWords = ({ code, ratePermille, bases }: Pick<VatRow, 'code' | 'ratePermille' | 'bases'>): string =>
  code === 'S'
    ? `${ratePermille % 10 === 0 ? ratePermille / 10 : `${Math.trunc(ratePermille / 10)},${ratePermille % 10}`} %`
    : bases.join('; ');

function chargeCells({
  label,
  from,
  to,
  basis,
  resolution,
  calculation,
  vat,
  amountCents,
}: DocumentContent['lines'][number]): readonly Cell[] {
  const span = `${formatCivilDate(from)} bis ${formatCivilDate(to)}`;
  const words = [basis.de, resolution && !basis.de.includes(resolution) ? resolution : '', calculation.de].filter(
    (text) => text.trim() !== '',
  );
  const vatText = vat.code === 'S' ? vatWords({ ...vat, bases: [vat.basis] }) : { O: 'nicht steuerbar', E: 'steuerfrei' }[vat.code];
  return [{ text: label.de, detail: [span, ...words].join('\n') }, vatText, euro(amountCents)];
}

function sumsOf({ breakdown, totals, advanceWay, advances }: DocumentContent): readonly Sum[] {
  const net = breakdown.reduce((sum, row) => sum + row.netCents, 0n);
  const taxes = breakdown.map((row) => ({
    label:
      row.code === 'S'
        ? `Umsatzsteuer ${vatWords(row)} auf ${euro(row.netCents)}`
        : `Umsatzsteuer auf ${euro(row.netCents)}: ${vatWords(row)}`,
    value: euro(row.vatCents),
  }));
  const off = advanceWay === 'prepaid' ? advances.map((part) => ({ label: advanceLabel(part), value: euro(-part.dueCents) })) : [];
  const due = totals.assessedCents < 0n ? 'Guthaben' : 'Zu zahlen';
  return [
    { label: 'Summe ohne Umsatzsteuer', value: euro(net) },
    ...taxes,
    ...off,
    { label: due, value: euro(totals.assessedCents < 0n ? -totals.assessedCents : totals.assessedCents), strong: true },
  ];
}

function tableOf(content: DocumentContent): Block {
  const advances = content.advanceWay === 'remainder' ? content.advances : [];
  return {
    kind: 'table',
    caption: content.family === 'notice' ? 'Festsetzung' : 'Leistungen',
    columns: [{ heading: 'Position', width: 1 }, { heading: 'Umsatzsteuer' }, { heading: 'Betrag', align: 'end' }],
    rows: [
      ...content.lines.map(chargeCells),
      ...advances.map((part) => [advanceLabel(part), part.code === 'S' ? vatWords(part) : '', euro(-part.netCents)]),
    ],
    sums: sumsOf(content),
  };
}

/** What a correction corrects, and what was due and is not paid yet: facts that the sums do not say. */
function hints({ corrects, family, totals, advances }: DocumentContent): readonly Block[] {
  const found: Block[] = [];
  if (corrects) {
    const what = family === 'notice' ? 'Dieser Bescheid ändert den Bescheid' : 'Diese Rechnung berichtigt die Rechnung';
    found.push({
      kind: 'paragraph',
      text: `${what} ${corrects.number} vom ${formatCivilDate(corrects.issuedOn)}. Die Beträge sind die Unterschiede dazu.`,
    });
  }
  if (totals.arrearsCents > 0n)
    found.push({
      kind: 'paragraph',
      text: `Von den abgesetzten Abschlägen sind noch ${euro(totals.arrearsCents)} offen. Sie werden aus den Dokumenten geschuldet, die sie angefordert haben.`,
    });
  if (advances.some(({ vatAssumed }) => vatAssumed))
    found.push({
      kind: 'paragraph',
      text: 'Abschläge ohne Nummer wurden vor der Einführung dieses Verfahrens angefordert. Ihr Steueranteil ist wie bei den abgerechneten Leistungen angenommen.',
    });
  return found;
}

function paragraph(text: string | null): readonly Block[] {
  return text === null ? [] : [{ kind: 'paragraph', text }];
}

function paymentFacts(content: DocumentContent, { number, dueOn, issuer }: Issue): readonly Block[] {
  if (content.totals.assessedCents <= 0n) return [];
  const iban = parseIban(issuer.iban);
  const rows: Fact[] = [
    ...(dueOn ? [{ label: 'Fällig am', value: formatCivilDate(dueOn) }] : []),
    { label: 'Empfänger', value: issuer.accountName || issuer.name },
    { label: 'IBAN', value: iban.ok ? formatIban(iban.value) : issuer.iban },
    ...(issuer.bic === '' ? [] : [{ label: 'BIC', value: issuer.bic }]),
    { label: 'Verwendungszweck', value: number },
  ];
  return [{ kind: 'facts', rows }];
}

function referencesOf(content: DocumentContent, { number, issuedOn, issuer, recipient }: Issue): readonly Fact[] {
  return [
    { label: content.family === 'notice' ? 'Bescheid Nr.' : 'Rechnung Nr.', value: number },
    ...(recipient.orderNumber === '' ? [] : [{ label: 'Ihre Bestellnummer', value: recipient.orderNumber }]),
    ...(recipient.costUnit === '' ? [] : [{ label: 'Ihre Kostenstelle', value: recipient.costUnit }]),
    ...(recipient.routingId === '' || content.family === 'notice' ? [] : [{ label: 'Leitweg-ID', value: recipient.routingId }]),
    { label: 'Auskunft', value: issuer.contactName },
    { label: 'Telefon', value: issuer.contactPhone },
    { label: 'E-Mail', value: issuer.contactEmail },
    { label: 'Datum', value: formatCivilDate(issuedOn) },
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

/** The letter of an issued document. */
export function letterOf(content: DocumentContent): Letter {
  const { issue } = content;
  if (!issue) throw new Error('a draft is no letter');
  const { issuer, recipient, number, issuedOn } = issue;
  const title = titleOf(content);
  const remedy = textOf(issue, 'legalRemedy');
  const reasons = textOf(issue, 'reasons');
  return {
    language: 'de',
    title: `${title} ${number} für ${formatCivilDate(content.from)} bis ${formatCivilDate(content.to)}`,
    runningTitle: `${title} ${number} · ${content.member.name}`,
    date: issuedOn,
    sender: {
      name: issuer.name,
      ...(issuer.representedBy === '' ? {} : { lines: [issuer.representedBy] }),
      addressLine: oneLine(issuer.name, issuer.address.line1, `${issuer.address.postCode} ${issuer.address.city}`),
    },
    recipient: [
      recipient.name,
      recipient.department,
      recipient.address.line1,
      recipient.address.line2,
      `${recipient.address.postCode} ${recipient.address.city}`,
    ].filter((line) => line.trim() !== ''),
    deliveryRemarks: ['Bereitgestellt im Mitgliederportal'],
    references: referencesOf(content, issue),
    blocks: [
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      ...paragraph(textOf(issue, 'introduction')),
      ...hints(content),
      tableOf(content),
      ...paragraph(textOf(issue, 'vatHint')),
      ...paragraph(textOf(issue, 'paymentHint')),
      ...paymentFacts(content, issue),
      ...(reasons === null
        ? []
        : [
            { kind: 'heading' as const, text: 'Begründung' },
            { kind: 'paragraph' as const, text: reasons },
          ]),
      ...(remedy === null ? [] : [{ kind: 'notice' as const, title: 'Rechtsbehelfsbelehrung', text: remedy }]),
    ],
    signature: {
      greeting: 'Mit freundlichen Grüßen\nIm Auftrag',
      office: issuer.contactName,
      remark:
        content.family === 'notice'
          ? 'Dieser Bescheid ist maschinell erstellt und ohne Unterschrift gültig.'
          : 'Diese Rechnung ist maschinell erstellt und ohne Unterschrift gültig.',
    },
    foot: footOf(issue),
  };
}
