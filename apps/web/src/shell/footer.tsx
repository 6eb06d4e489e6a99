// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../i18n/index.ts';
import { Link } from '../ui/index.ts';
import { shellTexts } from './texts.ts';

export function Footer() {
  const m = useMessages(shellTexts);
  return (
    <footer className="vw-footer">
      <span>Verbundwerk</span>
      <span>{m('version', { version: __APP_VERSION__ })}</span>
      <Link to="/accessibility" hash="report">
        {m('reportBarrier')}
      </Link>
      <Link to="/accessibility">{m('accessibility')}</Link>
    </footer>
  );
}
