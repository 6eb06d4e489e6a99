// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { formatInstant } from '../../format/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { authClient, type DeviceSession, loadSession, setSession, useSessionState, useStepUp } from '../../session/index.ts';
import { PlainLayout } from '../../shell/plain-layout.tsx';
import {
  Badge,
  Banner,
  Button,
  ConfirmDialog,
  Heading,
  ItemList,
  Link,
  Section,
  Skeleton,
  Stack,
  TenantBadge,
  toast,
} from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { deviceOf } from './device-name.ts';
import { NewPasswordForm } from './new-password-form.tsx';
import { refusalText } from './refusal-text.ts';

/** Who the person is in each body, and by which roles. */
function PositionsSection() {
  const m = useMessages(accountTexts);
  const { session } = useSessionState();
  const items = (session?.bodies ?? []).map(({ tenantId, tenantName, colour, userName, functionTitle, roles }) => ({
    id: tenantId,
    title: (
      <>
        <TenantBadge tenant={{ name: tenantName, colour }} />
        {userName && <span>{userName}</span>}
      </>
    ),
    note: [functionTitle, roles && roles.length > 0 && m('roles', { roles: roles.join(', ') })].filter(Boolean).join(' · '),
  }));
  if (items.length === 0) return null;
  return (
    <Section title={m('positions')}>
      <ItemList label={m('positions')} items={items} />
    </Section>
  );
}

function PasswordSection() {
  const m = useMessages(accountTexts);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (input: { current: string; next: string }): Promise<void> => {
    const answer = await authClient.changePassword({ current: input.current, next: input.next });
    setProblem(answer.ok ? null : refusalText(answer.refusal));
    if (answer.ok) toast({ text: m('passwordChanged') });
  };
  return (
    <Section title={m('changePassword')}>
      <NewPasswordForm askCurrent submitLabel={m('changePassword')} problem={problem} onSave={save} />
    </Section>
  );
}

function DeviceList({ devices, onEnd }: { readonly devices: readonly DeviceSession[]; readonly onEnd: (id: string) => void }) {
  const m = useMessages(accountTexts);
  const items = devices.map((device) => {
    const { browser, system } = deviceOf(device.userAgent ?? '');
    const name = browser && system ? m('deviceName', { browser, system }) : (browser ?? system ?? m('unknownDevice'));
    const seen = device.lastSeenAt ? ` · ${m('lastSeen', { when: formatInstant(device.lastSeenAt) })}` : '';
    return {
      id: device.id,
      title: (
        <>
          {name} {device.current && <Badge tone="info">{m('thisDevice')}</Badge>}
        </>
      ),
      note: m('since', { when: formatInstant(device.createdAt) }) + seen,
      action: !device.current && (
        <Button size="small" onPress={() => onEnd(device.id)} aria-label={m('endSessionOf', { device: name })}>
          {m('endSession')}
        </Button>
      ),
    };
  });
  return <ItemList label={m('devices')} items={items} />;
}

function DevicesSection() {
  const m = useMessages(accountTexts);
  const navigate = useNavigate();
  const { session } = useSessionState();
  const [devices, setDevices] = useState<readonly DeviceSession[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const load = useCallback(async () => {
    const answer = await authClient.sessions();
    if (answer.ok) setDevices(answer.value);
    else setProblem(refusalText(answer.refusal));
  }, []);
  useEffect(() => void load(), [load]);
  const end = async (id: string): Promise<void> => {
    const answer = await authClient.endSession(id);
    if (answer.ok) toast({ text: m('sessionEnded') });
    else setProblem(refusalText(answer.refusal));
    await load();
  };
  const endAll = async (): Promise<void> => {
    await authClient.signOutEverywhere();
    setSession(null);
    await navigate({ to: '/sign-in' });
  };
  return (
    <Section
      title={m('devices')}
      actions={
        <Button size="small" danger onPress={() => setAsking(true)}>
          {m('signOutEverywhere')}
        </Button>
      }
    >
      {problem && <Banner kind="danger" title={problem} announce />}
      {devices ? <DeviceList devices={devices} onEnd={(id) => void end(id)} /> : !problem && <Skeleton />}
      <ConfirmDialog
        title={m('signOutEverywhere')}
        open={asking}
        danger
        tenants={(session?.bodies ?? []).slice(0, 5).map((body) => ({ name: body.tenantName, colour: body.colour }))}
        effect={m('signOutEverywhereEffect')}
        confirmLabel={m('signOutEverywhere')}
        onCancel={() => setAsking(false)}
        onConfirm={() => void endAll()}
      />
    </Section>
  );
}

const Enrolment = lazy(() => import('./enrolment.tsx').then((module) => ({ default: module.Enrolment })));

/** Sets the second factor up, or anew on another device; who has one already confirms with it first. */
function SecondFactorSection() {
  const m = useMessages(accountTexts);
  const { session } = useSessionState();
  const stepUp = useStepUp();
  const [enrolling, setEnrolling] = useState(false);
  const hasFactor = session?.secondFactor !== 'none';
  const begin = async (): Promise<void> => {
    if (!hasFactor || session?.secondFactor === 'fresh' || (await begins()) || (await stepUp())) setEnrolling(true);
  };
  // Who has just come in by a recovery code has no app any more to confirm with.
  const begins = async (): Promise<boolean> => {
    const answer = await authClient.enrol();
    return answer.ok || answer.refusal.code === 'PASSWORD_NEEDED';
  };
  const finish = async (): Promise<void> => {
    await loadSession();
    setEnrolling(false);
  };
  return (
    <Section
      title={m('secondFactor')}
      actions={
        !enrolling && (
          <Button size="small" onPress={() => void begin()}>
            {m(hasFactor ? 'secondFactorRenew' : 'secondFactorSetUp')}
          </Button>
        )
      }
    >
      {enrolling ? (
        <Suspense fallback={<Skeleton lines={5} />}>
          <Enrolment onDone={() => void finish()} />
        </Suspense>
      ) : (
        <p>{m(hasFactor ? 'secondFactorOn' : 'secondFactorOff')}</p>
      )}
    </Section>
  );
}

function AccountPage() {
  const m = useMessages(accountTexts);
  const { session } = useSessionState();
  useEffect(() => {
    document.title = `${m('accountTitle')} – Verbundwerk`;
  }, [m]);
  return (
    <PlainLayout wide>
      <Heading level={1}>{m('accountTitle')}</Heading>
      <p className="vw-muted">
        {m('signedInAs')} {session?.account.email}
      </p>
      <Stack gap="large">
        <PositionsSection />
        <PasswordSection />
        <SecondFactorSection />
        <DevicesSection />
        <div>
          <Link to="/" look="button" icon="arrow-back">
            {m('back')}
          </Link>
        </div>
      </Stack>
    </PlainLayout>
  );
}

export const Route = createLazyRoute('/account')({ component: AccountPage });
