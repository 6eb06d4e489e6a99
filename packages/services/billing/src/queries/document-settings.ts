// SPDX-License-Identifier: EUPL-1.2
import { type BillingRule, DEFAULT_RULE, type Family, type IssuerProfile, type TextData, type TextKind } from '@domain/billing';
import { type CivilDate, formatCivilDate } from '@kernel/core';
import type { Reads } from '@platform/database';
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const FAMILIES: Readonly<Record<Family, string>> = { notice: 'Bescheid', invoice: 'Rechnung' };
const KINDS: Readonly<Record<TextKind, string>> = {
  introduction: 'Einleitung',
  reasons: 'Begründung',
  legalRemedy: 'Rechtsbehelfsbelehrung',
  vatHint: 'Hinweis zur Umsatzsteuer',
  paymentHint: 'Hinweis zur Zahlung',
};
const DAY_RULES: Readonly<Record<BillingRule['dayRule'], string>> = {
  asStated: 'bleibt an einem freien Tag',
  nextBankDay: 'an einem freien Tag: nächster Bankarbeitstag',
  nextLegalDay: 'an einem freien Tag: nächster Werktag (§ 193 BGB)',
};
const WAYS: Readonly<Record<BillingRule['advanceWay'], string>> = {
  remainder: 'Restrechnung: Abschläge werden mit ihrer Steuer abgesetzt',
  prepaid: 'Endrechnung: Gezahltes wird vom Bruttobetrag abgezogen',
};

/** Every text is stored with the court of its day; it belongs to those that name it. */
const courtText = (text: string, { court, courtAddress }: TextData): string =>
  /\{gericht(?:sanschrift)?\}/.test(text) ? [court, courtAddress].filter((one) => one !== '').join(', ') : '';

interface TextRow {
  readonly family: Family;
  readonly kind: TextKind;
  readonly version: number;
  readonly valid_from: CivilDate;
  readonly text: string;
  readonly data: TextData;
}

/** What stands in letters today, and what will. */
async function textsOn(reads: Reads, centreId: string, today: CivilDate): Promise<DocumentedTable> {
  const { rows } = await sql<TextRow>`
    select block.family, block.kind, block.text_version as version, block.valid_from, block.text, block.data from text_block as block
    where block.tenant_id = ${centreId}::uuid and (block.valid_from > ${today}::date or block.text_version = (
      select max(other.text_version) from text_block as other where other.tenant_id = block.tenant_id and other.family = block.family
        and other.kind = block.kind and other.valid_from <= ${today}::date))
    order by block.family desc, block.kind, block.text_version`.execute(reads);
  return {
    title: 'Texte der Bescheide und Rechnungen',
    intro:
      'Welche Texte am Stichtag in neuen Dokumenten stehen, und welche später beginnen. Worte in geschweiften Klammern werden je Dokument eingesetzt. Jedes Dokument behält den Text, mit dem es erlassen ist.',
    columns: ['Familie', 'Text', 'Fassung', 'Gilt ab', 'Wortlaut', 'Gericht'],
    rows: rows.map(({ family, kind, version, valid_from: from, text, data }) => [
      ...[FAMILIES[family], KINDS[kind], String(version), formatCivilDate(from), text],
      courtText(text, data),
    ]),
  };
}

const issuerText = ({ name, address, representedBy, vatId, taxNumber, creditorId }: IssuerProfile): readonly string[] => [
  [name, address.line1, address.line2, `${address.postCode} ${address.city}`].filter((one) => one.trim() !== '').join(', '),
  representedBy,
  [vatId && `USt-IdNr. ${vatId}`, taxNumber && `Steuernummer ${taxNumber}`].filter((one) => one !== '').join(', '),
  creditorId,
];

async function issuersOf(reads: Reads, centreId: string): Promise<DocumentedTable> {
  const { rows } = await sql<{ version: number; valid_from: CivilDate; profile: IssuerProfile; is_released: boolean }>`
    select profile_version as version, valid_from, profile, released_by_user is not null as is_released
    from issuer_profile where tenant_id = ${centreId}::uuid order by profile_version`.execute(reads);
  return {
    title: 'Aussteller der Dokumente',
    intro:
      'Wer Bescheide und Rechnungen ausstellt. Es gilt die höchste Fassung, die begonnen hat; eine andere schlägt eine Person vor und gibt eine zweite frei. Konten stehen in den Einstellungen und nicht hier.',
    columns: ['Fassung', 'Gilt ab', 'Name und Anschrift', 'Vertreten durch', 'Steuer', 'Gläubiger-Identifikationsnummer', 'Zwei Personen'],
    rows: rows.map(({ version, valid_from: from, profile, is_released: isReleased }) => [
      ...[String(version), formatCivilDate(from), ...issuerText(profile), isReleased ? 'ja' : 'nein (Fassung von früher)'],
    ]),
  };
}

const daysText = (days: number, what: string): string => `${days} ${days === 1 ? 'Tag' : 'Tage'} ${what}`;

async function rulesOf(reads: Reads, centreId: string): Promise<DocumentedTable> {
  const { rows } = await sql<{ rule: BillingRule }>`
    select rule from billing_rule where tenant_id = ${centreId}::uuid order by rule_version`.execute(reads);
  return {
    title: 'Frist für Einwendungen und Zahlungsziele',
    intro:
      'Wie lange die Mitglieder Einwendungen gegen Entwürfe erheben können und wann Dokumente zu zahlen sind. Fassung 0 ist die Voreinstellung und gilt, solange keine andere begonnen hat.',
    columns: ['Fassung', 'Gilt ab', 'Einwendungen', 'Bescheide', 'Rechnungen', 'Fälligkeit', 'Abschläge'],
    rows: [DEFAULT_RULE, ...rows.map(({ rule }) => rule)].map(
      ({ version, validFrom, objectionDays, noticeDueDays, invoiceDueDays, dayRule, advanceWay }) => [
        ...[String(version), version === 0 ? '' : formatCivilDate(validFrom), daysText(objectionDays, 'ab der Vorlage des Entwurfs')],
        ...[daysText(noticeDueDays, 'nach der Bekanntgabe'), daysText(invoiceDueDays, 'nach der Zustellung')],
        ...[DAY_RULES[dayRule], WAYS[advanceWay]],
      ],
    ),
  };
}

/** Who issues documents, with which texts and terms, for the process documentation. */
export const documentSettings = query({
  name: 'billing.documentSettings',
  action: 'billing.readSettings',
  input: z.object({}),
  run: async (reads, { actor, today }): Promise<readonly DocumentedTable[]> => [
    await issuersOf(reads, actor.centreId),
    await textsOn(reads, actor.centreId, today),
    await rulesOf(reads, actor.centreId),
  ],
});
