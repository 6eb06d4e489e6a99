// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { FormDialog, requiredChoice, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Amount, Link, Select, TextField, toast } from '../../../ui/index.ts';
import { amountOf, signedAmount, sizeOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { type DecisionProps, daysText } from './decision-form.ts';
import { FoldCorrection } from './round-changes.ts';
import { CorrectionOfRoundQuery } from './round-queries.ts';
import type { OpenCorrection } from './sources.ts';

const SHOWN = 8;

/** Whose drafts change, and how: old → new, without VAT. */
function Changes({ runId }: { readonly runId: string }) {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const [result, again] = useQuery({ query: CorrectionOfRoundQuery, variables: { runId } });
  return (
    <QueryResult result={result} onRetry={() => again({ requestPolicy: 'network-only' })} lines={4}>
      {({ settlementRun }) => {
        const changes = settlementRun?.correctionChanges;
        if (!changes) return null;
        const members = [...changes.members].sort((a, b) => Number(sizeOf(b.difference) - sizeOf(a.difference)));
        return (
          <>
            <table className="vwb-table vwb-table--close">
              <caption>{m('foldChanges', { count: members.length })}</caption>
              <thead>
                <tr>
                  <th scope="col">{m('member')}</th>
                  <th scope="col" className="vwb-money vwb-wide">
                    {m('foldBefore')}
                  </th>
                  <th scope="col" className="vwb-money">
                    {m('foldAfter')}
                  </th>
                  <th scope="col" className="vwb-money">
                    {m('foldDifference')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {members.slice(0, SHOWN).map(({ tenantId, memberName, before, after, difference }) => (
                  <tr key={tenantId}>
                    <th scope="row">{memberName}</th>
                    <td className="vwb-money vwb-wide">
                      <Amount value={before} />
                    </td>
                    <td className="vwb-money">
                      <Amount value={after} />
                    </td>
                    <td className="vwb-money">{signedAmount(difference)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr className="vwb-table__total">
                  <th scope="row">{m('foldSum')}</th>
                  <td className="vwb-wide" />
                  <td />
                  <td className="vwb-money">{signedAmount(changes.difference)}</td>
                </tr>
              </tfoot>
            </table>
            <p>
              {members.length > SHOWN && <>{m('andMore', { count: members.length - SHOWN })}. </>}
              {m('foldTotals', { additional: amountOf(changes.additional), credits: amountOf(changes.credits.replace('-', '')) })}{' '}
              <Link to="/a/$association/$body/settlement/runs/$runId" params={{ ...params, runId }}>
                {m('toCorrection')}
              </Link>
            </p>
          </>
        );
      }}
    </QueryResult>
  );
}

/** Takes a released correction into open drafts, once it has shown what changes for whom. */
export function FoldDialog({ round, foldable, onClose, onDone }: DecisionProps & { readonly foldable: readonly OpenCorrection[] }) {
  const m = useMessages(roundTexts);
  const { tenantName, colour } = useActingBody();
  const announced = round.status === 'announced';
  const form = useAppForm(z.object({ sourceId: requiredChoice(), furtherDays: daysText(0, 90) }), {
    sourceId: foldable[0]?.runId ?? '',
    furtherDays: announced ? '14' : '0',
  });
  const { errors } = form.formState;
  const chosen = form.watch('sourceId');
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onDone });
  const fold = form.handleSubmit(async ({ sourceId, furtherDays }) => {
    const answer = await submit(FoldCorrection, (idempotencyKey) => ({
      idempotencyKey,
      roundId: round.id,
      expectedVersion: round.version,
      sourceId,
      furtherDays: Number(furtherDays),
    }));
    if (!answer.ok) return;
    toast({ text: m('foldDone'), kind: 'success' });
    onDone();
    onClose();
  });
  return (
    <FormDialog
      title={m('foldTitle')}
      intro={m(announced ? 'foldIntro' : 'foldIntroHidden')}
      onClose={onClose}
      onSubmit={(event) => void fold(event)}
      submitLabel={m('fold')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <Select
        label={m('foldSource')}
        placeholder={false}
        options={foldable.map(({ runId, label }) => ({ value: runId, label }))}
        error={errors.sourceId?.message}
        {...form.register('sourceId')}
      />
      {chosen !== '' && <Changes key={chosen} runId={chosen} />}
      {announced && (
        <TextField
          label={m('foldDays')}
          hint={m('foldDaysHint')}
          width="short"
          inputMode="numeric"
          error={errors.furtherDays?.message}
          {...form.register('furtherDays')}
        />
      )}
    </FormDialog>
  );
}
