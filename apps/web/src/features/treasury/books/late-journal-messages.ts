// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

export const lateJournalTexts = defineMessages({
  de: {
    title: 'Zinsen und Säumniszuschläge ohne Journal',
    waiting:
      '{count, plural, =0 {Alles, was an Zinsen und Säumniszuschlägen gefordert, erlassen oder berichtigt ist, steht in einem Journal.} one {Eine freigegebene Anordnung: gefordert {claimed}, erlassen {waived}.} other {# freigegebene Anordnungen: gefordert {claimed}, erlassen {waived}.}}',
    intro:
      'Übergeben wird, was bis zum Buchungstag freigegeben ist und noch in keinem Journal steht: Forderungen gegen Erträge; was erlassen ist, voll als Ertrag und voll als Aufwand.',
  },
  en: {
    title: 'Interest and late charges without a journal',
    waiting:
      '{count, plural, =0 {All interest and late charges that were claimed, waived or corrected are in a journal.} one {One released order: {claimed} claimed, {waived} waived.} other {# released orders: {claimed} claimed, {waived} waived.}}',
    intro:
      'What was released by the posting day and is in no journal yet is handed over: claims against income; what was waived in full as income and in full as an expense.',
  },
});
