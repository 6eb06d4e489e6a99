// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { parseTypedAmount, typedAmount } from '../../../format/index.ts';
import { FormDialog } from '../../../forms/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { AmountField, amountToWire, Button, Cluster, FieldGrid, Section, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { type BudgetRow, type BudgetsData, DraftBudget } from './budget-documents.ts';
import { budgetTexts } from './messages.ts';

const KINDS = ['staff', 'material', 'overhead'] as const;

interface Income {
  readonly id: number;
  readonly label: string;
  readonly poolId: string;
  readonly amount: string;
}

interface DraftDialogProps {
  readonly year: number;
  readonly draft: BudgetRow | null;
  /** The version in force: a supplementary budget begins with what it says. */
  readonly before: BudgetRow | null;
  readonly pools: BudgetsData['treasuryPools'];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const typed = (text: string): boolean => text.trim() !== '' && parseTypedAmount(text).ok;

interface LinesProps {
  readonly pools: BudgetsData['treasuryPools'];
  readonly amounts: Readonly<Record<string, string>>;
  readonly wrong: (text: string) => string | undefined;
  readonly onAmount: (key: string, value: string) => void;
}

function Lines({ pools, amounts, wrong, onAmount }: LinesProps) {
  const m = useMessages(budgetTexts);
  return pools.map(({ poolId, name }) => (
    <Section key={poolId} title={name} level={3}>
      <FieldGrid label={name}>
        {KINDS.map((kind) => {
          const key = `${poolId} ${kind}`;
          const value = amounts[key] ?? '';
          return <AmountField key={kind} label={m(kind)} value={value} onChange={(next) => onAmount(key, next)} error={wrong(value)} />;
        })}
      </FieldGrid>
    </Section>
  ));
}

/** Amounts by pool and kind, and income; what is empty is not planned. */
export function DraftDialog({ year, draft, before, pools, onClose, onDone }: DraftDialogProps) {
  const m = useMessages(budgetTexts);
  const c = useMessages(commonTexts);
  const start = draft ?? before;
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((start?.lines ?? []).map(({ poolId, kind, amount }) => [`${poolId} ${kind}`, typedAmount(amount)])),
  );
  const [income, setIncome] = useState<readonly Income[]>(() =>
    (start?.income ?? []).map(({ label, poolId, amount }, id) => ({ id, label, poolId: poolId ?? '', amount: typedAmount(amount) })),
  );
  const [checked, setChecked] = useState(false);
  const { submit, pending, problem } = useSubmit();
  const wrong = (text: string): string | undefined => (checked && text.trim() !== '' && !typed(text) ? m('notAnAmount') : undefined);
  const isWhole = (): boolean =>
    Object.values(amounts).every((text) => text.trim() === '' || typed(text)) && income.every(({ amount }) => typed(amount));
  const shown = pools.filter(({ poolId, active }) => active || KINDS.some((kind) => `${poolId} ${kind}` in amounts));
  const set = (id: number, change: Partial<Income>): void => setIncome(income.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const save = async (): Promise<void> => {
    setChecked(true);
    if (!isWhole()) return;
    const lines = shown.flatMap(({ poolId }) =>
      KINDS.flatMap((kind) => {
        const amount = amounts[`${poolId} ${kind}`] ?? '';
        return typed(amount) ? [{ poolId, kind, amount: amountToWire(amount) ?? '0.00' }] : [];
      }),
    );
    const entries = income.map(({ label, poolId, amount }) => ({ label, poolId: poolId || null, amount: amountToWire(amount) ?? '0.00' }));
    const variables = { year, lines, income: entries, budgetId: draft?.id ?? null, expectedVersion: draft?.version ?? null };
    if (!(await submit(DraftBudget, (idempotencyKey) => ({ idempotencyKey, ...variables }))).ok) return;
    toast({ text: m('saved') });
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={`${m(draft ? 'change' : 'make')} ${year}`}
      intro={m('draftIntro')}
      size="wide"
      submitLabel={m('save')}
      pending={pending}
      problem={problem}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Lines pools={shown} amounts={amounts} wrong={wrong} onAmount={(key, value) => setAmounts({ ...amounts, [key]: value })} />
      <Section title={m('income')} level={3}>
        <Stack>
          {income.map(({ id, label, poolId, amount }) => (
            <FieldGrid key={id}>
              <TextField label={m('label')} value={label} onChange={(event) => set(id, { label: event.target.value })} />
              <Select
                label={m('ofPool')}
                placeholder={c('wholeAssociation')}
                value={poolId}
                options={shown.map((pool) => ({ value: pool.poolId, label: pool.name }))}
                onChange={(event) => set(id, { poolId: event.target.value })}
              />
              <AmountField
                label={c('amount')}
                value={amount}
                onChange={(value) => set(id, { amount: value })}
                error={checked && !typed(amount) ? m('notAnAmount') : undefined}
              />
              <Button
                size="small"
                aria-label={m('removeNamed', { label })}
                onPress={() => setIncome(income.filter((one) => one.id !== id))}
              >
                {m('remove')}
              </Button>
            </FieldGrid>
          ))}
          <Cluster>
            <Button
              size="small"
              icon="add"
              onPress={() =>
                setIncome([...income, { id: Math.max(-1, ...income.map((one) => one.id)) + 1, label: '', poolId: '', amount: '' }])
              }
            >
              {m('addIncome')}
            </Button>
          </Cluster>
        </Stack>
      </Section>
    </FormDialog>
  );
}
