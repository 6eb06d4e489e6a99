// SPDX-License-Identifier: EUPL-1.2
import type { ReactElement } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { EmptyState, Page } from '../../ui/index.ts';
import { commonTexts } from './common-messages.ts';

/** A shared link may lead to a page that its reader may not see: that is said, and nothing is asked of the server. */
export function guarded(action: string, Component: () => ReactElement): () => ReactElement {
  return function Guarded() {
    const m = useMessages(commonTexts);
    const may = useMay();
    if (may(action)) return <Component />;
    return (
      <Page title={m('notAllowed')}>
        <EmptyState icon="info" title={m('notAllowed')}>
          {m('notAllowedBody')}
        </EmptyState>
      </Page>
    );
  };
}
