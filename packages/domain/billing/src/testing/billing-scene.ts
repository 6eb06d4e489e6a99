// SPDX-License-Identifier: EUPL-1.2
import { type Circumstances, cents, civilDate, type Instant, sumCents } from '@kernel/core';
import type { ChargeLine, ChargeSet, MemberCharges, VatRule } from '../billable.ts';
import type { IssuerProfile, RecipientProfile } from '../profiles.ts';

const rule = (code: VatRule['code'], ratePermille: number, basis: string): VatRule => ({
  code,
  ratePermille,
  basis,
  validFrom: civilDate('2020-01-01'),
  validTo: null,
});
export const OUTSIDE = rule('O', 0, '§ 2b UStG');
export const EXEMPT = rule('E', 0, '§ 4 Nr. 29 UStG');
export const TAXED = rule('S', 190, '§ 12 Abs. 1 UStG');

export const charge = (lineKey: string, amount: bigint, over: Partial<ChargeLine> = {}): ChargeLine => ({
  lineKey,
  label: { de: `Leistung ${lineKey}`, en: `Service ${lineKey}` },
  serviceFamilyCode: 'support',
  from: civilDate('2026-01-01'),
  to: civilDate('2026-12-31'),
  amountCents: cents(amount),
  basis: { de: '§ 5 der Vereinbarung', en: '§ 5 of the agreement' },
  agreementNumber: 'V-1',
  clause: '§ 5',
  resolution: null,
  form: 'publicLawAgreement',
  vat: EXEMPT,
  calculation: { de: '', en: '' },
  ...over,
});

export const member = (tenantId: string, lines: readonly ChargeLine[]): MemberCharges => ({
  tenantId,
  ags: `0536200${tenantId}`,
  memberName: `Gemeinde ${tenantId}`,
  lines,
  totalCents: sumCents(lines.map(({ amountCents }) => amountCents)),
});

export const chargeSet = (billables: readonly MemberCharges[], over: Partial<ChargeSet> = {}): ChargeSet => ({
  sourceId: 'run-1',
  kind: 'regular',
  corrects: null,
  from: civilDate('2026-01-01'),
  to: civilDate('2026-12-31'),
  hash: 'h1',
  billables,
  ...over,
});

let counter = 0;
export const circumstances = (user: string, today = '2027-02-16', side: Circumstances['by']['side'] = 'centre'): Circumstances => ({
  by: { userId: `user-${user}` as never, accountId: `account-${user}` as never, side },
  at: `${today}T09:00:00.000Z` as Instant,
  today: civilDate(today),
  newId: () => {
    counter += 1;
    return `id-${counter}`;
  },
});

export const ISSUER: IssuerProfile = {
  name: 'Zweckverband Musterland',
  address: { line1: 'Am Markt 1', line2: '', postCode: '52000', city: 'Musterstadt', country: 'DE' },
  vatId: 'DE123456789',
  taxNumber: '',
  iban: 'DE02120300000000202051',
  bic: 'BYLADEM1001',
  accountName: 'Zweckverband Musterland',
  creditorId: '',
  contactName: 'Team Abrechnung',
  contactPhone: '+49 2400 12345',
  contactEmail: 'abrechnung@zweckverband.example',
  representedBy: 'Verbandsvorsteherin Mara Musterfrau',
};

export const RECIPIENT: RecipientProfile = {
  name: 'Gemeinde Beispielheim',
  department: 'Kämmerei',
  address: { line1: 'Rathausplatz 2', line2: '', postCode: '52001', city: 'Beispielheim', country: 'DE' },
  email: 'eingang@beispielheim.example',
  routingId: '',
  orderNumber: 'B-2026-0815',
  costUnit: '1112-54310',
  format: 'ubl',
};
