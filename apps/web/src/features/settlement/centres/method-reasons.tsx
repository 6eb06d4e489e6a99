// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Section } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { exactEuro, exactNumber } from '../exact.ts';
import type { Comparison } from './centre-documents.ts';
import { centreTexts } from './messages/index.ts';

interface ReasonsProps {
  readonly comparison: Comparison;
}

const namesOf = ({ centres }: Comparison): ((id: string) => string) => {
  const names = new Map(centres.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
};

/** In which order step-down closes the centres, and why. */
export function StepOrder({ comparison }: ReasonsProps) {
  const m = useMessages(centreTexts);
  const nameOf = namesOf(comparison);
  const { steps, order, resolution } = comparison;
  if (steps.length === 0) return null;
  const byRule = steps.map(({ chosen }) => chosen);
  const listed = (ids: readonly string[]): string => ids.map(nameOf).join(' → ');
  const reason = ({ chosen, left }: Comparison['steps'][number]): string => {
    const own = left.find(({ centreId }) => centreId === chosen);
    const others = left.filter(({ centreId }) => centreId !== chosen);
    if (others.length === 0) return m('stepLast', { centre: nameOf(chosen) });
    const more = others.map(({ centreId, received }) => `${nameOf(centreId)} (${exactEuro(received)})`).join(', ');
    return `${m('step', { centre: nameOf(chosen), received: exactEuro(own?.received ?? '0') })}${m('stepOthers', { others: more })}.`;
  };
  return (
    <Section title={m('order')}>
      {order.length > 0 && (
        <p>
          {m('orderResolved', { resolution: resolution ?? '' })} <strong>{listed(order)}</strong>.{' '}
          {listed(order) === listed(byRule) ? m('orderSame') : m('orderOther', { order: listed(byRule) })}
        </p>
      )}
      <p className="vw-muted">{m('orderFound')}</p>
      <ol className="vws-reasons">
        {steps.map((step) => (
          <li key={step.chosen}>{reason(step)}</li>
        ))}
      </ol>
    </Section>
  );
}

/** The system of the reciprocal method, to be read and solved again by hand. */
export function Equations({ comparison }: ReasonsProps) {
  const m = useMessages(centreTexts);
  const nameOf = namesOf(comparison);
  const { equations } = comparison;
  if (equations.length === 0) return null;
  return (
    <Section title={m('equations')}>
      <p className="vw-muted">{m('equationsIntro')}</p>
      <ul className="vws-equations">
        {equations.map(({ centreId, given, primary, takes, price }) => (
          <li key={centreId}>
            <span className="vws-equations__system">
              {m('equation', { given: exactNumber(given), centre: nameOf(centreId), primary: amountOf(primary) })}
              {takes.map((term) => (
                <span key={term.centreId}>
                  {' + '}
                  {m('equationTerm', { quantity: exactNumber(term.quantity), centre: nameOf(term.centreId) })}
                </span>
              ))}
            </span>
            <span className="vws-equations__price">
              {price === null ? (
                m('noSolution')
              ) : (
                <>
                  <strong>{m('solution', { centre: nameOf(centreId), price: exactEuro(price) })}</strong>
                  {price.endsWith('/1') ? '' : ` (${m('exactly', { fraction: price })})`}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
