// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useMessages } from '../../i18n/index.ts';
import { EmptyState, Page } from '../../ui/index.ts';
import { startTexts } from './messages.ts';

function StartPage() {
  const m = useMessages(startTexts);
  return (
    <Page title={m('title')}>
      <EmptyState icon="success" title={m('nothing')}>
        {m('next')}
      </EmptyState>
    </Page>
  );
}

export const Route = createLazyRoute('/a/$association/$body/')({ component: StartPage });
