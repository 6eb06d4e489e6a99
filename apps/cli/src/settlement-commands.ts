// SPDX-License-Identifier: EUPL-1.2
import type { CommandSpec } from './command-spec.ts';
import { both } from './language.ts';

/** What is worked out from files, as it stands in the help. */
export const SETTLEMENT: readonly CommandSpec[] = [
  {
    name: 'settlement split',
    does: both('teilt einen Betrag nach Gewichten, größter Rest zuerst', 'split an amount over weights by largest remainder'),
    options: [
      {
        flags: '--amount <euro>',
        does: both('Betrag mit höchstens zwei Nachkommastellen', 'amount with at most two decimals'),
        required: true,
      },
      { flags: '--weights <list>', does: both('Gewichte, mit Komma getrennt', 'weights, separated by commas'), required: true },
    ],
    example: '--amount 1000.00 --weights 3,2,1',
    exits: ['refused'],
    work: async ({ options }) => (await import('./commands/settlement.ts')).splitCommand(options),
  },
  {
    name: 'settlement run',
    does: both('rechnet einen Zeitraum aus einer Datei ab, ohne Datenbank', 'settle a period from a file, without a database'),
    argument: { name: '<FILE.json>', does: both('Töpfe, Mitglieder, Messungen, Schlüssel', 'pools, members, readings, keys') },
    options: [],
    example: 'packages/domain/settlement/examples/run.json',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/settlement.ts')).runCommand(argument),
  },
  {
    name: 'settlement explain',
    does: both('erklärt, warum ein Mitglied seinen Anteil trägt', 'explain why a member bears what it bears'),
    argument: { name: '<FILE.json>', does: both('wie bei settlement run', 'as for settlement run') },
    options: [
      { flags: '--member <id>', does: both('tenantId oder amtlicher Schlüssel', 'tenantId or official key'), required: true },
      { flags: '--pool <id>', does: both('nur dieser Kostentopf', 'this pool alone') },
    ],
    example: 'packages/domain/settlement/examples/run.json --member 05999001',
    exits: ['refused', 'unavailable'],
    work: async ({ argument, options }) => (await import('./commands/explain.ts')).explainCommand(argument, options),
  },
  {
    name: 'settlement correct',
    does: both('rechnet einen Zeitraum neu und nennt die Unterschiede', 'settle a charged period again and tell the differences'),
    argument: { name: '<FILE.json>', does: both('der Lauf, wie er war, und wie er richtig ist', 'the run as it was, and as it is right') },
    options: [],
    example: 'packages/domain/settlement/examples/correction.json',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/correct.ts')).correctCommand(argument),
  },
  {
    name: 'settlement what-if',
    does: both('rechnet denselben Zeitraum mit einer Änderung daneben', 'settle the same period beside itself with something changed'),
    argument: { name: '<FILE.json>', does: both('ein Lauf und was daran anders ist', 'a run and what is changed in it') },
    options: [],
    example: 'packages/domain/settlement/examples/what-if.json',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/what-if.ts')).whatIfCommand(argument),
  },
  {
    name: 'settlement cost-centres',
    does: both(
      'legt Hilfskostenstellen auf Endkostenstellen um, ohne Datenbank',
      'lay support cost centres on final ones, without a database',
    ),
    argument: { name: '<FILE.json>', does: both('Kostenstellen und ihre Leistungen', 'cost centres and their services') },
    options: [
      {
        flags: '--method <name>',
        does: both(
          'direct (Anbau), step-down (Stufenleiter) oder reciprocal (Gleichungen); sonst alle drei nebeneinander',
          'direct, step-down or reciprocal; otherwise all three beside each other',
        ),
      },
    ],
    example: 'packages/domain/settlement/examples/cost-centres.json --method reciprocal',
    exits: ['refused', 'unavailable'],
    work: async ({ argument, options }) => (await import('./commands/cost-centres.ts')).costCentresCommand(argument, options),
  },
];

export const CLAUSES: readonly CommandSpec[] = [
  {
    name: 'clause check',
    does: both('sucht in einer Kostenklausel, was sich nicht abrechnen lässt', 'look for what cannot be settled in a cost clause'),
    argument: { name: '<FILE>', does: both('Wortlaut der Klausel, Text in UTF-8', 'wording of the clause, text in UTF-8') },
    options: [],
    example: 'packages/domain/agreements/examples/clause.txt',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/clause.ts')).checkClauseCommand(argument),
  },
];
