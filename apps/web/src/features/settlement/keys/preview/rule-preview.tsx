// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatMonth } from '../../../../format/index.ts';
import { useLanguage, useMessages } from '../../../../i18n/index.ts';
import { AmountField, amountToWire, Section, Select, Stack } from '../../../../ui/index.ts';
import { amountOf } from '../../amounts.ts';
import { monthsUntil, useMonths } from '../../months.ts';
import { Meaning } from './meaning.tsx';
import { PoolsOfFamilyQuery, type RulePreview } from './preview-documents.ts';
import { previewTexts } from './preview-messages.ts';
import { ShareTable } from './share-table.tsx';
import type { PreviewScope, RulePreviewState } from './use-rule-preview.ts';

const NO_POOL = 'none';

export interface TrialChoice {
  readonly scope: PreviewScope;
  readonly family: string;
  readonly pools: readonly { readonly id: string; readonly name: string }[];
  readonly months: readonly string[];
  readonly poolId: string;
  readonly amount: string;
  readonly setPoolId: (id: string) => void;
  readonly setFrom: (month: string) => void;
  readonly setTo: (month: string) => void;
  readonly setAmount: (text: string) => void;
}

/** What the rule is tried on: a pool's cost of some months, or an amount. The last month that is over stands for the rest. */
export function useTrial(family: string, keyId: string | undefined): TrialChoice {
  const { current } = useMonths();
  const months = monthsUntil(current, 25);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [poolId, setPoolId] = useState('');
  const [amount, setAmount] = useState('');
  const last = to || (months.at(-2) ?? current);
  const first = (from || last) > last ? last : from || last;
  const [{ data }] = useQuery({ query: PoolsOfFamilyQuery, variables: { from: first, to: last }, pause: family === '' });
  const pools = (data?.costPools ?? []).filter((pool) => (keyId ? pool.keyId === keyId : pool.serviceFamilyCode === family));
  const chosen = poolId === NO_POOL || pools.some(({ id }) => id === poolId) ? poolId : (pools[0]?.id ?? NO_POOL);
  const wire = amount.trim() === '' ? null : amountToWire(amount);
  const scope: PreviewScope = {
    family,
    from: first,
    to: last,
    poolId: chosen === NO_POOL ? null : chosen,
    amount: wire,
    // A new key is set beside the one by which the pool is shared today.
    keyId: keyId ?? pools.find(({ id }) => id === chosen)?.keyId ?? null,
  };
  return { scope, family, pools, months, poolId: chosen, amount, setPoolId, setFrom, setTo, setAmount };
}

function TrialFields({ trial }: { readonly trial: TrialChoice }) {
  const m = useMessages(previewTexts);
  const language = useLanguage();
  const options = [...trial.months].reverse().map((month) => ({ value: month, label: formatMonth(month, language) }));
  return (
    <div className="vws-preview__trial">
      <Select
        label={m('poolField')}
        placeholder={false}
        value={trial.poolId}
        options={[...trial.pools.map(({ id, name }) => ({ value: id, label: name })), { value: NO_POOL, label: m('noPool') }]}
        onChange={(event) => trial.setPoolId(event.target.value)}
      />
      <Select
        label={m('from')}
        placeholder={false}
        value={trial.scope.from}
        options={options}
        onChange={(event) => trial.setFrom(event.target.value)}
      />
      <Select
        label={m('to')}
        placeholder={false}
        value={trial.scope.to}
        options={options}
        onChange={(event) => trial.setTo(event.target.value)}
      />
      <AmountField label={m('amount')} hint={m('amountHint')} value={trial.amount} onChange={trial.setAmount} />
    </div>
  );
}

/** What is shared, and what it is set beside. */
function useRemarks(preview: RulePreview | undefined): readonly string[] {
  const m = useMessages(previewTexts);
  if (!preview || preview.rows.length === 0) return [];
  const from = { pool: 'pool', given: 'given', assumed: 'assumed' } as const;
  const known = preview.amountFrom in from ? from[preview.amountFrom as keyof typeof from] : 'given';
  return [
    m(known, { amount: amountOf(preview.amount) }),
    preview.today ? m('againstToday', { version: preview.today.keyVersion }) : m('noToday'),
    ...(preview.byAgreement ? [] : [m('allMembers')]),
  ];
}

/** The rule at work: its sentence, what is found in it, and the shares of all members on known facts. */
export function RulePreviewPane({ state, trial }: { readonly state: RulePreviewState; readonly trial: TrialChoice }) {
  const m = useMessages(previewTexts);
  const remarks = useRemarks(state.preview);
  return (
    <div className="vws-preview">
      {/* Without a service nobody can have what the rule counts: nothing is said of that before one is chosen. */}
      <Meaning state={trial.family === '' ? { ...state, findings: state.findings.filter(({ source }) => source === 'rule') } : state} />
      <Section title={m('shares')}>
        <Stack gap="small">
          <TrialFields trial={trial} />
          {remarks.length > 0 && <p className="vw-muted">{remarks.join(' ')}</p>}
          <ShareTable state={state} empty={m(trial.family === '' ? 'emptyFamily' : 'empty')} />
        </Stack>
      </Section>
    </div>
  );
}
