// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { bodyPath } from '../../../shell/index.ts';
import { Banner, Button, ConfirmDialog, EmptyState, Link, Section, Stack, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { profileTexts } from '../bank/booking-profile-texts.ts';
import { ExplainDialog } from '../bank/explain-dialog.tsx';
import { ConfirmQuietDay } from '../bank/quiet-days.tsx';
import { reconcileTexts } from '../bank/reconcile-texts.ts';
import { useBodyParams } from '../body-params.ts';
import { MunicipalityBadge, useMunicipalities } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { MakeClosing } from './closing-act-documents.ts';
import { type PaymentDay, PaymentDayQuery } from './closing-documents.ts';
import { ClosingSections } from './closing-sections.tsx';
import { closingTexts } from './messages.ts';
import { RepeatDialog, useRepeatTexts } from './repeat-dialog.tsx';

type Reason = PaymentDay['reasons'][number];

/** An amount once: a bank line's label holds it, and with the sign of the bank. */
function detailText({ label, detail }: Reason): string {
  if (!/^-?\d+\.\d{2}$/.test(detail)) return detail;
  const digits = (text: string): string => ` ${text.replace(/[^\d ]/g, '')} `;
  return digits(label).includes(digits(detail)) ? '' : amountOf(detail);
}

interface ReasonsProps {
  readonly day: PaymentDay;
  readonly onChanged: () => void;
}

/** What keeps the day open, each with the page where it is mended; what only needs a reason and an owner gets them here. */
function Reasons({ day: { tenantId, day, reasons, sections }, onChanged }: ReasonsProps) {
  const m = useMessages(closingTexts);
  const r = useMessages(reconcileTexts);
  const q = useMessages(profileTexts);
  const language = useLanguage();
  const may = useMay();
  const [quiet, setQuiet] = useState<{ readonly id: string; readonly label: string } | null>(null);
  const body = useActingBody();
  const repeat = useRepeatTexts();
  const [deciding, setDeciding] = useState<string | null>(null);
  const [explaining, setExplaining] = useState<Reason | null>(null);
  const sentence = (code: string): string => m(`reason${code}` as 'reasonDAY_NOT_OVER');
  if (reasons.length === 0) return <p>{m('nothingMissing')}</p>;
  const said = sections.bridges.flatMap(({ pending }) => pending).find(({ item }) => item === explaining?.subject);
  return (
    <>
      <ul className="vwp-deeds">
        {reasons.map((reason) => {
          const { code, subject, label, link } = reason;
          return (
            <li key={`${code} ${subject}`}>
              <span>
                {sentence(code)}{' '}
                <span className="vwp-note">
                  {[label === subject ? '' : label, detailText(reason)].filter((part) => part !== '').join(' · ')}
                </span>
              </span>
              <Link to={bodyPath(body, link)}>{m('mend')}</Link>
              {code === 'ITEM_UNEXPLAINED' && may('payments.reconcile') && (
                <Button size="small" onPress={() => setExplaining(reason)}>
                  {r('explain')}
                </Button>
              )}
              {code === 'STATEMENT_MISSING' && may('payments.reconcile') && (
                <Button size="small" onPress={() => setQuiet({ id: subject, label })}>
                  {q('quietAct')}
                </Button>
              )}
              {code === 'REPEAT_UNSURE' && may('payments.reconcile') && (
                <Button size="small" onPress={() => setDeciding(subject)}>
                  {repeat('decideRepeat')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {quiet && (
        <ActDialog
          {...{ title: q('quietAct'), intro: q('quietSays'), submitLabel: q('quietAct'), done: q('quietDone'), fields: [] }}
          facts={[
            { term: q('account'), value: quiet.label },
            { term: q('day'), value: formatDate(day, language) },
          ]}
          document={ConfirmQuietDay}
          variables={(_values, idempotencyKey) => ({ idempotencyKey, bankAccountId: quiet.id, day })}
          onClose={() => setQuiet(null)}
          onDone={onChanged}
        />
      )}
      {deciding !== null && <RepeatDialog lineId={deciding} onClose={() => setDeciding(null)} onDone={onChanged} />}
      {explaining && (
        <ExplainDialog
          {...{ tenantId, item: explaining.subject, label: explaining.label, ownerId: null, onDone: onChanged }}
          reason={said?.reason || null}
          onClose={() => setExplaining(null)}
        />
      )}
    </>
  );
}

function MakeDialog({ day, onClose }: { readonly day: PaymentDay; readonly onClose: () => void }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const navigate = useNavigate();
  const tenant = useMunicipalities().find(({ id }) => id === day.tenantId);
  const { submit, pending, problem } = useSubmit();
  const send = async (): Promise<void> => {
    const answer = await submit(MakeClosing, (idempotencyKey) => ({ idempotencyKey, tenantId: day.tenantId, day: day.day }));
    if (!answer.ok) return;
    toast({ text: m('made') });
    const closingId = answer.value.closing.id;
    void navigate({ to: '/a/$association/$body/payments/closings/$closingId', params: { ...params, closingId } });
  };
  return (
    <ConfirmDialog
      title={m('make')}
      open
      tenants={tenant ? [tenant] : []}
      effect={m('makeEffect', { number: day.number, day: formatDate(day.day, language) })}
      confirmLabel={m('make')}
      pending={pending}
      onCancel={onClose}
      onConfirm={() => void send()}
    >
      {problem}
    </ConfirmDialog>
  );
}

function Body({ day, onChanged }: ReasonsProps) {
  const m = useMessages(closingTexts);
  const params = useBodyParams();
  const [asking, setAsking] = useState(false);
  return (
    <Stack>
      <MunicipalityBadge id={day.tenantId} />
      {day.previousUnsigned && (
        <Banner kind="warning" title={m('previousUnsigned')}>
          <Link to="/a/$association/$body/payments/closings/$closingId" params={{ ...params, closingId: day.previousUnsigned }}>
            {m('toPrevious')}
          </Link>
        </Banner>
      )}
      <Section
        title={m('whatIsMissing')}
        actions={
          day.mayClose && (
            <Button kind="primary" onPress={() => setAsking(true)}>
              {m('make')}
            </Button>
          )
        }
      >
        <Reasons day={day} onChanged={onChanged} />
      </Section>
      <ClosingSections sections={day.sections} />
      {asking && <MakeDialog day={day} onClose={() => setAsking(false)} />}
    </Stack>
  );
}

/** A day that is not closed: how it stands, what is missing, and the way to its closing. */
export function DayInWork({ tenantId, day }: { readonly tenantId: string; readonly day: string }) {
  const m = useMessages(closingTexts);
  const language = useLanguage();
  const params = useBodyParams();
  const [result, again] = useQuery({ query: PaymentDayQuery, variables: { tenantId, day }, requestPolicy: 'network-only' });
  const crumb = (
    <Link to="/a/$association/$body/payments/closings" params={params}>
      {m('title')}
    </Link>
  );
  return (
    <PaymentsPage title={m('dayOf', { day: formatDate(day, language) })} breadcrumbs={[crumb]}>
      <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {({ paymentDay }) =>
          paymentDay ? (
            <Body day={paymentDay} onChanged={() => again({ requestPolicy: 'network-only' })} />
          ) : (
            <EmptyState icon="info" title={m('closedAlready')} />
          )
        }
      </QueryResult>
    </PaymentsPage>
  );
}
