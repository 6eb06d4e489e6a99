// SPDX-License-Identifier: EUPL-1.2
import { cents } from '@kernel/core';
import { decimal } from '../model/decimal.ts';
import type { Invoice } from '../model/invoice.ts';
import type { AllowanceOrCharge } from '../model/invoice-line.ts';
import type { Buyer, Seller } from '../model/parties.ts';
import type { VatBreakdown, VatCategory } from '../model/vat.ts';
import type { RuleId, VatFamily } from '../rules/rule-ids.ts';
import { core, drop, type Mutation, moved, mutation, withBuyer, withLastLine, withSeller } from './changes.ts';
import { EXEMPT, line, OUTSIDE, TAXED, totals } from './golden-invoices.ts';

interface Sample {
  readonly family: VatFamily;
  readonly code: string;
  /** Rate as the category wants it, and one that it does not. */
  readonly rate: string | null;
  readonly wrongRate: string;
  readonly exempt: boolean;
}

export const SAMPLES: readonly Sample[] = [
  { family: 'S', code: 'S', rate: '7', wrongRate: '0', exempt: false },
  { family: 'Z', code: 'Z', rate: '0', wrongRate: '19', exempt: false },
  { family: 'E', code: 'E', rate: '0', wrongRate: '19', exempt: true },
  { family: 'AE', code: 'AE', rate: '0', wrongRate: '19', exempt: true },
  { family: 'G', code: 'G', rate: '0', wrongRate: '19', exempt: true },
  { family: 'IC', code: 'K', rate: '0', wrongRate: '19', exempt: true },
  { family: 'AF', code: 'L', rate: '7', wrongRate: '-1', exempt: false },
  { family: 'AG', code: 'M', rate: '0', wrongRate: '-1', exempt: false },
  { family: 'O', code: 'O', rate: null, wrongRate: '0', exempt: true },
];

const NET = 10_000n;
const taxOn = (net: bigint, { rate }: Sample): bigint => (net * BigInt(rate ?? '0')) / 100n;
const categoryOf = ({ code, rate }: Sample): VatCategory => ({ code, ...(rate === null ? {} : { rate: decimal(rate) }) });
const rowOf = (sample: Sample, net: bigint): VatBreakdown => ({
  taxable: cents(net),
  tax: cents(taxOn(net, sample)),
  code: sample.code,
  ...(sample.rate === null ? {} : { rate: decimal(sample.rate) }),
  ...(sample.exempt ? { exemptionReason: 'Grund' } : {}),
});

/** A sound invoice in one category, under EN 16931 alone. */
export function inCategory(sample: Sample): Invoice {
  const named: Invoice = {
    ...core(sample.code === 'O' ? OUTSIDE : TAXED),
    delivery: { address: { line1: 'Weg 1', city: 'Ort', postCode: '1000', country: 'AT' } },
    lines: [line('1', 'Leistung', '1', '100', NET, categoryOf(sample)), line('2', 'Beigabe', '1', '0', 0n, categoryOf(sample))],
    vatBreakdown: [rowOf(sample, NET)],
    totals: totals(NET, taxOn(NET, sample)),
  };
  return sample.code === 'O' ? named : withBuyer(named, (buyer) => ({ ...buyer, vatId: 'ATU12345678' }));
}

const empty = (vat: VatCategory): AllowanceOrCharge => ({ amount: cents(0n), reason: 'Ohne Betrag', vat });

/** Nobody is registered for VAT any more; for the category outside of VAT, the seller is. */
const unregistered = (invoice: Invoice, { code }: Sample): Invoice => {
  if (code === 'O') return withSeller(invoice, (seller) => ({ ...seller, vatId: 'DE123456789' }));
  return withBuyer(
    withSeller(invoice, (seller: Seller) => drop(seller, 'vatId', 'taxNumber')),
    (buyer: Buyer) => drop(buyer, 'vatId'),
  );
};

const inItaly = (invoice: Invoice): Invoice =>
  withBuyer(
    withSeller(invoice, (seller) => ({ ...seller, address: { ...seller.address, country: 'IT' } })),
    (buyer) => ({ ...buyer, address: { ...buyer.address, country: 'IT' } }),
  );
const SPLIT: VatCategory = { code: 'B', rate: decimal('22') };

/** An allowance or charge of the category beside lines of split payment, the one category that asks nobody to be registered; S and O may not stand beside it. */
function aloneIn(sample: Sample, key: 'allowances' | 'charges'): readonly [Invoice, readonly RuleId[]] {
  const whole = unregistered({ ...inCategory(sample), [key]: [empty(categoryOf(sample))] }, sample);
  const row = { ...rowOf(sample, 0n) };
  if (sample.code === 'S' || sample.code === 'O') return [{ ...whole, lines: [], vatBreakdown: [row], totals: totals(0n, 0n) }, ['BR-16']];
  const lines = [line('1', 'Geteilt', '1', '100', NET, SPLIT)];
  return [inItaly({ ...whole, lines, vatBreakdown: [row], totals: totals(NET, 0n) }), []];
}

const rated = (sample: Sample): VatCategory => ({ code: sample.code, rate: decimal(sample.wrongRate) });

/** A line of the category that costs nothing, in an invoice of another category whose breakdown does not name it. */
function unlisted(sample: Sample): Invoice {
  const free = line('9', 'Beigabe', '1', '0', 0n, categoryOf(sample));
  // Exempt sellers may be known by their tax number alone, as those outside of VAT must be.
  const other = sample.code === 'E' ? withBuyer(core(TAXED), (buyer) => ({ ...buyer, vatId: 'ATU12345678' })) : core(EXEMPT);
  const known =
    sample.code === 'O'
      ? withSeller(other, (seller) => drop(seller, 'vatId'))
      : withBuyer(other, (buyer) => ({ ...buyer, vatId: 'ATU12345678' }));
  return { ...known, lines: [...known.lines, free] };
}

function familyMutations(sample: Sample): readonly Mutation[] {
  const { family } = sample;
  const sound = inCategory(sample);
  const off = NET + 200n;
  const [allowance, withAllowance] = aloneIn(sample, 'allowances');
  const [charge, withCharge] = aloneIn(sample, 'charges');
  const [row] = sound.vatBreakdown as [VatBreakdown];
  const more = taxOn(off, sample) - taxOn(NET, sample);
  return [
    mutation(`BR-${family}-01`, unlisted(sample)),
    mutation(`BR-${family}-02`, unregistered(sound, sample)),
    mutation(`BR-${family}-03`, allowance, ...withAllowance),
    mutation(`BR-${family}-04`, charge, ...withCharge),
    mutation(
      `BR-${family}-05`,
      withLastLine(sound, (free) => ({ ...free, vat: rated(sample) })),
    ),
    mutation(`BR-${family}-06`, { ...sound, allowances: [empty(rated(sample))] }),
    mutation(`BR-${family}-07`, { ...sound, charges: [empty(rated(sample))] }),
    mutation(`BR-${family}-08`, moved({ ...sound, vatBreakdown: [rowOf(sample, off)] }, more, 'vatTotal', 'grossTotal', 'due')),
    mutation(
      `BR-${family}-09`,
      moved({ ...sound, vatBreakdown: [{ ...row, tax: cents((row.tax ?? 0n) + 200n) }] }, 200n, 'vatTotal', 'grossTotal', 'due'),
      'BR-CO-17',
    ),
    mutation(`BR-${family}-10`, {
      ...sound,
      vatBreakdown: [sample.exempt ? drop(row, 'exemptionReason') : { ...row, exemptionReason: 'Grund' }],
    }),
  ];
}

const sampleOf = (code: string): Sample => SAMPLES.find((sample) => sample.code === code) as Sample;
const community = inCategory(sampleOf('K'));
const outside = core(OUTSIDE);
const free = (vat: VatCategory): Invoice['lines'][number] => line('9', 'Beigabe', '1', '0', 0n, vat);

export const VAT_MUTATIONS: readonly Mutation[] = [
  ...SAMPLES.flatMap(familyMutations),
  mutation('BR-IC-11', drop(community, 'period')),
  mutation('BR-IC-12', drop(community, 'delivery')),
  mutation('BR-O-11', { ...outside, vatBreakdown: [...outside.vatBreakdown, rowOf(sampleOf('Z'), 0n)] }),
  mutation('BR-O-12', inItaly({ ...outside, lines: [...outside.lines, free(SPLIT)] })),
  mutation('BR-O-13', inItaly({ ...outside, allowances: [empty(SPLIT)] })),
  mutation('BR-O-14', inItaly({ ...outside, charges: [empty(SPLIT)] })),
  mutation('BR-B-01', { ...core(EXEMPT), lines: [...EXEMPT.lines, free(SPLIT)] }),
  mutation('BR-B-02', inItaly({ ...core(TAXED), lines: [...TAXED.lines, free(SPLIT)] })),
];
