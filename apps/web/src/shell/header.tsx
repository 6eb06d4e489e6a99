// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useMessages } from '../i18n/index.ts';
import { type ActingBody, authClient, type Session, setSession } from '../session/index.ts';
import { Button, Kbd, Link, Menu, Spoken, TenantBadge, tenantColour } from '../ui/index.ts';
import { bodyPath } from './navigation.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { shellTexts } from './texts.ts';

function BodySwitch({ session, body }: { readonly session: Session; readonly body: ActingBody }) {
  const m = useMessages(shellTexts);
  const navigate = useNavigate();
  const look = (
    <TenantBadge tenant={{ name: body.tenantName, colour: body.colour }} note={body.side === 'centre' ? m('centre') : m('member')} />
  );
  if (session.bodies.length < 2) return look;
  const associations = [...new Set(session.bodies.map((one) => one.associationName))];
  return (
    <Menu
      label={m('actingFor')}
      trigger={
        <Button kind="tertiary" iconEnd="arrow-down" className="vw-body-switch">
          <Spoken>{m('actingFor')}: </Spoken>
          {look}
        </Button>
      }
      sections={associations.map((association) => ({
        id: association,
        label: association,
        selected: body.tenantId,
        items: session.bodies
          .filter((one) => one.associationName === association)
          .map((one) => ({
            id: one.tenantId,
            label: one.tenantName,
            description: one.side === 'centre' ? m('centre') : m('member'),
            start: <span className="vw-tenant__colour" style={{ backgroundColor: tenantColour(one.colour) }} aria-hidden="true" />,
            onAction: () => void navigate({ to: bodyPath(one, '') }),
          })),
      }))}
    />
  );
}

function AccountMenu({ session }: { readonly session: Session }) {
  const m = useMessages(shellTexts);
  const navigate = useNavigate();
  const name = session.account.name ?? session.account.email;
  const signOut = async (): Promise<void> => {
    await authClient.signOut();
    setSession(null);
    await navigate({ to: '/sign-in' });
  };
  return (
    <Menu
      label={m('account', { name })}
      placement="bottom end"
      trigger={
        <Button kind="tertiary" icon="account-circle" iconOnly>
          {m('account', { name })}
        </Button>
      }
      sections={[
        {
          id: 'account',
          label: session.account.name ? `${session.account.name} · ${session.account.email}` : session.account.email,
          items: [
            { id: 'page', label: m('accountPage'), icon: 'account-circle', onAction: () => void navigate({ to: '/account' }) },
            { id: 'out', label: m('signOut'), icon: 'logout', onAction: () => void signOut() },
          ],
        },
      ]}
    />
  );
}

interface HeaderProps {
  readonly session: Session;
  readonly body: ActingBody;
  readonly navigationOpen: boolean;
  readonly onNavigation: () => void;
  readonly onPalette: () => void;
  readonly onShortcuts: () => void;
}

export function Header({ session, body, navigationOpen, onNavigation, onPalette, onShortcuts }: HeaderProps) {
  const m = useMessages(shellTexts);
  return (
    <header className="vw-header" style={{ ['--vw-body-colour' as string]: tenantColour(body.colour) }}>
      <Button
        kind="tertiary"
        icon={navigationOpen ? 'close' : 'dehaze'}
        iconOnly
        className="vw-menu-button"
        aria-pressed={navigationOpen}
        onPress={onNavigation}
      >
        {m('menu')}
      </Button>
      <Link to="/" look="plain" className="vw-brand">
        <img src="/favicon.svg" alt="" />
        Verbundwerk
      </Link>
      <div className="vw-header__body">
        <BodySwitch session={session} body={body} />
        <span className="vw-header__association">{body.associationName}</span>
      </div>
      <div className="vw-header__tools">
        <Button className="vw-search" icon="search" aria-keyshortcuts="Control+K" onPress={onPalette}>
          {m('search')} <Kbd>{m('searchKeys')}</Kbd>
        </Button>
        <Button kind="tertiary" icon="help" iconOnly className="vw-wide-only" onPress={onShortcuts}>
          {m('shortcuts')}
        </Button>
        <SettingsMenu />
        <AccountMenu session={session} />
      </div>
    </header>
  );
}
