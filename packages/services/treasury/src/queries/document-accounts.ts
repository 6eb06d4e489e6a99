// SPDX-License-Identifier: EUPL-1.2
import { formatCivilDate } from '@kernel/core';
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { mappingsOf } from '../centre-records.ts';

const PURPOSES: Readonly<Record<string, string>> = {
  receivableNotice: 'Forderungen aus Bescheiden',
  receivableInvoice: 'Forderungen aus Rechnungen',
  advances: 'Erhaltene Abschläge',
  revenue: 'Erträge',
  receivableLate: 'Forderungen aus Zinsen und Säumniszuschlägen',
  interest: 'Erträge aus Zinsen',
  lateCharge: 'Erträge aus Säumniszuschlägen',
  lateWaived: 'Aufwand aus erlassenen Zinsen und Säumniszuschlägen',
};

/** 'vat:190' is tax of 19 %, 'revenue:archive' the income of one service. */
function purposeText(purpose: string, families: ReadonlyMap<string, string>): string {
  const [kind, of] = purpose.split(':');
  if (of === undefined) return PURPOSES[purpose] ?? purpose;
  if (kind === 'vat') return `Umsatzsteuer ${String(Number(of) / 10).replace('.', ',')} %`;
  return `Erträge „${families.get(of) ?? of}“`;
}

/** By which accounts the journals are made, version by version, for the process documentation. */
export const documentAccounts = query({
  name: 'treasury.documentAccounts',
  action: 'treasury.readBudget',
  input: z.object({}),
  run: async (reads, { actor }): Promise<readonly DocumentedTable[]> => {
    const named = await reads.selectFrom('service_family').select(['code', 'name_de']).where('tenant_id', '=', actor.centreId).execute();
    const families = new Map(named.map(({ code, name_de }) => [code, name_de]));
    const mappings = await mappingsOf(reads);
    return [
      {
        title: 'Kontenzuordnung',
        intro:
          'Auf welche Konten die Buchungssätze eines Laufs gehen. Am Buchungstag gilt die Fassung mit dem spätesten Beginn, bei gleichem Beginn die höhere; ältere bleiben stehen.',
        columns: ['Fassung', 'Gilt ab', 'Zweck', 'Konto', 'Anmerkung'],
        rows: mappings.flatMap(({ version, validFrom, note, accounts }) =>
          Object.entries(accounts).map(([purpose, account]) => [
            ...[String(version), formatCivilDate(validFrom)],
            ...[purposeText(purpose, families), account, note],
          ]),
        ),
      },
    ];
  },
});
