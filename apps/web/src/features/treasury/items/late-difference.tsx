// SPDX-License-Identifier: EUPL-1.2
import { centsFromWire } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { Section } from '../../../ui/index.ts';
import { orderTexts } from '../orders/messages.ts';
import { ProposeLateCorrection } from '../orders/order-documents.ts';
import { amountOf, isZero, useBilingual } from '../shown.ts';
import type { ItemRow } from './item-documents.ts';
import { itemTexts } from './messages.ts';

type Correction = 'giveBack' | 'claimMore' | 'waiveMore';

/** What a clerk can do about a claim for being late that is not right any more; it is done at the claim that was late. */
export function correctionsOf({ kind, lateDifference }: Pick<ItemRow, 'kind' | 'lateDifference'>): readonly Correction[] {
  if (isZero(lateDifference) || kind === 'interest' || kind === 'lateCharge') return [];
  return centsFromWire(lateDifference) < 0n ? ['giveBack'] : ['claimMore', 'waiveMore'];
}

/** The amount without its sign: the words around it say which way it goes. */
const sizeOf = (difference: string): string => amountOf(difference.replace(/^-/, ''));

interface CorrectLateProps {
  readonly act: Correction;
  readonly row: ItemRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function CorrectLate({ act, row, onDone, onClose }: CorrectLateProps) {
  const m = useMessages(itemTexts);
  const o = useMessages(orderTexts);
  const what = m(act === 'giveBack' ? 'givenBack' : 'claimedMore', { amount: sizeOf(row.lateDifference) });
  return (
    <ActDialog
      title={m(act)}
      intro={`${row.memberName}: ${row.label}. ${what} ${o('wish')}`}
      submitLabel={o('propose')}
      done={o('proposedDone')}
      fields={[
        ...(act === 'claimMore' ? [{ name: 'dueOn', label: m('lateDueOn'), kind: 'date' } as const] : []),
        { name: 'reason', label: m('reason'), kind: 'text', optional: act !== 'waiveMore' },
      ]}
      document={ProposeLateCorrection}
      variables={({ dueOn = '', reason = '' }, idempotencyKey) => ({
        ...{ idempotencyKey, itemId: row.id, dueOn: dueOn || null, reason, waived: act === 'waiveMore' },
      })}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

interface LateDifferenceProps {
  readonly amount: string;
  readonly steps: readonly { readonly de: string; readonly en: string }[];
}

/** Why what was claimed for being late is not right any more, with the calculation of today. */
export function LateDifference({ amount, steps }: LateDifferenceProps) {
  const m = useMessages(itemTexts);
  const say = useBilingual();
  if (isZero(amount)) return null;
  return (
    <Section title={m('differenceWhy')} level={3}>
      <p>{m(centsFromWire(amount) < 0n ? 'differenceLess' : 'differenceMore', { amount: sizeOf(amount) })}</p>
      <ol>
        {steps.map((one) => (
          <li key={one.de}>{say(one)}</li>
        ))}
      </ol>
    </Section>
  );
}
