// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate, today, typedAmount } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Menu } from '../../../ui/index.ts';
import { orderTexts } from '../orders/messages.ts';
import { ProposeDeferral, ProposeLate } from '../orders/order-documents.ts';
import { amountOf, isZero } from '../shown.ts';
import { type ItemRow, ProposeWriteOff, SendReminder } from './item-documents.ts';
import { CorrectLate, correctionsOf } from './late-difference.tsx';
import { itemTexts } from './messages.ts';
import { useCreditOf } from './open-credits.ts';

const DIFFERENCES = ['giveBack', 'claimMore', 'waiveMore'] as const;
type Act = 'defer' | 'remind' | 'propose' | 'claimLate' | 'waiveLate' | (typeof DIFFERENCES)[number];

interface WriteOffProps {
  readonly row: ItemRow;
  readonly intro: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function WriteOffDialog({ row, intro, onDone, onClose }: WriteOffProps) {
  const m = useMessages(itemTexts);
  return (
    <ActDialog
      onDone={onDone}
      onClose={onClose}
      danger
      title={m('propose')}
      intro={`${intro}. ${m('proposeIntro')}`}
      submitLabel={m('propose')}
      done={m('proposeDone')}
      fields={[
        { name: 'amount', label: m('openAmount'), kind: 'amount', initial: typedAmount(row.open) },
        { name: 'reason', label: m('reason'), kind: 'area' },
      ]}
      document={ProposeWriteOff}
      variables={({ amount = '', reason = '' }, idempotencyKey) => ({ idempotencyKey, itemId: row.id, amount, reason })}
    />
  );
}

/** What a clerk does with one claim. */
export function ItemActs({ row, onDone }: { readonly row: ItemRow; readonly onDone: () => void }) {
  const m = useMessages(itemTexts);
  const o = useMessages(orderTexts);
  const [act, setAct] = useState<Act | null>(null);
  const warning = useCreditOf(row.tenantId, act === 'remind' || act === 'claimLate');
  const common = { onDone, onClose: () => setAct(null), intro: `${row.memberName}: ${row.label}, ${amountOf(row.open)}` };
  const late: readonly Act[] = isZero(row.late) ? [] : ['claimLate', 'waiveLate'];
  const hasOpen = !isZero(row.open);
  const acts: readonly Act[] = [
    ...(row.daysPastDue > 0 ? (['remind'] as const) : []),
    ...(hasOpen ? (['defer'] as const) : []),
    ...[...late, ...correctionsOf(row)],
    ...(hasOpen ? (['propose'] as const) : []),
  ];
  const correction = DIFFERENCES.find((one) => one === act);
  return (
    <>
      {acts.length > 0 && (
        <Menu
          label={m('actOf', { label: row.label })}
          trigger={
            <Button size="small" kind="tertiary" icon="more-vert" aria-label={m('actOf', { label: row.label })}>
              {m('act')}
            </Button>
          }
          sections={[
            {
              id: 'acts',
              label: m('actOf', { label: row.label }),
              items: acts.map((id) => ({ id, label: m(id), onAction: () => setAct(id) })),
            },
          ]}
        />
      )}
      {act === 'defer' && (
        <ActDialog
          {...common}
          title={m('defer')}
          intro={`${common.intro}. ${o('wish')} ${m('deferInterest')}`}
          submitLabel={o('propose')}
          done={o('proposedDone')}
          fields={[
            { name: 'to', label: m('deferTo'), kind: 'date' },
            { name: 'reason', label: m('reason'), kind: 'text' },
          ]}
          document={ProposeDeferral}
          variables={({ to = '', reason = '' }, idempotencyKey) => ({ idempotencyKey, itemId: row.id, to, reason })}
        />
      )}
      {(act === 'claimLate' || act === 'waiveLate') && (
        <ActDialog
          {...common}
          title={m(act)}
          intro={`${row.memberName}: ${row.label}. ${m('lateSoFar', { amount: amountOf(row.late) })} ${o('wish')}${warning}`}
          submitLabel={o('propose')}
          done={o('proposedDone')}
          fields={[
            { name: 'to', label: m('lateTo'), kind: 'date', initial: formatDate(today()) },
            ...(act === 'claimLate' ? [{ name: 'dueOn', label: m('lateDueOn'), kind: 'date' } as const] : []),
            { name: 'reason', label: m('reason'), kind: 'text', optional: act === 'claimLate' },
          ]}
          document={ProposeLate}
          variables={({ to = '', dueOn = '', reason = '' }, idempotencyKey) => ({
            ...{ idempotencyKey, itemId: row.id, to, dueOn: dueOn || null, reason, waived: act === 'waiveLate' },
          })}
        />
      )}
      {correction && <CorrectLate act={correction} row={row} onDone={onDone} onClose={() => setAct(null)} />}
      {act === 'remind' && (
        <ActDialog
          {...common}
          title={m('remindTitle')}
          intro={`${common.intro}.${warning}`}
          submitLabel={m('remind')}
          done={m('remindDone')}
          fields={[
            {
              ...{ name: 'level', label: m('level'), kind: 'choice', initial: row.reminded > 0 ? '2' : '1' },
              options: [
                { value: '1', label: m('level1') },
                { value: '2', label: m('level2') },
              ],
            },
            { name: 'payBy', label: m('payBy'), kind: 'date' },
            { name: 'note', label: m('note'), kind: 'area', optional: true },
          ]}
          document={SendReminder}
          variables={({ level, payBy = '', note = '' }, idempotencyKey) => ({
            ...{ idempotencyKey, tenantId: row.tenantId, itemIds: [row.id], level: Number(level), payBy, note },
          })}
        />
      )}
      {act === 'propose' && <WriteOffDialog row={row} {...common} />}
    </>
  );
}
