// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Banner, Button, ConfirmDialog, DescriptionList, Stack, toast } from '../../../ui/index.ts';
import { useDay, useMoment } from '../days.ts';
import { registerTexts } from '../messages/register-texts.ts';
import { DiscardIssuer, type IssuerChange, RejectIssuer, ReleaseIssuer } from './settings-queries.ts';

const FIELDS = [
  ...(['iban', 'bic', 'accountName', 'creditorId', 'name', 'representedBy', 'line1', 'line2', 'postCode', 'city', 'country'] as const),
  ...(['vatId', 'taxNumber', 'contactName', 'contactPhone', 'contactEmail'] as const),
];
const DECISIONS = { release: ReleaseIssuer, reject: RejectIssuer, discard: DiscardIssuer } as const;
type Act = keyof typeof DECISIONS;

interface ChangeProps {
  readonly change: IssuerChange;
  readonly onDone: () => void;
}

/** 'DE02 … → DE89 …'; of the first version what it will be. Only what changes. */
function useFacts() {
  const m = useMessages(registerTexts);
  const day = useDay();
  const moment = useMoment();
  return (change: IssuerChange) => [
    ...change.facts
      .filter(({ from, to }) => (from ?? '') !== to)
      .map(({ field, from, to }) => {
        const known = FIELDS.find((one) => one === field);
        return { term: known ? m(known) : field, value: from === null ? to : `${from || '–'} → ${to || '–'}` };
      }),
    { term: m('validFrom'), value: day(change.validFrom) },
    { term: m('proposedBy'), value: m('enteredBy', { who: change.proposedBy ?? '–', when: moment(change.proposedAt) }) },
  ];
}

function Decision({ change, act, onDone, onClose }: ChangeProps & { readonly act: Act; readonly onClose: () => void }) {
  const m = useMessages(registerTexts);
  const { tenantName, colour } = useActingBody();
  const facts = useFacts();
  const { submit, pending, problem } = useSubmit({ onLoadNew: onDone });
  const decide = async (): Promise<void> => {
    const document = DECISIONS[act] as typeof ReleaseIssuer;
    const answer = await submit(document, (idempotencyKey) => ({
      ...{ idempotencyKey, issuerChangeId: change.id, expectedVersion: change.version },
    }));
    if (!answer.ok) return;
    toast({ text: m(`issuer_${act}Done`), kind: 'success' });
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={m(`issuer_${act}`)}
      open
      onCancel={onClose}
      onConfirm={() => void decide()}
      confirmLabel={m(`issuer_${act}`)}
      pending={pending}
      tenants={[{ name: tenantName, colour }]}
      effect={<DescriptionList items={facts(change)} />}
      {...(act === 'release' ? {} : { danger: true })}
    >
      {problem}
    </ConfirmDialog>
  );
}

function Waiting({ change, onDone }: ChangeProps) {
  const m = useMessages(registerTexts);
  const may = useMay();
  const facts = useFacts();
  const [act, setAct] = useState<Act | null>(null);
  return (
    <Banner kind="warning" title={m('issuerWaiting')}>
      <Stack>
        <p>{m('issuerWaitingBody')}</p>
        <DescriptionList items={facts(change)} columns={2} />
        <div className="vw-cluster">
          {may('billing.releaseSettings') && (
            <>
              <Button disabled={change.mine} onPress={() => setAct('release')}>
                {m('issuer_release')}
              </Button>
              {!change.mine && (
                <Button kind="tertiary" onPress={() => setAct('reject')}>
                  {m('issuer_reject')}
                </Button>
              )}
            </>
          )}
          {may('billing.changeSettings') && (
            <Button kind="tertiary" onPress={() => setAct('discard')}>
              {m('issuer_discard')}
            </Button>
          )}
        </div>
        {act && <Decision change={change} act={act} onDone={onDone} onClose={() => setAct(null)} />}
      </Stack>
    </Banner>
  );
}

/** What waits for the second person, the old beside the new, and what became of the others. */
export function IssuerChanges({ changes, onDone }: { readonly changes: readonly IssuerChange[]; readonly onDone: () => void }) {
  const m = useMessages(registerTexts);
  const facts = useFacts();
  const moment = useMoment();
  const decided = changes.filter(({ status }) => status === 'discarded');
  return (
    <>
      {changes
        .filter(({ status }) => status === 'proposed')
        .map((change) => (
          <Waiting key={change.id} change={change} onDone={onDone} />
        ))}
      {decided.length > 0 && (
        <details>
          <summary>{m('issuerDiscarded')}</summary>
          <Stack>
            {decided.map((change) => (
              <DescriptionList
                key={change.id}
                columns={2}
                items={[
                  ...facts(change),
                  {
                    term: m('decidedBy'),
                    value: m('enteredBy', { who: change.decidedBy ?? '–', when: moment(change.decidedAt ?? change.proposedAt) }),
                  },
                ]}
              />
            ))}
          </Stack>
        </details>
      )}
    </>
  );
}
