// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMessages } from '../i18n/index.ts';
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
      <h1 className="kern-heading-large">{m('a11yTitle')}</h1>
      <p>{m('a11yIntro')}</p>
      <h2 className="kern-title">{m('a11yStateTitle')}</h2>
      <p>{m('a11yState')}</p>
      <h2 className="kern-title">{m('a11yKnownTitle')}</h2>
      <p>{m('a11yKnown')}</p>
      <h2 className="kern-title" id="report">
        {m('a11yReportTitle')}
      </h2>
      <p>{m('a11yReport', { page })}</p>
      <p>{m('a11yLaw')}</p>
    </PlainLayout>
  );
}

export const Route = createLazyRoute('/accessibility')({ component: AccessibilityPage });
