// SPDX-License-Identifier: EUPL-1.2
import { useLanguage, useMessages } from '../../i18n/index.ts';
import { useActingBody } from '../../session/index.ts';
import { Link, Page, type PageProps, Stack } from '../../ui/index.ts';
import { useBodyParams } from './body-params.ts';
import { commonTexts } from './common-messages.ts';
import { SUB_PAGES } from './sub-pages.ts';
import './payments.css';

/** A page of payments: with the way to the others that its reader may see. */
export function PaymentsPage({ children, ...page }: PageProps) {
  const m = useMessages(commonTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const { actions, side } = useActingBody();
  const shown = SUB_PAGES.filter((one) => one.actions.some((action) => actions.includes(action)) && (one.side ?? side) === side);
  return (
    <Page {...page}>
      <Stack>
        <nav aria-label={m('payments')}>
          <ul className="vwp-pages">
            {shown.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} params={params} look="plain" activeOptions={{ exact: true, includeSearch: false }}>
                  {label[language]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </Stack>
    </Page>
  );
}
