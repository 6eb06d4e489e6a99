// SPDX-License-Identifier: EUPL-1.2
import { centrePlanOf, compareMethods, type RunCostCentres, type RunResult } from '@domain/settlement';
import { type Fraction, fraction, multiplyFractions, sumFractions } from '@kernel/core';
import { sql } from 'kysely';
import { exactCells, exactColumns } from './exact-columns.ts';
import { coded, column, type ExportRow, type ExportScope, type ExportTable, key } from './export-table.ts';
import { METHOD } from './export-words.ts';
import { onePage } from './frozen-pages.ts';

interface Settled {
  readonly given: RunCostCentres;
  readonly settled: NonNullable<RunResult['costCentres']>;
  readonly pools: readonly { readonly id: string; readonly name: string }[];
}

/** null: the run has no support centres, or was made by rules that cannot be worked out again. */
function settledIn({ facts: { worked } }: ExportScope): Settled | null {
  const given = worked?.input.costCentres;
  const settled = worked?.result.costCentres;
  return worked && given && settled ? { given, settled, pools: worked.input.pools } : null;
}

function nameIn({ given, pools }: Settled): (id: string) => string {
  const names = new Map([...given.centres, ...pools].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** Rows of a settled run, or none. */
const rowsOf = (make: (found: Settled) => readonly ExportRow[]): ExportTable['pages'] =>
  async function* (scope) {
    const found = settledIn(scope);
    yield found ? make(found) : [];
  };

const centreRows = ({ given, settled }: Settled): readonly ExportRow[] =>
  settled.support.map(({ id, name, burdened }, index) => ({
    Hilfskostenstelle: name,
    Verfahren: given.method,
    Beschluss: given.resolution,
    Rang: given.method === 'step-down' ? index + 1 : null,
    'Eigene Kosten': given.centres
      .find((centre) => centre.id === id)
      ?.costs.reduce((sum, cost) => sum + (cost.kind === 'income' ? -cost.amountCents : cost.amountCents), 0n),
    ...exactCells('Weitergegeben', burdened, 100n),
  }));

const transferRows = (found: Settled): readonly ExportRow[] => {
  const nameOf = nameIn(found);
  const support = new Set(found.given.centres.map(({ id }) => id));
  return found.settled.transfers.map(({ from, to, share, amount }) => ({
    Hilfskostenstelle: nameOf(from),
    Empfänger: nameOf(to),
    'Art des Empfängers': support.has(to) ? 'Hilfskostenstelle' : 'Kostentopf',
    ...exactCells('Anteil', share),
    ...exactCells('Betrag', amount, 100n),
  }));
};

const finalRows = ({ settled }: Settled): readonly ExportRow[] =>
  settled.finals.map(({ name, exact, roundingCents, amountCents }) => ({
    Kostentopf: name,
    Betrag: amountCents,
    Ausgleichscent: roundingCents,
    ...exactCells('Genau', exact, 100n),
  }));

/** Each equation as its terms: what the centre gives at its price is its own cost and what it takes from others at theirs. */
function equationRows(found: Settled): readonly ExportRow[] {
  if (found.given.method !== 'reciprocal') return [];
  const nameOf = nameIn(found);
  const { equations } = compareMethods(centrePlanOf(found.given, found.pools));
  const prices = new Map(equations.map(({ centreId, price }) => [centreId, price]));
  const term = (centreId: string, word: string, of: string | null, quantity: Fraction | null, amount: Fraction): ExportRow => {
    const price = of === null ? null : prices.get(of);
    return {
      Hilfskostenstelle: nameOf(centreId),
      Glied: word,
      'Bezogen von': of === null || of === centreId ? null : nameOf(of),
      ...(quantity ? exactCells('Menge', quantity) : {}),
      ...(price ? exactCells('Preis', price, 100n) : {}),
      ...exactCells('Betrag', amount, 100n),
    };
  };
  const valued = (id: string, quantity: Fraction): Fraction => multiplyFractions(quantity, prices.get(id) ?? fraction(0n));
  return equations.flatMap(({ centreId, given, primaryCents, takes }) => {
    const whole = sumFractions([fraction(primaryCents), ...takes.map((one) => valued(one.centreId, one.quantity))]);
    return [
      term(centreId, 'abgegebene Menge', centreId, given, whole),
      term(centreId, 'eigene Kosten', null, null, fraction(primaryCents)),
      ...takes.map((one) => term(centreId, 'bezogene Menge', one.centreId, one.quantity, valued(one.centreId, one.quantity))),
    ];
  });
}

/** Support cost centres: what they cost, what they did for whom, and how their cost came to the pools. */
export const centreTables: readonly ExportTable[] = [
  {
    file: 'hilfskostenstellen.csv',
    title: 'Hilfskostenstellen',
    what: 'Hilfskostenstellen mit ihren Kosten, dem Verfahren der Umlage und dem Beschluss darüber',
    columns: [
      key('Hilfskostenstelle', 'Name der Hilfskostenstelle'),
      coded('Verfahren', METHOD, 'Anbauverfahren, Stufenleiterverfahren oder Gleichungsverfahren'),
      column('Beschluss', 'text', 'Wer das Verfahren wann beschlossen hat'),
      column('Rang', 'number', 'Beim Stufenleiterverfahren: die wievielte abgeschlossen wurde'),
      column('Eigene Kosten', 'amount', 'Summe ihrer Buchungen in Euro, Erträge unter null'),
      ...exactColumns('Weitergegeben', 'Eigene und übernommene Kosten in Euro'),
    ],
    pages: rowsOf(centreRows),
  },
  {
    file: 'hilfsleistungen.csv',
    title: 'Leistungen der Hilfskostenstellen',
    what: 'Was jede Hilfskostenstelle für andere Hilfskostenstellen und für Kostentöpfe geleistet hat, je Monat',
    columns: [
      key('Leistung', 'Kennung der Angabe'),
      column('Hilfskostenstelle', 'text', 'Wer geleistet hat'),
      column('Empfänger', 'text', 'Wer die Leistung empfangen hat'),
      column('Art des Empfängers', 'text', 'Hilfskostenstelle oder Kostentopf'),
      column('Monate von', 'text', 'Erster Monat (JJJJ-MM)'),
      column('Monate bis', 'text', 'Letzter Monat (JJJJ-MM)'),
      column('Menge je Monat', 'number', 'Menge in jedem der Monate'),
      column('Einheit', 'text', 'Einheit der Menge'),
      column('Bekannt seit', 'instant', 'Zeitpunkt der Erfassung'),
      column('Erfasst von', 'text', 'Name der Person'),
    ],
    pages: (scope) =>
      onePage(
        scope,
        sql<ExportRow>`select service.id as "Leistung", giver.name as "Hilfskostenstelle", coalesce(centre.name, pool.name) as "Empfänger",
          case service.to_kind when 'centre' then 'Hilfskostenstelle' else 'Kostentopf' end as "Art des Empfängers",
          greatest(service.month_from, run.period_from) as "Monate von", least(service.month_to, run.period_to) as "Monate bis",
          service.quantity::text as "Menge je Monat", service.unit as "Einheit", service.known_from as "Bekannt seit", person.name as "Erfasst von"
        from settlement_run as run
        join cost_centre_service as service on service.tenant_id = run.tenant_id and service.month_from <= run.period_to
          and service.month_to >= run.period_from and service.known_from <= run.cut_at and (service.known_to is null or service.known_to > run.cut_at)
        join cost_centre as giver on giver.tenant_id = service.tenant_id and giver.id = service.from_centre_id
        left join cost_centre as centre on service.to_kind = 'centre' and centre.tenant_id = service.tenant_id and centre.id = service.to_id
        left join pool on service.to_kind = 'pool' and pool.tenant_id = service.tenant_id and pool.id = service.to_id
        left join tenant_user as person on person.tenant_id = service.tenant_id and person.id = service.entered_by_user
        where run.id = ${scope.runId}::uuid order by giver.name, 3, service.month_from, service.id`,
      ),
  },
  {
    file: 'hilfsgleichungen.csv',
    title: 'Gleichungen der Hilfskostenstellen',
    what: 'Beim Gleichungsverfahren: je Hilfskostenstelle eine Gleichung. Abgegebene Menge mal Preis ist eigene Kosten und bezogene Mengen mal deren Preise',
    columns: [
      key('Hilfskostenstelle', 'Wessen Gleichung es ist'),
      key('Glied', 'abgegebene Menge (linke Seite), eigene Kosten oder bezogene Menge (rechte Seite)'),
      key('Bezogen von', 'Von wem bezogen wurde'),
      ...exactColumns('Menge', 'Menge über den Zeitraum'),
      ...exactColumns('Preis', 'Preis einer Einheit in Euro, die Lösung der Gleichungen'),
      ...exactColumns('Betrag', 'Menge mal Preis oder eigene Kosten in Euro'),
    ],
    pages: rowsOf(equationRows),
  },
  {
    file: 'hilfsumlagen.csv',
    title: 'Umlage der Hilfskostenstellen',
    what: 'Was jede Hilfskostenstelle an wen weitergegeben hat, genau und vor dem Runden',
    columns: [
      key('Hilfskostenstelle', 'Wer weitergibt'),
      key('Empfänger', 'Wer übernimmt'),
      column('Art des Empfängers', 'text', 'Hilfskostenstelle oder Kostentopf'),
      ...exactColumns('Anteil', 'Anteil an dem, was weitergegeben wird'),
      ...exactColumns('Betrag', 'Betrag in Euro'),
    ],
    pages: rowsOf(transferRows),
  },
  {
    file: 'hilfskosten-je-topf.csv',
    title: 'Hilfskosten je Kostentopf',
    what: 'Was von den Hilfskostenstellen zu jedem Kostentopf kam, auf ganze Cent gerundet',
    columns: [
      key('Kostentopf', 'Name des Kostentopfs'),
      column('Betrag', 'amount', 'Betrag in Euro'),
      column('Ausgleichscent', 'amount', 'Cent, der beim Verteilen des Rests dazukam, in Euro'),
      ...exactColumns('Genau', 'Betrag in Euro vor dem Runden'),
    ],
    pages: rowsOf(finalRows),
  },
];
