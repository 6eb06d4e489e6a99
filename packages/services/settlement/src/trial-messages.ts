// SPDX-License-Identifier: EUPL-1.2

import type { Refusal } from '@kernel/core';
import type { RefusalCatalogue } from '@platform/graphql';
import { sentenceFor } from '@platform/graphql';
import { messages } from './messages/index.ts';
import { ruleMessages } from './messages/rule/index.ts';
import type { TrialCode } from './trial-thread.ts';

type OwnCode =
  | TrialCode
  | 'NO_SUCH_KEY'
  | 'NO_SUCH_KEY_VERSION'
  | 'NO_SUCH_MEMBER'
  | 'NO_SUCH_MUNICIPALITY'
  | 'MEMBER_EXISTS'
  | 'POPULATION_NOT_USED'
  | 'CHANGE_INCOMPLETE'
  | 'PERIOD_TOO_LONG'
  | 'NOTHING_TO_SETTLE'
  | 'CHANGE_FOR_CENTRE';

const own: RefusalCatalogue<OwnCode> = {
  de: {
    TRIAL_TOO_LARGE: 'Die Probe rechnet zu lange und wurde abgebrochen. Bitte wählen Sie einen kürzeren Zeitraum.',
    TRIALS_WAITING: 'Es rechnen gerade mehrere Proben. Bitte versuchen Sie es gleich noch einmal.',
    NO_SUCH_KEY: 'Nach diesem Schlüssel wird im Zeitraum keine Leistung geteilt.',
    NO_SUCH_KEY_VERSION: 'Diese Fassung des Schlüssels gibt es nicht.',
    NO_SUCH_MEMBER: 'Dieses Mitglied ist im Zeitraum nicht dabei.',
    NO_SUCH_MUNICIPALITY: 'Das amtliche Verzeichnis kennt keine Gemeinde mit diesem Schlüssel.',
    MEMBER_EXISTS: ({ member }) => `${member} ist im Zeitraum schon Mitglied.`,
    POPULATION_NOT_USED: 'Kein Schlüssel des Zeitraums zählt die Einwohner so, wie es hier geändert werden soll.',
    CHANGE_INCOMPLETE: 'In dieser Änderung fehlt noch eine Angabe.',
    PERIOD_TOO_LONG: ({ months }) => `Eine Probe umfasst höchstens ${months} Monate.`,
    NOTHING_TO_SETTLE: 'In diesem Zeitraum sind keine Kosten gebucht.',
    CHANGE_FOR_CENTRE:
      'Diese Änderung kann nur das Zentrum proben: Ihr Betrag würde sonst verraten, was ein anderes Mitglied nutzt. Bitte wenden Sie sich an das Zentrum.',
  },
  en: {
    TRIAL_TOO_LARGE: 'The trial takes too long and was stopped. Please choose a shorter period.',
    TRIALS_WAITING: 'Several trials are being reckoned. Please try again in a moment.',
    NO_SUCH_KEY: 'Nothing is shared by this key in the period.',
    NO_SUCH_KEY_VERSION: 'There is no such version of the key.',
    NO_SUCH_MEMBER: 'This member takes no part in the period.',
    NO_SUCH_MUNICIPALITY: 'The official register knows no municipality with this key.',
    MEMBER_EXISTS: ({ member }) => `${member} is a member in the period already.`,
    POPULATION_NOT_USED: 'No key of the period counts inhabitants in the way that is to be changed here.',
    CHANGE_INCOMPLETE: 'Something is still missing in this change.',
    PERIOD_TOO_LONG: ({ months }) => `A trial covers at most ${months} months.`,
    NOTHING_TO_SETTLE: 'No costs are posted in this period.',
    CHANGE_FOR_CENTRE:
      'Only the centre can try this change: otherwise your amount would tell what another member uses. Please ask the centre.',
  },
};

const catalogue = {
  de: { ...ruleMessages.de, ...messages.de, ...own.de },
  en: { ...ruleMessages.en, ...messages.en, ...own.en },
};

/** A refusal of a trial as the page shows it; its field names the place: 'changes.2.keyId'. */
export const shownTrialRefusal = (found: Refusal) => ({
  code: found.code,
  field: found.field ?? null,
  params: found.params ?? {},
  message: { de: sentenceFor(catalogue, 'de', found), en: sentenceFor(catalogue, 'en', found) },
});
