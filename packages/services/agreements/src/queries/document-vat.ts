// SPDX-License-Identifier: EUPL-1.2
import type { AgreementForm, VatPositionKind } from '@domain/agreements';
import { formatCivilDate } from '@kernel/core';
import type { DocumentedTable } from '@platform/service';
import { query } from '@platform/use-case';
import { z } from 'zod';
import { listVatPositions } from './vat-positions.ts';

const KINDS: Readonly<Record<VatPositionKind, string>> = {
  option: 'Option für das alte Recht (§ 27 Abs. 22 UStG)',
  optionRevoked: 'Option widerrufen (§ 27 Abs. 22a UStG)',
  section2b: '§ 2b UStG gilt',
  statutes: 'Satzung geändert',
  ruling: 'Entscheidung von Finanzamt oder Gericht',
};
const FORMS: Readonly<Record<AgreementForm, string>> = {
  statutes: 'Satzung',
  publicLawAgreement: 'öffentlich-rechtliche Vereinbarung',
  serviceContract: 'Dienstleistungsvertrag',
  administrativeAgreement: 'Verwaltungsvereinbarung',
};
const CODES = { O: 'nicht steuerbar', E: 'steuerfrei', S: 'steuerpflichtig' } as const;
const percent = (permille: number): string => `${String(permille / 10).replace('.', ',')} %`;

/** How the association is taxed, and who resolved it, for the process documentation. */
export const documentVat = query({
  name: 'agreements.documentVat',
  action: 'agreements.read',
  input: z.object({}),
  run: async (reads, context): Promise<readonly DocumentedTable[]> => {
    const positions = await listVatPositions.run(reads, { ...context, input: {} });
    return [
      {
        title: 'Umsatzsteuer',
        intro:
          'Wie die Leistungen des Verbands versteuert werden, soweit eine Vereinbarung nichts anderes sagt. Der Tag der Leistung entscheidet; deshalb können altes und neues Recht nebeneinander gelten.',
        columns: ['Anlass', 'Rechtsform', 'Leistung', 'Behandlung', 'Grundlage', 'Beschluss', 'Gilt ab', 'Gilt bis'],
        rows: positions
          .filter(({ knownTo }) => knownTo === null)
          .map((one) => [
            KINDS[one.kind as VatPositionKind] ?? one.kind,
            one.form === null ? 'alle' : (FORMS[one.form as AgreementForm] ?? one.form),
            one.serviceFamilyCode === null ? 'alle' : (one.familyName ?? one.serviceFamilyCode),
            [CODES[one.code as keyof typeof CODES] ?? one.code, one.ratePermille > 0 ? percent(one.ratePermille) : '']
              .filter(Boolean)
              .join(', '),
            one.basis,
            one.resolution,
            formatCivilDate(one.validFrom as never),
            one.validTo === null ? 'auf Weiteres' : formatCivilDate(one.validTo as never),
          ]),
      },
    ];
  },
});
