// SPDX-License-Identifier: EUPL-1.2
import type { ClosingContent, CountedSum, SealedClosing } from '@domain/payments';
import { type Cents, civilTimeOf, formatAmount, formatCivilDate, formatIban, type Instant, parseIban, sumCents } from '@kernel/core';
import type { Block, Letter } from '@platform/typesetting';
import { type ClosingLabels, nameOf } from './closing-labels.ts';

function moment(at: Instant): string {
  const { date, minute } = civilTimeOf(at);
  const [hours, minutes] = [Math.trunc(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${formatCivilDate(date)}, ${hours}:${minutes} Uhr`;
}
const euro = (amount: bigint): string => formatAmount(amount).replace('-', '\u2212');
const counted = ({ count, sumCents: sum }: CountedSum): string => `${count} / ${euro(sum)}`;
const heading = (text: string): Block => ({ kind: 'heading', text });
const text = (words: string): Block => ({ kind: 'paragraph', text: words });

/** What a table of the paper holds; more stands in the exported data alone, and it is said. */
const MAX_ROWS = 1_000;

type Rows = readonly (readonly string[])[];

function tableOf(columns: readonly string[], amounts: readonly number[], rows: Rows, none: string): Block[] {
  if (rows.length === 0) return [text(none)];
  const shown = rows.slice(0, MAX_ROWS);
  const table: Block = {
    kind: 'table',
    columns: columns.map((name, index) => ({ heading: name, align: amounts.includes(index) ? 'end' : 'start' })),
    rows: shown,
  };
  const left = rows.length - shown.length;
  return left === 0 ? [table] : [table, text(`Weitere ${left} Zeilen stehen in der Datenausgabe dieses Abschlusses.`)];
}

const ibanOf = (labels: ClosingLabels, id: string): string => {
  const parsed = parseIban(labels.ibans.get(id) ?? '');
  return parsed.ok ? formatIban(parsed.value) : (labels.ibans.get(id) ?? '');
};

function head({ content, hash }: SealedClosing, labels: ClosingLabels): Block[] {
  const rows = [
    { label: 'Kommune', value: labels.municipality },
    { label: 'Buchungstag', value: formatCivilDate(content.day) },
    ...(content.previousDay ? [{ label: 'Vorheriger Abschluss', value: formatCivilDate(content.previousDay) }] : []),
    { label: 'Nummer', value: String(content.number) },
    { label: 'Prüfsumme', value: hash },
    { label: 'Prüfsumme des vorherigen', value: content.previousHash ?? 'keine, erster Abschluss' },
    { label: 'Prüfsumme der Grundlagen', value: content.inputHash },
    { label: 'Erstellt', value: `${nameOf(labels, content.madeBy.userId)}, ${moment(content.madeAt)}` },
    { label: 'Regelwerk', value: `Fassung ${content.rulesVersion}` },
  ];
  return [heading('A Kopf'), { kind: 'facts', rows }];
}

function books({ bookAccounts, bankAccounts }: ClosingContent, labels: ClosingLabels): Block[] {
  const soll = bookAccounts.map((account) => [
    nameOf(labels, account.bankAccountId),
    ...[euro(account.openingCents), counted(account.receipts), counted(account.payments)],
    ...[euro(account.transfers.netCents), euro(account.closingCents)],
  ]);
  const ist = bankAccounts.map((account) => [
    nameOf(labels, account.bankAccountId),
    ...[euro(account.openingCents), counted(account.credits), counted(account.debits), euro(account.closingCents)],
  ]);
  const used = bankAccounts.flatMap((account): string[][] => {
    const name = `${nameOf(labels, account.bankAccountId)} ${ibanOf(labels, account.bankAccountId)}`;
    if (account.statements.length > 0)
      return account.statements.map(({ sequence, fileHash }) => [name, sequence === null ? 'ohne Nummer' : String(sequence), fileHash]);
    const by = account.quietBy === null ? '' : ` (${nameOf(labels, account.quietBy.userId)})`;
    return [[name, 'kein Auszug', `keine Umsätze${by}`]];
  });
  return [
    heading('B Buchbestand (Soll)'),
    ...tableOf(['Konto', 'Anfang', 'Einzahlungen', 'Auszahlungen', 'Umbuchungen', 'Ende'], [1, 2, 3, 4, 5], soll, 'Kein Konto.'),
    heading('C Bankbestand (Ist)'),
    ...tableOf(['Konto', 'Anfang', 'Gutschriften', 'Lastschriften', 'Ende'], [1, 2, 3, 4], ist, 'Kein Konto.'),
    ...tableOf(['Auszug zu', 'Nummer', 'Prüfsumme der Datei'], [], used, 'Kein Auszug.'),
  ];
}

const KINDS = { notAtBank: 'gebucht, noch nicht bei der Bank', notBooked: 'bei der Bank, noch nicht gebucht' } as const;

function bridge({ bridges }: ClosingContent, labels: ClosingLabels): Block[] {
  const sums = bridges.map(({ bankAccountId, bookCents, bankCents, differenceCents, items }) => [
    nameOf(labels, bankAccountId),
    ...[euro(bookCents), euro(bankCents), euro(differenceCents), String(items.length)],
  ]);
  const items = bridges.flatMap((one) =>
    one.items.map((item) => [
      ...[nameOf(labels, item.item), KINDS[item.kind], formatCivilDate(item.since), String(item.ageDays)],
      ...[item.reason.startsWith('file ') ? 'Zahlungsdatei unterwegs' : item.reason, nameOf(labels, item.owner), euro(item.amountCents)],
    ]),
  );
  return [
    heading('D Überleitung von Soll auf Ist'),
    ...tableOf(['Konto', 'Soll', 'Ist', 'Unterschied', 'Posten'], [1, 2, 3, 4], sums, 'Kein Konto.'),
    ...tableOf(['Posten', 'Art', 'Seit', 'Tage', 'Grund', 'Zuständig', 'Betrag'], [3, 6], items, 'Kein schwebender Posten.'),
  ];
}

const KEPT = { deposit: 'Verwahrung', advance: 'Vorschuss', passing: 'durchlaufend', foreign: 'fremde Mittel' } as const;

function kept({ keptAccounts }: ClosingContent, labels: ClosingLabels): Block[] {
  const rows = keptAccounts.map((account) => [
    ...[nameOf(labels, account.accountId), KEPT[account.kind], euro(account.openingCents)],
    ...[euro(account.movementCents), euro(account.closingCents)],
  ]);
  const items = keptAccounts.flatMap((account) =>
    account.items.map((item) => [
      ...[nameOf(labels, account.accountId), nameOf(labels, item.item), formatCivilDate(item.since), String(item.ageDays)],
      ...[item.owner === '' ? '' : nameOf(labels, item.owner), euro(item.amountCents)],
    ]),
  );
  return [
    heading('E Verwahrung, Vorschüsse, durchlaufende und fremde Mittel'),
    ...tableOf(['Konto', 'Art', 'Anfang', 'Bewegung', 'Ende'], [2, 3, 4], rows, 'Kein solches Konto.'),
    ...tableOf(['Konto', 'Posten', 'Seit', 'Tage', 'Zuständig', 'Betrag'], [3, 5], items, 'Kein offener Posten.'),
  ];
}

function files({ files: sent }: ClosingContent, labels: ClosingLabels): Block[] {
  const rows = sent.map((file) => [
    ...[formatCivilDate(file.handedOverOn), nameOf(labels, file.bankAccountId), `${file.count} / ${euro(file.controlSumCents)}`],
    ...[
      file.releasedBy.map(({ userId }) => nameOf(labels, userId)).join(', '),
      counted(file.rejected),
      counted(file.debited),
      file.fileHash,
    ],
  ]);
  const columns = ['Übergeben', 'Konto', 'Zahlungen', 'Freigegeben durch', 'Abgelehnt', 'Belastet', 'Prüfsumme'];
  return [heading('F Zahlungsdateien'), ...tableOf(columns, [2, 4, 5], rows, 'Keine Zahlungsdatei.')];
}

/** Closings of the first version say nothing of direct debits. */
function debitFiles({ debitFiles: sent }: ClosingContent, labels: ClosingLabels): Block[] {
  if (sent === undefined) return [];
  const rows = sent.map((file) => [
    ...[formatCivilDate(file.handedOverOn), formatCivilDate(file.collectOn), nameOf(labels, file.bankAccountId)],
    ...[`${file.count} / ${euro(file.controlSumCents)}`, file.releasedBy.map(({ userId }) => nameOf(labels, userId)).join(', ')],
    ...[counted(file.rejected), counted(file.collected), counted(file.returned), `${file.scheme} ${file.fileHash}`],
  ]);
  const columns = [
    'Übergeben',
    'Einzug am',
    'Konto',
    'Lastschriften',
    'Freigegeben durch',
    'Abgelehnt',
    'Eingezogen',
    'Zurückgegeben',
    'Verfahren, Prüfsumme',
  ];
  return tableOf(columns, [3, 5, 6, 7], rows, 'Keine Lastschriftdatei.');
}

function liquidity({ liquidity: all }: ClosingContent): Block[] {
  const rows = all.flatMap(({ currency, bankCents, due }) => [
    [currency, 'Bankbestand', '', '', euro(bankCents)],
    ...due.map(({ withinDays, receiptsCents, paymentsCents }) => [
      ...[currency, `fällig in ${withinDays} Tagen`, euro(receiptsCents), euro(paymentsCents)],
      euro(sumCents([bankCents, receiptsCents, -paymentsCents as Cents])),
    ]),
  ]);
  return [heading('G Liquidität'), ...tableOf(['Währung', '', 'Einzahlungen', 'Auszahlungen', 'Stand'], [2, 3, 4], rows, 'Kein Konto.')];
}

const DIFFERENCES: Readonly<Record<string, string>> = {
  REPEAT_UNSURE: 'Mögliche Wiederholung eines Umsatzes',
  REPEAT_SAME: 'Geklärt: derselbe Umsatz noch einmal',
  REPEAT_ANOTHER: 'Geklärt: ein weiterer, gleich lautender Umsatz',
  SEQUENCE_GAP_EXPLAINED: 'Fehlende Auszugsnummern',
};

function differences({ differences: open }: ClosingContent, labels: ClosingLabels): Block[] {
  const rows = open.map(({ code, subject, reason, owner }) => [
    DIFFERENCES[code] ?? code,
    subject
      .split(' ')
      .map((part) => nameOf(labels, part))
      .join(' '),
    reason === 'balances' ? 'die Salden schließen aneinander an' : reason,
    owner === '' ? '' : nameOf(labels, owner),
  ]);
  return [heading('H Offene Unterschiede'), ...tableOf(['Art', 'Gegenstand', 'Grund', 'Zuständig'], [], rows, 'Keine.')];
}

function signatures({ signatures: signed, hash }: SealedClosing, labels: ClosingLabels): Block[] {
  const rows = signed.map(({ by, at }, index) => [String(index + 1), nameOf(labels, by.userId), moment(at)]);
  return [
    heading('I Unterschriften und Empfang'),
    ...tableOf(['', 'Unterschrieben von', 'Am'], [], rows, 'Nicht unterschrieben.'),
    text(
      `Beide Unterschriften gelten dem Inhalt mit der Prüfsumme ${hash}. Die Kommune bestätigt den Empfang im System; die Bestätigung steht dort beim Abschluss.`,
    ),
  ];
}

/** The closing on paper: the same closing and the same names give the same letter. */
export function closingLetter(closing: SealedClosing, labels: ClosingLabels): Letter {
  const { content } = closing;
  const day = formatCivilDate(content.day);
  return {
    language: 'de',
    title: `Tagesabschluss Nr. ${content.number} vom ${day}`,
    runningTitle: `Tagesabschluss ${day} · ${labels.municipality}`,
    date: content.day,
    sender: { name: labels.centre, lines: ['Zahlungsabwicklung'], addressLine: labels.centre },
    recipient: [labels.municipality],
    deliveryRemarks: ['Elektronisch zugestellt'],
    references: [
      { label: 'Nummer', value: String(content.number) },
      { label: 'Buchungstag', value: day },
    ],
    blocks: [
      ...head(closing, labels),
      ...books(content, labels),
      ...bridge(content, labels),
      ...kept(content, labels),
      ...files(content, labels),
      ...debitFiles(content, labels),
      ...liquidity(content),
      ...differences(content, labels),
      ...signatures(closing, labels),
    ],
  };
}
