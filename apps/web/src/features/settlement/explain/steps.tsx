// SPDX-License-Identifier: EUPL-1.2
import { formatCents } from '../../../format/index.ts';
import { type Language, useLanguage } from '../../../i18n/index.ts';
import { useBilingual } from '../bilingual.ts';
import { exactNumber, percentText, shareOfCents } from '../exact.ts';

/** One step as the explanation tells it; the deeper ones made the one before. */
export interface Step {
  readonly depth: number;
  readonly kind: string;
  readonly path: string;
  readonly unit: string | null;
  /** Exact, as n/d. */
  readonly value: string;
  readonly text: { readonly de: string; readonly en: string };
}

const LAST = 'amount';

/** Steps by older rules say no unit: a share for the parts, else cents. */
const unitOf = ({ unit, kind }: Step): string => unit ?? (kind === 'part' || kind === 'fraction' ? 'share' : 'cents');

function valueText(step: Step, language: Language): string {
  const unit = unitOf(step);
  if (unit === 'share') return percentText(step.value);
  if (unit !== 'cents') return exactNumber(step.value);
  return step.value.includes('/') ? shareOfCents(1n, step.value) : formatCents(BigInt(step.value), language);
}

/** 'Zusammen: 23,33 %' → 'Zusammen'; what follows the value explains it. */
function wording(text: string): { readonly label: string; readonly note: string } {
  const cut = text.indexOf(': ');
  if (cut < 0) return { label: text, note: '' };
  const note = /€\. (.+)$/u.exec(text.slice(cut))?.[1] ?? '';
  return { label: text.slice(0, cut), note };
}

interface Group {
  readonly step: Step;
  readonly inner: readonly Step[];
}

function grouped(steps: readonly Step[]): Group[] {
  const groups: { step: Step; inner: Step[] }[] = [];
  for (const step of steps) {
    if (step.depth === 0) groups.push({ step, inner: [] });
    else groups.at(-1)?.inner.push(step);
  }
  return groups;
}

/** The calculation line by line, the values under each other, each with what made it; the last one is the amount. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  const say = useBilingual();
  const language = useLanguage();
  return (
    <ol className="vws-steps" aria-label={label}>
      {grouped(steps).map(({ step, inner }, index) => {
        const { label: name, note } = wording(say(step.text));
        return (
          <li key={`${step.kind} ${index}`} className={step.kind === LAST ? 'vws-steps__result' : undefined}>
            <span>
              {name}
              {note && <span className="vws-steps__note">{note}</span>}
              {inner.length > 0 && (
                <ul className="vws-steps__inner">
                  {inner.map((one, place) => (
                    <li key={`${one.path} ${one.kind} ${place}`} data-depth={Math.min(one.depth, 5)}>
                      {say(one.text)}
                    </li>
                  ))}
                </ul>
              )}
            </span>{' '}
            <span className="vws-steps__value">{valueText(step, language)}</span>
          </li>
        );
      })}
    </ol>
  );
}
