// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../../i18n/index.ts';

/** What stands open without a line of its own, and a line that is looked at alone. */
export const positionTexts = defineMessages({
  de: {
    allLines: 'Alle Umsätze zeigen',
    linesOfDay: 'Umsätze vom {day}',
    noneOfDay: 'Keine Umsätze an diesem Tag',
    noneOfDayBody: 'Die Bank hat an diesem Tag nichts gebucht, oder der Auszug fehlt noch.',
    allStatements: 'Alle Auszüge zeigen',
    statementsOfDay: 'Auszüge vom {day}',
    noSuchLine: 'Diesen Umsatz gibt es nicht',
    noSuchLineBody: 'Er gehört zu keiner Kommune, die Sie sehen, oder er kam doppelt und wird nicht gebucht.',
    positions: 'Offen ohne eigenen Umsatz',
    positionsIntro:
      'Aus der Eröffnung oder von einem Umsatz abgespalten. Was unterwegs ist, hält den Tag offen, bis Grund und Zuständigkeit vermerkt sind.',
    standsSince: 'seit {date}',
    waitsForLine: 'Wartet auf den Umsatz der Bank; dort finden Sie den Posten unter „Anders zuordnen“.',
    clear: 'Klären',
  },
  en: {
    allLines: 'Show all lines',
    linesOfDay: 'Lines of {day}',
    noneOfDay: 'No lines on this day',
    noneOfDayBody: 'The bank booked nothing on this day, or its statement is still missing.',
    allStatements: 'Show all statements',
    statementsOfDay: 'Statements of {day}',
    noSuchLine: 'There is no such line',
    noSuchLineBody: 'It belongs to no municipality that you see, or it came twice and is not booked.',
    positions: 'Open without a line of its own',
    positionsIntro:
      'Since the cut-over, or split off from a line. What is on its way keeps the day open until a reason and an owner are noted.',
    standsSince: 'since {date}',
    waitsForLine: 'Waits for the bank’s line; there you find it under “Allocate otherwise”.',
    clear: 'Clear up',
  },
});
