// SPDX-License-Identifier: EUPL-1.2
import type { CommandSpec } from './command-spec.ts';
import { both } from './language.ts';

const received = { name: '<FILE.xml|FILE.pdf>', does: both('Rechnung in UBL oder CII, oder ZUGFeRD', 'invoice in UBL or CII, or ZUGFeRD') };

/** Electronic invoices, as they stand in the help. */
export const INVOICE_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'invoice write',
    does: both('schreibt eine XRechnung aus einer JSON-Datei', 'write an XRechnung from a JSON file'),
    argument: { name: '<FILE.json>', does: both('Rechnung in der Form von docs/cli.md', 'invoice in the form of docs/cli.md') },
    options: [
      { flags: '--syntax <name>', does: both('ubl, cii oder pdf (PDF/A-3 mit CII)', 'ubl, cii or pdf (PDF/A-3 with CII)'), required: true },
      {
        flags: '--out <file>',
        does: both(
          'eine Datei, die es noch nicht gibt; sonst auf die Ausgabe (pdf nur in eine Datei)',
          'a file that is not there yet; otherwise to the output (pdf to a file only)',
        ),
      },
    ],
    example: 'packages/formats/einvoice/examples/invoice.json --syntax ubl --out invoice.xml',
    exits: ['refused', 'unavailable'],
    work: async ({ argument, options }) => (await import('./commands/invoice-write.ts')).writeInvoiceCommand(argument, options),
  },
  {
    name: 'invoice check',
    does: both('prüft eine Rechnung nach EN 16931 und XRechnung', 'check an invoice by EN 16931 and XRechnung'),
    argument: received,
    options: [],
    example: 'invoice.xml',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/invoice-read.ts')).checkInvoiceCommand(argument),
  },
  {
    name: 'invoice read',
    does: both('zeigt eine Rechnung lesbar', 'show an invoice so that people can read it'),
    argument: received,
    options: [],
    example: 'invoice.xml',
    exits: ['refused', 'unavailable'],
    work: async ({ argument }) => (await import('./commands/invoice-read.ts')).readInvoiceCommand(argument),
  },
  {
    name: 'routing-id check',
    does: both('prüft eine Leitweg-ID mit ihren Prüfziffern', 'check a routing id (Leitweg-ID) and its check digits'),
    argument: { name: '<ID>', does: both('Leitweg-ID mit Bindestrichen', 'routing id with its hyphens') },
    options: [],
    example: '05999002-KAEMMEREI-25',
    exits: ['refused'],
    work: async ({ argument }) => (await import('./commands/routing-id.ts')).checkRoutingIdCommand(argument),
  },
];
