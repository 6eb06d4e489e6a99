// SPDX-License-Identifier: EUPL-1.2

export interface Step {
  readonly label: string;
  /** What the value comes from, in smaller print. */
  readonly note?: string | undefined;
  readonly value: string;
}

/** The calculation line by line, the values under each other; the last one is the amount. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <ol className="vws-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.label} className={index === steps.length - 1 ? 'vws-steps__result' : undefined}>
          <span>
            {step.label}
            {step.note && <span className="vws-steps__note">{step.note}</span>}
          </span>{' '}
          <span className="vws-steps__value">{step.value}</span>
        </li>
      ))}
    </ol>
  );
}
