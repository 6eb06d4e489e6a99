// SPDX-License-Identifier: EUPL-1.2
import type { VatRule } from '@domain/settlement';
import type { Builder } from '@platform/graphql';

const VAT_RULES = new WeakMap<Builder, ReturnType<typeof makeVatRule>>();

function makeVatRule(builder: Builder) {
  return builder.objectRef<VatRule>('SettledVatRule').implement({
    description: 'How a service is taxed on the days of its validity.',
    fields: (t) => ({
      code: t.exposeString('code'),
      ratePermille: t.exposeInt('ratePermille'),
      basis: t.exposeString('basis'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
    }),
  });
}

/** One type for all lines that tell of it. */
export function vatRuleType(builder: Builder) {
  const made = VAT_RULES.get(builder) ?? makeVatRule(builder);
  VAT_RULES.set(builder, made);
  return made;
}
