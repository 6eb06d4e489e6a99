// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Banner } from '../../../ui/index.ts';
import { userTexts } from './messages.ts';

interface ConflictProps {
  readonly body: string;
  readonly duties: readonly string[];
  readonly children: ReactNode;
}

/** The pair of duties in words; who goes on says so. */
export function Conflict({ body, duties, children }: ConflictProps) {
  const m = useMessages(userTexts);
  return (
    <Banner kind="warning" title={m('conflictTitle')} announce>
      <p>{body}</p>
      <ul>
        {duties.map((duty) => (
          <li key={duty}>{duty}</li>
        ))}
      </ul>
      <p>{m('conflictKept')}</p>
      {children}
    </Banner>
  );
}
