// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';

interface HeadingProps {
  readonly level: 1 | 2;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A heading outside of `Page` and `Section`, which bring their own. */
export const Heading = ({ level, id, children }: HeadingProps) =>
  level === 1 ? (
    <h1 className="kern-heading-large" id={id}>
      {children}
    </h1>
  ) : (
    <h2 className="kern-title" id={id}>
      {children}
    </h2>
  );

interface SpokenProps {
  readonly as?: 'span' | 'legend' | 'p';
  /** Is read out when it changes. */
  readonly live?: boolean;
  readonly children: ReactNode;
}

/** For screen readers alone. */
export const Spoken = ({ as: Element = 'span', live = false, children }: SpokenProps) => (
  <Element className="kern-sr-only" role={live ? 'status' : undefined}>
    {children}
  </Element>
);
