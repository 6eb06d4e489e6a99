// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { DescriptionList, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import type { PoolExplanation } from './explain-documents.ts';
import { explainTexts } from './messages.ts';

const KINDS = [
  { kind: 'staff', text: 'kind-staff' },
  { kind: 'material', text: 'kind-material' },
  { kind: 'overhead', text: 'kind-overhead' },
  { kind: 'support', text: 'kind-support' },
  { kind: 'income', text: 'kind-income' },
] as const;
const isNothing = (amount: string): boolean => /^-?0(\.0+)?$/.test(amount);

/** What the cost of the pool is made of before it is shared, and what of it members do not bear. */
export function CostParts({ pool }: { readonly pool: PoolExplanation }) {
  const m = useMessages(explainTexts);
  const { costKinds, support, carriedByCentre, incomeFromNonMembers, cost } = pool;
  const kinds = KINDS.flatMap(({ kind, text }) => costKinds.filter((one) => one.kind === kind).map(({ amount }) => ({ text, amount })));
  if (kinds.length === 0) return null;
  const items = [
    ...kinds.map(({ text, amount }) => ({ term: m(text), value: amountOf(amount) })),
    { term: m('costOfPool'), value: amountOf(cost) },
    ...(isNothing(incomeFromNonMembers) ? [] : [{ term: m('fromNonMembers'), value: amountOf(incomeFromNonMembers) }]),
    ...(isNothing(carriedByCentre) ? [] : [{ term: m('byCentre'), value: amountOf(carriedByCentre) }]),
  ];
  const centres = [...new Set(support.map(({ centreName }) => centreName))];
  return (
    <Section title={m('costParts')} level={3}>
      <Stack gap="small">
        <DescriptionList columns={2} items={items} />
        {centres.length > 0 && <p className="vw-muted vws-small">{m('supportFrom', { centres: centres.join(', ') })}</p>}
      </Stack>
    </Section>
  );
}
