// SPDX-License-Identifier: EUPL-1.2
import type { ReactElement } from 'react';
import { defineMessages, useMessages } from '../../i18n/index.ts';
import { useMay } from '../../session/index.ts';
import { EmptyState, Page } from '../../ui/index.ts';

const texts = defineMessages({
  de: { title: 'Keine Berechtigung', body: 'Diese Seite ist für Sie hier nicht freigegeben. Wer die Benutzer verwaltet, kann das ändern.' },
  en: { title: 'No permission', body: 'This page is not open to you here. Whoever manages the users can change that.' },
});

/** A shared link may lead to a page that its reader may not see: that is said, and nothing is asked of the server. */
export function guarded(action: string, Component: () => ReactElement): () => ReactElement {
  return function Guarded() {
    const m = useMessages(texts);
    const may = useMay();
    if (may(action)) return <Component />;
    return (
      <Page title={m('title')}>
        <EmptyState icon="info" title={m('title')}>
          {m('body')}
        </EmptyState>
      </Page>
    );
  };
}
