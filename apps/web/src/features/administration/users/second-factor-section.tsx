// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatInstant } from '../../../format/index.ts';
import { graphql, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Banner, Button, ConfirmDialog, Section, Stack, type TenantLook, toast } from '../../../ui/index.ts';
import { OrderResetDialog } from './order-reset-dialog.tsx';
import { secondFactorTexts } from './second-factor-messages.ts';
import type { User } from './user-query.ts';

const ConfirmReset = graphql(`
  mutation ConfirmSecondFactorReset($idempotencyKey: String!, $resetId: ID!) {
    confirmSecondFactorReset(idempotencyKey: $idempotencyKey, resetId: $resetId) {
      __typename
      ... on ConfirmSecondFactorResetSuccess {
        user {
          id
        }
      }
      ... on ConfirmSecondFactorResetRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

const WithdrawReset = graphql(`
  mutation WithdrawSecondFactorReset($idempotencyKey: String!, $resetId: ID!) {
    withdrawSecondFactorReset(idempotencyKey: $idempotencyKey, resetId: $resetId) {
      __typename
      ... on WithdrawSecondFactorResetSuccess {
        user {
          id
        }
      }
      ... on WithdrawSecondFactorResetRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type OpenReset = NonNullable<User['secondFactorReset']>;

interface SecondFactorProps {
  readonly user: User;
  readonly look: TenantLook;
  readonly isOwn: boolean;
  readonly onChanged: () => void;
}

/** Where somebody has lost telephone and recovery codes: one administrator orders the reset, another one confirms it. */
export function SecondFactorSection({ user, look, isOwn, onChanged }: SecondFactorProps) {
  const m = useMessages(secondFactorTexts);
  const may = useMay();
  const [ordering, setOrdering] = useState(false);
  if (!may('tenancy.resetSecondFactor')) return null;
  const reset = user.secondFactorReset && new Date(user.secondFactorReset.expiresAt) > new Date() ? user.secondFactorReset : null;
  return (
    <Section
      title={m('title')}
      actions={
        !reset &&
        !isOwn && (
          <Button size="small" onPress={() => setOrdering(true)}>
            {m('order')}
          </Button>
        )
      }
    >
      {reset ? (
        <OpenOrder user={user} reset={reset} look={look} isOwn={isOwn} onChanged={onChanged} />
      ) : (
        <p>{m(isOwn ? 'own' : 'when', { name: user.name })}</p>
      )}
      {ordering && <OrderResetDialog user={user} tenant={look} onClose={() => setOrdering(false)} onDone={onChanged} />}
    </Section>
  );
}

function OpenOrder({ user, reset, look, isOwn, onChanged }: SecondFactorProps & { readonly reset: OpenReset }) {
  const m = useMessages(secondFactorTexts);
  const acting = useActingBody();
  const [confirming, setConfirming] = useState(false);
  const { submit, pending, problem } = useSubmit({ onLoadNew: onChanged });
  const ordered = reset.orderedByUserId === acting.userId;
  const send = async (document: typeof ConfirmReset | typeof WithdrawReset, said: string): Promise<void> => {
    const answer = await submit(document as typeof ConfirmReset, (idempotencyKey) => ({ idempotencyKey, resetId: reset.id }));
    setConfirming(false);
    if (answer.ok) toast({ text: said });
    onChanged();
  };
  const facts = { by: reset.orderedByName ?? m('somebody'), at: formatInstant(reset.orderedAt), until: formatInstant(reset.expiresAt) };
  return (
    <Stack>
      {problem}
      <Banner
        kind="warning"
        title={m(ordered ? 'waits' : 'asks')}
        actions={
          <>
            {!ordered && !isOwn && (
              <Button kind="primary" size="small" onPress={() => setConfirming(true)}>
                {m('confirm')}
              </Button>
            )}
            <Button size="small" pending={pending && !confirming} onPress={() => void send(WithdrawReset, m('withdrawn'))}>
              {m('withdraw')}
            </Button>
          </>
        }
      >
        <p>{m('ordered', facts)}</p>
        <p>{m('because', { reason: reset.reason })}</p>
        <p>{m(ordered ? 'secondPerson' : 'check', facts)}</p>
      </Banner>
      <ConfirmDialog
        open={confirming}
        title={m('confirmTitle', { name: user.name })}
        tenants={[look]}
        effect={m('effect', { name: user.name })}
        confirmLabel={m('confirmSubmit')}
        danger
        pending={pending}
        onCancel={() => setConfirming(false)}
        onConfirm={() => void send(ConfirmReset, m('done', { name: user.name }))}
      >
        <p>{m('because', { reason: reset.reason })}</p>
        <p>{m('sure', { name: user.name })}</p>
      </ConfirmDialog>
    </Stack>
  );
}
