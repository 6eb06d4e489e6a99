// SPDX-License-Identifier: EUPL-1.2
import type { PersonalDataNote, UseCaseLabels } from '@platform/service';
import type { Part } from '../part.ts';
import { bookBankLine } from './book-line.ts';
import { bookBankLines } from './book-lines.ts';
import { clearUnclear } from './clear-item.ts';
import { decideRepeat } from './decide-repeat.ts';
import { reconcileFields } from './graphql.ts';
import { countBankLines, listBankLines } from './list-lines.ts';
import { listItemOwners, listOpenPositions } from './list-positions.ts';
import { listQuietDays } from './list-quiet-days.ts';
import { allowMatchRule, retireMatchRule, teachMatchRule } from './match-rules.ts';
import { messages } from './messages.ts';
import { confirmQuietDay, explainOpenItem } from './open-reasons.ts';
import { listMatchRules, searchOpenItems, suggestForLine } from './search-items.ts';
import { setBankLineAside } from './set-aside.ts';
import { undoBooking } from './undo-booking.ts';

const labels: UseCaseLabels = {
  'payments.bookBankLine': { de: 'Bankumsatz gebucht', en: 'Bank line booked' },
  'payments.bookBankLines': { de: 'Mehrere Bankumsätze zusammen gebucht', en: 'Several bank lines booked together' },
  'payments.setBankLineAside': { de: 'Bankumsatz auf das Verwahr- oder Vorschusskonto genommen', en: 'Bank line set aside' },
  'payments.clearUnclear': { de: 'Verwahrung geklärt', en: 'Unclear amount cleared up' },
  'payments.undoBooking': { de: 'Buchung zurückgenommen', en: 'Entry taken back' },
  'payments.explainOpenItem': { de: 'Grund und Zuständigkeit angegeben', en: 'Reason and owner given' },
  'payments.decideRepeat': { de: 'Mögliche Wiederholung entschieden', en: 'Possible repeat decided' },
  'payments.confirmQuietDay': { de: 'Tag ohne Umsätze bestätigt', en: 'Day without lines confirmed' },
  'payments.teachMatchRule': { de: 'Zuordnungsregel angelegt', en: 'Matching rule taught' },
  'payments.allowMatchRule': { de: 'Zuordnungsregel zum Selbstbuchen freigegeben', en: 'Matching rule allowed to book' },
  'payments.retireMatchRule': { de: 'Zuordnungsregel beendet', en: 'Matching rule ended' },
};

const STAFF = { de: 'Beschäftigte des Zentrums und der Kommunen', en: 'Staff of the centre and the municipalities' };
const BOOKS = { de: 'Nachweis der Buchungen (§ 31 KomHVO NRW)', en: 'Evidence of bookings (§ 31 KomHVO NRW)' };

const personalData: readonly PersonalDataNote[] = [
  {
    ...{ table: 'match_rule', columns: ['content', 'taught_by', 'allowed_by'], of: STAFF, purpose: BOOKS },
    what: {
      de: 'Zuordnungsregeln mit Bankverbindung; wer sie angelegt und freigegeben hat',
      en: 'Matching rules with accounts; who taught and allowed them',
    },
  },
  {
    ...{ table: 'open_reason', columns: ['reason', 'owner_name', 'owner_id', 'said_by'], of: STAFF, purpose: BOOKS },
    what: { de: 'Warum etwas offen ist und wer sich kümmert', en: 'Why something is open and who looks after it' },
  },
  {
    ...{ table: 'repeat_decision', columns: ['reason', 'decided_by', 'decider_name'], of: STAFF, purpose: BOOKS },
    what: { de: 'Wer über eine mögliche Wiederholung entschieden hat und warum', en: 'Who decided about a possible repeat and why' },
  },
  {
    ...{ table: 'quiet_day', columns: ['said_by'], of: STAFF, purpose: BOOKS },
    what: { de: 'Wer einen Tag ohne Umsätze bestätigt hat', en: 'Who confirmed a day without lines' },
  },
];

/** What people book of what banks told. */
export const reconciliation: Part = {
  useCases: [
    ...[bookBankLine, bookBankLines, setBankLineAside, clearUnclear, undoBooking],
    ...[explainOpenItem, decideRepeat, confirmQuietDay, teachMatchRule, allowMatchRule, retireMatchRule],
  ],
  queries: [
    listBankLines,
    countBankLines,
    listOpenPositions,
    listItemOwners,
    searchOpenItems,
    suggestForLine,
    listMatchRules,
    listQuietDays,
  ],
  graphql: reconcileFields,
  ...{ labels, personalData, messages },
};
