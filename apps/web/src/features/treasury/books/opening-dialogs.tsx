// SPDX-License-Identifier: EUPL-1.2

import { ActDialog, type ActField } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { commonTexts } from '../common-messages.ts';
import { useMembers } from '../members.ts';
import { type BalancesData, ProposeOpening } from './balance-documents.ts';
import { bookTexts } from './messages.ts';

interface OpeningDialogProps {
  readonly data: BalancesData;
  readonly kind: 'claim' | 'carryOver';
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const FAMILIES = ['notice', 'invoice'] as const;

/** One balance from the time before, by hand; a second person takes it into the books. */
export function OpeningDialog({ data, kind, onClose, onDone }: OpeningDialogProps) {
  const m = useMessages(bookTexts);
  const c = useMessages(commonTexts);
  const members = useMembers();
  const document: ActField = { name: 'document', label: m('document'), hint: m('documentHint'), kind: 'text' };
  const claim: readonly ActField[] = [
    { name: 'tenantId', label: c('member'), kind: 'member', options: members },
    {
      ...{ name: 'family', label: m('family'), kind: 'choice', initial: 'notice' },
      options: FAMILIES.map((value) => ({ value, label: m(value) })),
    },
    { name: 'label', label: m('openingLabel'), kind: 'text' },
    { name: 'amount', label: c('amount'), kind: 'amount' },
    { name: 'dueOn', label: m('dueOn'), kind: 'date' },
    document,
  ];
  const carryOver: readonly ActField[] = [
    {
      ...{ name: 'poolId', label: c('pool'), hint: m('poolHint'), kind: 'choice', optional: true },
      options: data.treasuryPools.map(({ poolId, name }) => ({ value: poolId, label: name })),
    },
    { name: 'periodFrom', label: m('from'), kind: 'date' },
    { name: 'periodTo', label: m('until'), kind: 'date' },
    { name: 'amount', label: c('amount'), hint: m('carryAmountHint'), kind: 'amount' },
    document,
  ];
  const isClaim = kind === 'claim';
  return (
    <ActDialog
      title={m(isClaim ? 'enterClaim' : 'enterCarryOver')}
      intro={m('enterIntro')}
      submitLabel={m('propose')}
      done={m('proposedDone')}
      fields={isClaim ? claim : carryOver}
      document={ProposeOpening}
      variables={({ amount = '', document: paper = '', tenantId, family, label, dueOn, poolId, periodFrom, periodTo }, idempotencyKey) => ({
        ...{ idempotencyKey, note: '', csv: null },
        rows: [
          isClaim
            ? {
                kind,
                amount,
                document: paper,
                tenantId: tenantId ?? null,
                family: family as 'notice',
                label: label ?? '',
                dueOn: dueOn ?? null,
              }
            : { kind, amount, document: paper, poolId: poolId || null, periodFrom: periodFrom ?? null, periodTo: periodTo ?? null },
        ],
      })}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
