// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';

export const labels: UseCaseLabels = {
  'treasury.setTreasuryRule': { de: 'Regel der Kasse gesetzt', en: 'Treasury rule set' },
  'treasury.draftBudget': { de: 'Haushalt entworfen', en: 'Budget drafted' },
  'treasury.resolveBudget': { de: 'Haushalt beschlossen', en: 'Budget resolved' },
  'treasury.recordBudgetApproval': { de: 'Genehmigung eingetragen', en: 'Approval recorded' },
  'treasury.discardBudget': { de: 'Entwurf verworfen', en: 'Draft discarded' },
  'treasury.prepareLevy': { de: 'Umlage vorbereitet', en: 'Levy prepared' },
  'treasury.releaseLevy': { de: 'Umlage festgesetzt', en: 'Levy fixed' },
  'treasury.discardLevy': { de: 'Umlage verworfen', en: 'Levy discarded' },
  'treasury.proposePlanChange': {
    de: 'Änderung des Abschlagsplans vorgeschlagen',
    en: 'Change of the instalment plan proposed',
    internal: true,
  },
  'treasury.proposePayout': { de: 'Auszahlung vorgeschlagen', en: 'Payout proposed', internal: true },
  'treasury.proposeLate': { de: 'Verzugskosten vorgeschlagen', en: 'Cost of being late proposed', internal: true },
  'treasury.proposeLateCorrection': {
    de: 'Berichtigung von Verzugskosten vorgeschlagen',
    en: 'Correction of the cost of being late proposed',
    internal: true,
  },
  'treasury.proposeDeferral': { de: 'Stundung vorgeschlagen', en: 'Deferral proposed', internal: true },
  'treasury.releaseAccountOrder': { de: 'Anordnung freigegeben', en: 'Order released' },
  'treasury.discardAccountOrder': { de: 'Anordnung zurückgenommen', en: 'Order taken back', internal: true },
  'treasury.rejectAccountOrder': { de: 'Anordnung abgelehnt', en: 'Order rejected', internal: true },
  'treasury.enterPayment': { de: 'Zahlung gebucht', en: 'Payment posted' },
  'treasury.importPayments': { de: 'Zahlungen eingelesen', en: 'Payments imported' },
  'treasury.takeBackPayment': { de: 'Zahlung zurückgenommen', en: 'Payment taken back' },
  'treasury.proposeWriteOff': { de: 'Ausbuchung vorgeschlagen', en: 'Write-off proposed', internal: true },
  'treasury.releaseWriteOff': { de: 'Ausgebucht', en: 'Written off' },
  'treasury.rejectWriteOff': { de: 'Ausbuchung abgelehnt', en: 'Write-off rejected', internal: true },
  'treasury.sendReminder': { de: 'Erinnert oder gemahnt', en: 'Reminded or warned' },
  'treasury.setOffCredit': { de: 'Guthaben aufgerechnet', en: 'Credit set off' },
  'treasury.proposeOpening': { de: 'Anfangsbestände vorgeschlagen', en: 'Opening balances proposed' },
  'treasury.releaseOpening': { de: 'Anfangsbestände freigegeben', en: 'Opening balances released' },
  'treasury.discardOpening': { de: 'Anfangsbestände verworfen', en: 'Opening balances discarded' },
  'treasury.recordCarryOver': { de: 'Vortrag eingetragen', en: 'Carry-over recorded' },
  'treasury.balanceCarryOvers': { de: 'Vorträge ausgeglichen', en: 'Carry-overs balanced' },
  'treasury.setAccountMapping': { de: 'Kontenzuordnung gesetzt', en: 'Account mapping set' },
  'treasury.makeJournal': { de: 'Journal übergeben', en: 'Journal handed over' },
  'treasury.makeLateJournal': { de: 'Journal über Verzugskosten übergeben', en: 'Journal of the cost of being late handed over' },
  'treasury.proposePayments': { de: 'Zahlungen vorgeschlagen', en: 'Payments proposed' },
  'treasury.handOverPayments': { de: 'Zahlungen übergeben', en: 'Payments handed over' },
  'treasury.discardProposal': { de: 'Zahlungsvorschlag verworfen', en: 'Payment proposal discarded' },
  'treasury.recordPaymentReturn': { de: 'Rücklastschrift eingetragen', en: 'Return recorded' },
  'treasury.setBankDetails': { de: 'Bankverbindung eingetragen', en: 'Bank details entered' },
  'treasury.postDocument': { de: 'Dokument gebucht', en: 'Document posted' },
};

const STAFF = { de: 'Beschäftigte des Zentrums', en: 'Staff of the centre' };
const NAMED = { de: 'Nachweis, wer geplant, gebucht und freigegeben hat', en: 'Proof of who planned, posted and released' };

const note = (table: string, columns: readonly string[], de: string, en: string): PersonalDataNote => ({
  ...{ table, columns, of: STAFF, purpose: NAMED },
  what: { de: `${de}: wer gehandelt hat`, en: `${en}: who acted` },
});

const ENTERED = ['entered_by', 'entered_by_user'];
const DECIDED = ['proposed_by', 'proposed_by_user', 'decided_by', 'decided_by_user'];

export const personalData: readonly PersonalDataNote[] = [
  note('treasury_rule', ENTERED, 'Regeln der Kasse', 'Treasury rules'),
  note('budget', ['drafted_by', 'drafted_by_user'], 'Haushalte', 'Budgets'),
  note('levy', ['prepared_by', 'prepared_by_user', 'released_by', 'released_by_user'], 'Umlagen', 'Levies'),
  note('account_order', DECIDED, 'Anordnungen', 'Orders'),
  note('instalment_plan', [...ENTERED, 'released_by', 'released_by_user'], 'Abschlagspläne', 'Instalment plans'),
  note('member_payment', ENTERED, 'Zahlungen', 'Payments'),
  note('item_deferral', ['granted_by', 'granted_by_user'], 'Stundungen', 'Deferrals'),
  note('write_off', DECIDED, 'Ausbuchungen', 'Write-offs'),
  note('reminder', ['sent_by', 'sent_by_user'], 'Erinnerungen', 'Reminders'),
  note('carry_over', ENTERED, 'Vorträge', 'Carry-overs'),
  note('balancing', ENTERED, 'Ausgleich von Vorträgen', 'Balancing of carry-overs'),
  note('opening_batch', DECIDED, 'Anfangsbestände', 'Opening balances'),
  note('account_mapping', ENTERED, 'Kontenzuordnung', 'Account mappings'),
  note('journal', ['made_by', 'made_by_user'], 'Journale', 'Journals'),
  note('payment_proposal', DECIDED, 'Zahlungsvorschläge', 'Payment proposals'),
  note('payment_return', ENTERED, 'Rücklastschriften', 'Returned collections'),
  note('member_bank_details', ENTERED, 'Bankverbindungen', 'Bank details'),
];
