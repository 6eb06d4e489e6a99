// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Heading } from '../ui/index.ts';
import { accessibilityTexts } from './accessibility-texts.ts';
import { PlainLayout } from './plain-layout.tsx';

function AccessibilityPage() {
  const m = useMessages(accessibilityTexts);
  const page = document.referrer === '' ? location.origin : document.referrer;
  useEffect(() => {
    document.title = `${m('a11yTitle')} – Verbundwerk`;
  }, [m]);
  return (
    <PlainLayout wide>
      <Heading level={1}>{m('a11yTitle')}</Heading>
      <p>{m('a11yIntro')}</p>
      <Heading level={2}>{m('a11yStateTitle')}</Heading>
      <p>{m('a11yState')}</p>
      <Heading level={2}>{m('a11yKnownTitle')}</Heading>
      <p>{m('a11yKnown')}</p>
      <Heading level={2} id="report">
        {m('a11yReportTitle')}
      </Heading>
      <p>{m('a11yReport', { page })}</p>
      <p>{m('a11yLaw')}</p>
    </PlainLayout>
  );
}

export const Route = createLazyRoute('/accessibility')({ component: AccessibilityPage });
