// SPDX-License-Identifier: EUPL-1.2

/** The calculation line by line; the last one is the amount. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly string[] }) {
  return (
    <ol className="vws-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} className={index === steps.length - 1 ? 'vws-steps__result' : undefined}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
