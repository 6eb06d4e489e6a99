// SPDX-License-Identifier: EUPL-1.2
import { documentNumber } from '@domain/billing';
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';

const FAMILIES = [
  ['notice', 'Bescheide'],
  ['invoice', 'Rechnungen'],
] as const;

interface Series {
  readonly family: (typeof FAMILIES)[number][0];
  readonly year: number;
  readonly first: string;
  readonly last: string;
  readonly drawn: number;
  readonly last_position: number;
  readonly voided: number;
}

interface Voided {
  readonly number: string;
  readonly on: string;
  readonly reason: string;
}

/** 'B-JJJJ-NNNNNN', as the rule writes it. */
const patternOf = (family: Series['family']): string => documentNumber(family, 2_000, 1).replace('2000', 'JJJJ').replace(/\d+$/, 'NNNNNN');

const seriesRow = ({ family, year, first, last, drawn, last_position: position, voided }: Series): readonly string[] => [
  FAMILIES.find(([name]) => name === family)?.[1] ?? family,
  String(year),
  patternOf(family),
  first,
  last,
  String(drawn),
  position === drawn ? 'keine' : String(position - drawn),
  String(voided),
];

/** Series of numbers, for the process documentation: what was drawn, and what does not count with its reason. */
export const documentSeries = query({
  name: 'billing.documentSeries',
  action: 'billing.readRounds',
  input: z.object({}),
  run: async (reads, { actor }): Promise<readonly DocumentedTable[]> => {
    const { rows } = await sql<Series>`
      select family, year, min(number) as first, max(number) as last, count(*)::int as drawn, max(position)::int as last_position,
        count(voided_at)::int as voided
      from document_number where tenant_id = ${actor.centreId}::uuid group by family, year order by family desc, year`.execute(reads);
    const { rows: voided } = await sql<Voided>`
      select number, to_char(voided_at at time zone 'Europe/Berlin', 'DD.MM.YYYY') as "on", coalesce(void_reason, '') as reason from document_number
      where tenant_id = ${actor.centreId}::uuid and voided_at is not null order by family desc, year, position limit 500`.execute(reads);
    const unused = FAMILIES.filter(([family]) => rows.every((row) => row.family !== family));
    return [
      {
        title: 'Nummernkreise',
        intro:
          'Bescheide und Rechnungen haben je Jahr der Ausstellung einen eigenen Nummernkreis des Verbands. Die laufende Nummer zählt ab 1 ohne Lücke: Sie wird erst bei der Ausstellung gezogen, und wer zugleich ausstellt, wartet. Eine Nummer wird nie neu vergeben; eine ungültige bleibt mit ihrem Grund stehen.',
        columns: ['Familie', 'Jahr', 'Muster', 'Erste', 'Letzte', 'Gezogen', 'Lücken', 'Davon ungültig'],
        rows: [...rows.map(seriesRow), ...unused.map(([family, name]) => [name, '', patternOf(family), '', '', '0', 'keine', '0'])],
      },
      {
        title: 'Ungültige Nummern',
        intro: 'Nummern, die gezogen wurden und nicht gelten, mit dem Tag und dem Grund.',
        columns: ['Nummer', 'Ungültig seit', 'Grund'],
        rows: voided.map(({ number, on, reason }) => [number, on, reason]),
      },
    ];
  },
});
