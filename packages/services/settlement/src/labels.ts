// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';
import { costCentreLabels } from './cost-centres/labels.ts';
import { supplierInvoiceLabels, supplierInvoicePersonalData } from './supplier-invoices/labels.ts';

export const labels: UseCaseLabels = {
  ...supplierInvoiceLabels,
  ...costCentreLabels,
  'settlement.exportRun': { de: 'Ausgabe für die Betriebsprüfung beauftragt', en: 'Export for the tax audit ordered' },
  'settlement.keepRunExport': { de: 'Ausgabe für die Betriebsprüfung erstellt', en: 'Export for the tax audit made' },
  'settlement.publishKeyVersion': { de: 'Schlüssel veröffentlicht', en: 'Key published' },
  'settlement.correctKeyVersion': { de: 'Schlüsselfassung berichtigt', en: 'Key version corrected' },
  'settlement.definePool': { de: 'Kostentopf angelegt', en: 'Cost pool defined' },
  'settlement.retirePool': { de: 'Kostentopf stillgelegt', en: 'Cost pool retired' },
  'settlement.enterPoolCost': { de: 'Kosten gebucht', en: 'Cost posted' },
  'settlement.reversePoolCost': { de: 'Kosten zurückgenommen', en: 'Cost taken back' },
  'settlement.importPoolCosts': { de: 'Kosten eingelesen', en: 'Costs imported' },
  'settlement.enterDirectCharge': { de: 'Direktkosten gebucht', en: 'Direct charge posted' },
  'settlement.reverseDirectCharge': { de: 'Direktkosten zurückgenommen', en: 'Direct charge taken back' },
  'settlement.enterQuantity': { de: 'Menge erfasst', en: 'Quantity entered' },
  'settlement.reverseQuantity': { de: 'Menge zurückgenommen', en: 'Quantity taken back' },
  'settlement.enterStockCount': { de: 'Bestand erfasst', en: 'Stock counted' },
  'settlement.withdrawStockCount': { de: 'Bestand zurückgenommen', en: 'Count of a stock taken back' },
  'settlement.importStockCounts': { de: 'Bestände eingelesen', en: 'Counts of stocks imported' },
  'settlement.enterStandAloneCost': { de: 'Kosten ohne Zusammenarbeit eingetragen', en: 'Cost of standing alone entered' },
  'settlement.withdrawStandAloneCost': { de: 'Kosten ohne Zusammenarbeit zurückgenommen', en: 'Cost of standing alone withdrawn' },
  'settlement.exportCheckWorkbook': { de: 'Prüfmappe ausgegeben', en: 'Check workbook taken along' },
  'settlement.closeCorrection': { de: 'Offene Korrektur geschlossen', en: 'Open correction closed' },
  'settlement.makeRun': { de: 'Abrechnungslauf beauftragt', en: 'Settlement run ordered' },
  'settlement.saveRun': { de: 'Abrechnungslauf gerechnet', en: 'Settlement run made' },
  'settlement.makeCorrection': { de: 'Berichtigung einer Abrechnung beauftragt', en: 'Correction of a settlement ordered' },
  'settlement.saveCorrection': { de: 'Berichtigung gerechnet', en: 'Correction made' },
  'settlement.discardRun': { de: 'Abrechnungslauf verworfen', en: 'Settlement run discarded' },
  'settlement.releaseRun': { de: 'Freigabe des Abrechnungslaufs beauftragt', en: 'Release of the settlement run ordered' },
  'settlement.freezeRun': { de: 'Abrechnungslauf freigegeben', en: 'Settlement run released' },
  'settlement.noteReleaseRefused': { de: 'Freigabe nicht zustande gekommen', en: 'Release did not come about' },
};

const STAFF = { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' };
const NAMED = { de: 'Nachweis, wer gebucht, gerechnet und freigegeben hat', en: 'Proof of who posted, computed and released' };

export const personalData: readonly PersonalDataNote[] = [
  {
    table: 'stock_count',
    columns: ['entered_by', 'entered_by_user', 'withdrawn_by_user'],
    what: { de: 'Bestände: wer sie erfasst oder zurückgenommen hat', en: 'Counts of stocks: who entered them or took them back' },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'stand_alone_cost',
    columns: ['entered_by', 'entered_by_user'],
    what: { de: 'Kosten ohne Zusammenarbeit: wer sie eingetragen hat', en: 'Cost of standing alone: who entered it' },
    of: { de: 'Beschäftigte des Zentrums und der Mitglieder', en: 'Staff of the centre and of the members' },
    purpose: { de: 'Nachweis, wer die Angabe gemacht hat', en: 'Proof of who gave the figure' },
  },
  {
    table: 'workbook_export',
    columns: ['made_by_name', 'made_by_user'],
    what: { de: 'Prüfmappen: wer sie ausgegeben hat', en: 'Check workbooks: who took them along' },
    of: { de: 'Beschäftigte des Zentrums und der Mitglieder', en: 'Staff of the centre and of the members' },
    purpose: { de: 'Nachweis, wer Daten ausgegeben hat', en: 'Proof of who exported data' },
  },
  {
    table: 'cost_centre_cost',
    columns: ['entered_by', 'entered_by_user'],
    what: { de: 'Kosten der Hilfskostenstellen: wer sie gebucht hat', en: 'Costs of support cost centres: who posted them' },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'cost_centre_service',
    columns: ['entered_by_user'],
    what: { de: 'Leistungen der Hilfskostenstellen: wer sie erfasst hat', en: 'Services of support cost centres: who entered them' },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'cost_centre_method',
    columns: ['published_by'],
    what: { de: 'Verfahren der Umlage: wer es eingetragen hat', en: 'Method of support cost centres: who recorded it' },
    of: STAFF,
    purpose: NAMED,
  },
  ...supplierInvoicePersonalData,
  {
    table: 'run_export',
    columns: ['made_by_user'],
    what: { de: 'Ausgaben für die Betriebsprüfung: wer sie erstellt hat', en: 'Exports for the tax audit: who made them' },
    of: { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' },
    purpose: { de: 'Nachweis, wer Daten ausgegeben hat', en: 'Proof of who exported data' },
  },
  {
    table: 'pool_cost',
    columns: ['entered_by', 'entered_by_user'],
    what: { de: 'Kosten: wer sie gebucht hat', en: 'Costs: who posted them' },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'direct_charge',
    columns: ['entered_by', 'entered_by_user'],
    what: { de: 'Direktkosten: wer sie gebucht hat', en: 'Direct charges: who posted them' },
    of: STAFF,
    purpose: NAMED,
  },
  {
    table: 'reading',
    columns: ['entered_by'],
    what: { de: 'Messungen: wer sie erfasst hat', en: 'Readings: who entered them' },
    of: STAFF,
    purpose: { de: 'Nachweis der Messung, aus der ein Betrag wird', en: 'Proof of the reading that becomes an amount' },
  },
  {
    table: 'key_version',
    columns: ['published_by'],
    what: { de: 'Verteilungsschlüssel: wer sie veröffentlicht hat', en: 'Allocation keys: who published them' },
    of: STAFF,
    purpose: { de: 'Nachweis, wer den Schlüssel veröffentlicht hat', en: 'Proof of who published the key' },
  },
  {
    table: 'settlement_run',
    columns: ['made_by', 'made_by_user', 'released_by', 'released_by_user', 'release_session', 'discarded_by', 'discarded_by_user'],
    what: {
      de: 'Abrechnungsläufe: wer sie gerechnet, freigegeben oder verworfen hat',
      en: 'Settlement runs: who made, released or discarded them',
    },
    of: STAFF,
    purpose: NAMED,
  },
];
