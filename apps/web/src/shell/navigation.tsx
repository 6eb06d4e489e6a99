// SPDX-License-Identifier: EUPL-1.2
import { useLocation } from '@tanstack/react-router';
import { isOffered, type NavigationItem } from '../feature.ts';
import * as features from '../features.ts';
import { useLanguage, useMessages } from '../i18n/index.ts';
import type { ActingBody } from '../session/index.ts';
import { Icon, Link } from '../ui/index.ts';
import { shellTexts } from './texts.ts';

const GROUPS = ['work', 'money', 'administration'] as const;

export const bodyPath = (body: ActingBody, path: string): string =>
  `/a/${body.associationSlug}/${body.tenantSlug}${path ? `/${path}` : ''}`;

/** What the viewer may reach for this body, in the order in which it is shown. */
export function navigationFor(body: ActingBody): readonly NavigationItem[] {
  const items = Object.values(features).flatMap((feature) => feature.navigation);
  return GROUPS.flatMap((group) =>
    items.filter((item) => item.group === group && isOffered(item, body)).sort((one, other) => one.order - other.order),
  );
}

/** Of two entries, one below the other, only the one that is open is marked. */
const hasItemsBelow = (item: NavigationItem, items: readonly NavigationItem[]): boolean =>
  items.some(({ path }) => path.startsWith(`${item.path}/`));

export function Navigation({ body, open }: { readonly body: ActingBody; readonly open: boolean }) {
  const m = useMessages(shellTexts);
  const language = useLanguage();
  const items = navigationFor(body);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isSister = ({ marksBelow }: NavigationItem): boolean =>
    marksBelow !== undefined && path.startsWith(`${bodyPath(body, marksBelow)}/`);
  return (
    <nav className="vw-nav" id="navigation" aria-label={m('mainNavigation')} hidden={!open}>
      <div className="vw-nav__inner">
        {GROUPS.map((group) => {
          const members = items.filter((item) => item.group === group);
          if (members.length === 0) return null;
          return (
            <div className="vw-nav__group" key={group}>
              <div className="vw-nav__title" id={`navigation-${group}`}>
                {m(group)}
              </div>
              <ul aria-labelledby={`navigation-${group}`}>
                {members.map((item) => (
                  <li key={item.id}>
                    <Link
                      look="plain"
                      {...(isSister(item) ? { 'aria-current': 'page' as const, 'data-status': 'active' } : {})}
                      className="vw-nav__link"
                      to={bodyPath(body, item.path)}
                      activeOptions={{ exact: item.path === '' || hasItemsBelow(item, items), includeSearch: false }}
                    >
                      <Icon name={item.icon} />
                      {item.label[language]}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </nav>
  );
}
