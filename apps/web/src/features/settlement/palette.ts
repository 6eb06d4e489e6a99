// SPDX-License-Identifier: EUPL-1.2
import type { PaletteContext, PaletteProvider, PaletteResult } from '../../feature.ts';
import { formatMonth } from '../../format/index.ts';
import { graphql } from '../../graphql/index.ts';
import { holdsWords } from '../../shape/index.ts';
import { amountOf } from './amounts.ts';

const CentrePalette = graphql(`
  query SettlementPaletteCentre($month: Month!) {
    costPools(monthFrom: $month, monthTo: $month) {
      id
      name
    }
    costCentres(monthFrom: $month, monthTo: $month) {
      id
      name
    }
    settlementRuns {
      id
      periodFrom
      status
      total
    }
  }
`);

const StatementPalette = graphql(`
  query SettlementPaletteStatements {
    statements {
      id
      number
      memberName
      periodFrom
      total
    }
  }
`);

const KeyPalette = graphql(`
  query SettlementPaletteKeys {
    settlementKeys {
      id
      name
      familyName
    }
  }
`);

const LIMIT = 18;
const CENTRE = { de: 'Hilfskostenstelle', en: 'Support cost centre' } as const;
const WORD = { de: 'Abrechnung', en: 'Settlement' } as const;
type Fits = (...texts: readonly string[]) => boolean;

async function centreRecords(fits: Fits, { body, client, language }: PaletteContext): Promise<readonly PaletteResult[]> {
  // The sums are not wanted here: any month will do.
  const { data } = await client.query(CentrePalette, { month: '2000-01' }, { requestPolicy: 'cache-first' }).toPromise();
  const pools = (data?.costPools ?? [])
    .filter(({ name }) => fits(name))
    .map(
      ({ id, name }): PaletteResult => ({
        id: `pool-${id}`,
        label: name,
        note: body.tenantName,
        icon: 'draft',
        go: `settlement/pools/${id}`,
      }),
    );
  const runs = (data?.settlementRuns ?? []).map(
    ({ id, periodFrom, total }): PaletteResult => ({
      id: `run-${id}`,
      label: `${WORD[language]} ${formatMonth(periodFrom, language)}`,
      note: amountOf(total),
      icon: 'checklist',
      go: `settlement/runs/${id}`,
    }),
  );
  const centres = (data?.costCentres ?? [])
    .filter(({ name }) => fits(name, CENTRE[language]))
    .map(
      ({ id, name }): PaletteResult => ({
        id: `centre-${id}`,
        label: name,
        note: CENTRE[language],
        icon: 'coins',
        go: 'settlement/centres',
      }),
    );
  return [...pools, ...centres, ...runs.filter(({ label }) => fits(label))];
}

async function keyRecords(fits: Fits, { client }: PaletteContext): Promise<readonly PaletteResult[]> {
  const { data } = await client.query(KeyPalette, {}, { requestPolicy: 'cache-first' }).toPromise();
  return (data?.settlementKeys ?? [])
    .filter(({ name, familyName }) => fits(name, familyName))
    .map(({ id, name, familyName }) => ({ id: `key-${id}`, label: name, note: familyName, icon: 'pie', go: `settlement/keys/${id}` }));
}

async function statementRecords(fits: Fits, { client, language }: PaletteContext): Promise<readonly PaletteResult[]> {
  const { data } = await client.query(StatementPalette, {}, { requestPolicy: 'cache-first' }).toPromise();
  return (data?.statements ?? [])
    .filter(({ number, memberName, periodFrom }) => fits(number, memberName, formatMonth(periodFrom, language)))
    .map(({ id, number, memberName, periodFrom }) => ({
      id: `statement-${id}`,
      label: `${number} ${formatMonth(periodFrom, language)}`,
      note: memberName,
      icon: 'info',
      go: `costs/${id}`,
    }));
}

/** Pools, support cost centres, keys, runs and statements by name, number and month. */
export const palette: PaletteProvider = {
  label: { de: 'Abrechnung', en: 'Settlement' },
  search: async (query, context) => {
    const fits: Fits = (...texts) => holdsWords(texts.join(' '), query);
    const may = (action: string): boolean => context.body.actions.includes(action);
    const records = await Promise.all([
      may('settlement.readRuns') && may('settlement.readPools') ? centreRecords(fits, context) : [],
      may('settlement.readKeys') ? keyRecords(fits, context) : [],
      may('settlement.readStatements') ? statementRecords(fits, context) : [],
    ]);
    return records.flatMap((found) => found.slice(0, LIMIT));
  },
};
