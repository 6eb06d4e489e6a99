// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useId } from 'react';

/** One titled part beside the conversation. */
export function Card({
  title,
  note,
  action,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="vw-desk-card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {note && <span className="vw-desk-muted-line">{note}</span>}
        {action && <span className="vw-no-print">{action}</span>}
      </header>
      {children}
    </section>
  );
}
