// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Amount, DescriptionList, Section } from '../../../ui/index.ts';
import { signedAmount } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import type { DifferenceExplanation } from './explain-documents.ts';
import { explainTexts } from './messages.ts';

/** Of a correction: what was charged, what is right, and which facts have changed; what is right is explained below it. */
export function DifferencePart({ correction, isGone }: { readonly correction: DifferenceExplanation; readonly isGone: boolean }) {
  const m = useMessages(explainTexts);
  const say = useBilingual();
  const { before, after, difference, label, calculation, reasons } = correction;
  return (
    <Section title={m('differenceTitle')} level={3}>
      {isGone && <p className="vws-sentence">{say(calculation)}</p>}
      <DescriptionList
        items={[
          { term: m('label'), value: say(label) },
          { term: m('chargedBefore'), value: <Amount value={before} /> },
          { term: m('rightNow'), value: <Amount value={after} /> },
          { term: m('differenceTitle'), value: <strong>{signedAmount(difference)}</strong> },
        ]}
      />
      {reasons.length > 0 && (
        <>
          <p>{m('whyChanged')}</p>
          <ul className="vws-findings">
            {reasons.map((reason) => (
              <li key={reason.de}>{say(reason)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
