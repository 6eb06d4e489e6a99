// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Kbd } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import type { CandidateRow } from './bank-documents.ts';
import { reconcileTexts } from './reconcile-texts.ts';

const RULES = [
  ...(['ownEndToEndId', 'paymentInfoId', 'batchSum', 'reference', 'repairedReference', 'ibanAmount', 'ibanSubset', 'nameAmount'] as const),
  ...(['learnedRule', 'person'] as const),
] as const;
const REPAIRS = ['swapped', 'wrongDigit', 'missingDigit', 'extraDigit'] as const;
/** Why a way to book a line is one. */
function useSignalText(): (signal: CandidateRow['signals'][number]) => string {
  const m = useMessages(reconcileTexts);
  return ({ code, detail }) => {
    // 'swapped 516041604057': the mistake, and the reference that it was made in.
    const [mistake, reference = ''] = detail.split(' ');
    const repair = REPAIRS.find((one) => one === mistake);
    const said: Readonly<Record<string, string>> = {
      endToEndId: m('sigEndToEndId', { detail }),
      paymentInfoId: m('sigPaymentInfoId', { detail }),
      batch: m('sigBatch', { detail }),
      reference: m('sigReference', { detail }),
      referenceRepaired: repair ? m('sigReferenceRepaired', { reference, mistake: m(`repair_${repair}`) }) : '',
      iban: m('sigIban', { detail }),
      name: m('sigName', { detail }),
      subject: m('sigSubject', { detail }),
      severalItems: m('sigSeveralItems', { detail }),
      amount: m('sigAmount'),
      amountDistinctive: m('sigAmountDistinctive'),
      partialPayment: m('sigPartialPayment'),
      overPayment: m('sigOverPayment'),
      learnedRule: m('sigLearnedRule'),
    };
    return said[code] ?? '';
  };
}

/** How a line was matched, in words. */
export function useRuleName(): (rule: string | null, isOut?: boolean) => string {
  const m = useMessages(reconcileTexts);
  return (rule, isOut = false) => {
    if (rule === 'unclear') return m(isOut ? 'unclearOutRule' : 'unclearRule');
    const known = RULES.find((one) => one === rule);
    return known ? m(known) : '–';
  };
}

function Signals({ candidate }: { readonly candidate: CandidateRow }) {
  const m = useMessages(reconcileTexts);
  const textOf = useSignalText();
  const said = candidate.signals.map(textOf).filter((text) => text !== '');
  return <span className="vwp-note">{`${m('why')}: ${said.join(' ')}`}</span>;
}

interface Props {
  readonly candidates: readonly CandidateRow[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Whether money left: what nobody knows of it is an advance. */
  readonly isOut: boolean;
}

/** Ways to book a line, each with why; a number key chooses. */
export function CandidateList({ candidates, chosen, onChoose, isOut }: Props) {
  const m = useMessages(reconcileTexts);
  const language = useLanguage();
  const ruleName = useRuleName();
  if (candidates.length === 0) return <p className="vwp-note">{m(isOut ? 'noCandidatesOut' : 'noCandidates')}</p>;
  return (
    <ol className="vwp-candidates">
      {candidates.map((candidate, index) => (
        <li key={index}>
          <label data-chosen={index === chosen || undefined}>
            <input type="radio" name="candidate" checked={index === chosen} onChange={() => onChoose(index)} />
            <span className="vwp-candidate">
              <span className="vwp-name">
                <Kbd>{String(index + 1)}</Kbd>
                <strong>{ruleName(candidate.rule)}</strong>
              </span>
              {candidate.parts.slice(0, 6).map((part) => (
                <span key={`${part.itemId}${part.accountId}`}>
                  {[
                    part.reference,
                    part.name,
                    part.subject,
                    part.dueOn && m('due', { date: formatDate(part.dueOn, language) }),
                    amountOf(part.amount),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              ))}
              {candidate.rest !== '0.00' && <span>{m(isOut ? 'restOut' : 'rest', { amount: amountOf(candidate.rest) })}</span>}
              <Signals candidate={candidate} />
            </span>
          </label>
        </li>
      ))}
    </ol>
  );
}
