// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { ActDialog, type ActField } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button } from '../../../ui/index.ts';
import { type BudgetRow, DiscardBudget, RecordBudgetApproval, ResolveBudget } from './budget-documents.ts';
import { budgetTexts } from './messages.ts';

interface BudgetActsProps {
  readonly budget: BudgetRow;
  readonly onDone: () => void;
  readonly onChange: () => void;
}

type Act = 'resolve' | 'approve' | 'discard';

function useFields(): (act: Act) => readonly ActField[] {
  const m = useMessages(budgetTexts);
  const on: ActField = { name: 'on', label: m('on'), kind: 'date' };
  return (act) => {
    if (act === 'discard') return [];
    if (act === 'approve') return [{ name: 'reference', label: m('approvalReference'), kind: 'text' }, on];
    return [
      { name: 'reference', label: m('reference'), hint: m('referenceHint'), kind: 'text' },
      on,
      {
        name: 'approval',
        label: m('needsApproval'),
        kind: 'choice',
        options: [
          { value: 'no', label: m('no') },
          { value: 'yes', label: m('yes') },
        ],
      },
    ];
  };
}

/** What the next step of a version is: resolve or discard a draft, record the approval of a resolved one. */
export function BudgetActs({ budget, onDone, onChange }: BudgetActsProps) {
  const m = useMessages(budgetTexts);
  const may = useMay();
  const fields = useFields();
  const [act, setAct] = useState<Act | null>(null);
  if (!may('treasury.planBudget')) return null;
  const ids = { budgetId: budget.id, expectedVersion: budget.version };
  const common = { onDone, onClose: () => setAct(null), fields: act ? fields(act) : [] };
  return (
    <>
      {budget.status === 'draft' && (
        <>
          <Button kind="primary" onPress={() => setAct('resolve')}>
            {m('resolve')}
          </Button>
          <Button onPress={onChange}>{m('change')}</Button>
          <Button onPress={() => setAct('discard')}>{m('discard')}</Button>
        </>
      )}
      {budget.status === 'resolved' && budget.approvalNeeded && !budget.approvedOn && (
        <Button onPress={() => setAct('approve')}>{m('approve')}</Button>
      )}
      {act === 'resolve' && (
        <ActDialog
          {...common}
          title={m('resolve')}
          intro={m('resolveIntro')}
          submitLabel={m('resolve')}
          done={m('resolvedDone')}
          document={ResolveBudget}
          variables={({ reference = '', on = '', approval }, idempotencyKey) => ({
            ...{ ...ids, idempotencyKey, reference, on, approvalNeeded: approval === 'yes' },
          })}
        />
      )}
      {act === 'approve' && (
        <ActDialog
          {...common}
          title={m('approve')}
          submitLabel={m('approve')}
          done={m('approvedDone')}
          document={RecordBudgetApproval}
          variables={({ reference = '', on = '' }, idempotencyKey) => ({ ...ids, idempotencyKey, reference, on })}
        />
      )}
      {act === 'discard' && (
        <ActDialog
          {...common}
          danger
          title={m('discard')}
          intro={m('discardIntro')}
          submitLabel={m('discard')}
          done={m('discardedDone')}
          document={DiscardBudget}
          variables={(_values, idempotencyKey) => ({ ...ids, idempotencyKey })}
        />
      )}
    </>
  );
}
