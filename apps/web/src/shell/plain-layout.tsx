// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Link } from '../ui/index.ts';
import { Footer } from './footer.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { shellTexts } from './texts.ts';

export function SkipLink() {
  const m = useMessages(shellTexts);
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads to the content; the click only moves the focus along
    <a href="#main" className="vw-skip" onClick={() => document.getElementById('main')?.focus()}>
      {m('skip')}
    </a>
  );
}

/** Pages that act for no body: sign-in, account, accessibility, errors. */
export function PlainLayout({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  return (
    <div className="vw-plain">
      <SkipLink />
      <header className="vw-header">
        <Link to="/" look="plain" className="vw-brand">
          <img src="/favicon.svg" alt="" />
          Verbundwerk
        </Link>
        <div className="vw-header__tools">
          <SettingsMenu />
        </div>
      </header>
      <main id="main" className="vw-main" tabIndex={-1}>
        <div className={wide ? 'vw-card vw-card--wide' : 'vw-card'}>{children}</div>
      </main>
      <Footer />
    </div>
  );
}
