// SPDX-License-Identifier: EUPL-1.2
import type { ArchivedDocument } from '@contracts/billing';
import { coded, column, type ExportTable, key } from './export-table.ts';
import { DOCUMENT_KIND, DOCUMENT_STATUS, INVOICE_TYPE } from './export-words.ts';

/** A file of the archive that is no table. */
export interface Attachment {
  readonly name: string;
  readonly tenantId: string;
  readonly sha256: string;
}

const FAMILY = { notice: 'Bescheid', invoice: 'Rechnung' } as const;

/** Numbers have letters, digits and hyphens; whatever else a series may have one day does not become a folder. */
const fileName = (number: string, ending: 'pdf' | 'xml'): string => `dokumente/${number.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.${ending}`;

const filesOf = ({ number, tenantId, pdf, xml }: ArchivedDocument): Attachment[] => [
  ...(pdf ? [{ name: fileName(number, 'pdf'), tenantId, sha256: pdf.sha256 }] : []),
  ...(xml ? [{ name: fileName(number, 'xml'), tenantId, sha256: xml.sha256 }] : []),
];

export const attachmentsOf = (documents: readonly ArchivedDocument[]): readonly Attachment[] => documents.flatMap(filesOf);

/** Notices and invoices that were made from the run, and the series of numbers that they belong to. */
export const documentTables: readonly ExportTable[] = [
  {
    file: 'dokumente.csv',
    title: 'Dokumente',
    what: 'Bescheide und Rechnungen, die aus dem Lauf entstanden sind, mit ihren Dateien',
    columns: [
      key('Nummer', 'Nummer des Dokuments'),
      column('Familie', 'text', 'Bescheid oder Rechnung'),
      coded('Art', DOCUMENT_KIND, 'Abschlag, Abrechnung oder Berichtigung'),
      coded('Rechnungsart', INVOICE_TYPE, 'Nur bei Rechnungen: Art mit ihrer Kennzahl nach UNTDID 1001'),
      coded('Stand', DOCUMENT_STATUS, 'ausgestellt; was nicht gilt, hat eine andere Angabe'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Ausgestellt am', 'date', 'Datum des Dokuments'),
      column('Netto', 'amount', 'Nettobetrag in Euro'),
      column('Brutto', 'amount', 'Bruttobetrag in Euro'),
      column('Berichtigt', 'text', 'Nummer des Dokuments, das berichtigt wird'),
      column('Kennung', 'text', 'Kennung des Dokuments'),
      column('Prüfsumme Inhalt', 'text', 'SHA-256 über den Inhalt, aus dem die Dateien gemacht sind'),
      column('PDF', 'text', 'Name der PDF-Datei in diesem Archiv'),
      column('Prüfsumme PDF', 'text', 'SHA-256 der PDF-Datei'),
      column('XML', 'text', 'Name der E-Rechnung in diesem Archiv'),
      column('Prüfsumme XML', 'text', 'SHA-256 der E-Rechnung'),
    ],
    pages: async function* (scope) {
      const documents = await scope.read((reads) => scope.archive.documentsOf(reads, scope.runId));
      yield documents.map((one) => ({
        Nummer: one.number,
        Familie: FAMILY[one.family],
        Art: one.kind,
        Rechnungsart: one.family === 'invoice' ? one.typeCode : null,
        Stand: one.status,
        Mitglied: one.memberName,
        'Ausgestellt am': one.issuedOn,
        Netto: one.netCents,
        Brutto: one.grossCents,
        Berichtigt: one.correctsNumber,
        Kennung: one.documentId,
        'Prüfsumme Inhalt': one.contentHash,
        PDF: one.pdf && fileName(one.number, 'pdf'),
        'Prüfsumme PDF': one.pdf?.sha256,
        XML: one.xml && fileName(one.number, 'xml'),
        'Prüfsumme XML': one.xml?.sha256,
      }));
    },
  },
  {
    file: 'nummernkreise.csv',
    title: 'Nummernkreise',
    what: 'Alle Nummern der Nummernkreise, aus denen diese Dokumente stammen; ungültige mit ihrem Grund',
    columns: [
      key('Nummer', 'Gezogene Nummer'),
      column('Familie', 'text', 'Bescheid oder Rechnung'),
      column('Jahr', 'number', 'Jahr des Nummernkreises'),
      column('Stelle', 'number', 'Laufende Stelle im Nummernkreis, ohne Lücke ab 1'),
      column('Mitglied', 'text', 'Name des Mitglieds'),
      column('Kennung', 'text', 'Kennung des Dokuments'),
      column('Gezogen am', 'instant', 'Zeitpunkt, zu dem die Nummer vergeben wurde'),
      column('Gezogen von', 'text', 'Name der Person'),
      column('Ungültig seit', 'instant', 'Zeitpunkt, seit dem die Nummer nicht gilt'),
      column('Ungültig durch', 'text', 'Name der Person'),
      column('Grund', 'text', 'Warum die Nummer nicht gilt'),
    ],
    pages: async function* (scope) {
      const numbers = await scope.read((reads) => scope.archive.numbersOf(reads, scope.runId));
      yield numbers.map((one) => ({
        Nummer: one.number,
        Familie: FAMILY[one.family],
        Jahr: one.year,
        Stelle: one.position,
        Mitglied: one.memberName,
        Kennung: one.documentId,
        'Gezogen am': one.drawnAt,
        'Gezogen von': one.drawnBy,
        'Ungültig seit': one.voidedAt,
        'Ungültig durch': one.voidedBy,
        Grund: one.voidReason,
      }));
    },
  },
];
