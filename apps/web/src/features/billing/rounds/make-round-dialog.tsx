// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatMonth } from '../../../format/index.ts';
import { FormDialog, requiredChoice, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Banner, Link, Select, type SelectOption } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBodyParams } from '../body-params.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { PrepareRound } from './round-changes.ts';
import { RoundLeviesQuery, RoundRunsQuery } from './round-queries.ts';

const schema = z.object({ sourceId: requiredChoice() });

interface MakeRoundDialogProps {
  /** A run or levy that the reader comes from. */
  readonly from: string | undefined;
  readonly onClose: () => void;
  readonly onOrdered: (commandId: string) => void;
}

/** 'run 4f…': source and id, as the list offers them. */
const split = (value: string) => {
  const [source = '', sourceId = ''] = value.split(' ');
  return { source: source === 'levy' ? ('levy' as const) : ('run' as const), sourceId };
};

/** Released runs and levies without a living round. */
export function useSources() {
  const m = useMessages(roundTexts);
  const language = useLanguage();
  const mayLevies = useMay()('treasury.readBudget');
  const [runs, again] = useQuery({ query: RoundRunsQuery, requestPolicy: 'network-only' });
  const [levies] = useQuery({ query: RoundLeviesQuery, pause: !mayLevies, requestPolicy: 'network-only' });
  const taken = new Set(
    (runs.data?.billingRounds ?? [])
      .filter(({ status }) => status !== 'discarded')
      .flatMap(({ sourceId, folded }) => [sourceId, ...folded.map((one) => one.sourceId)]),
  );
  const period = (from: string, to: string): string =>
    from === to ? formatMonth(from, language) : `${formatMonth(from, language)} – ${formatMonth(to, language)}`;
  const options: readonly SelectOption[] = [
    ...(runs.data?.settlementRuns ?? [])
      .filter(({ id }) => !taken.has(id))
      .map(({ id, periodFrom, periodTo, total }) => ({
        value: `run ${id}`,
        label: m('runOf', { period: period(periodFrom, periodTo), total: amountOf(total) }),
      })),
    ...(levies.data?.levies ?? [])
      .filter(({ id, status }) => status === 'released' && !taken.has(id))
      .map(({ id, year }) => ({ value: `levy ${id}`, label: m('levyOf', { year: String(year) }) })),
  ];
  return { result: runs, options, reload: () => again({ requestPolicy: 'network-only' }) };
}

export function MakeRoundDialog({ from, onClose, onOrdered }: MakeRoundDialogProps) {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const { tenantName, colour } = useActingBody();
  const { result, options, reload } = useSources();
  const form = useAppForm(schema, { sourceId: from ?? '' });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError });
  const order = form.handleSubmit(async ({ sourceId }) => {
    const answer = await submit(PrepareRound, (idempotencyKey) => ({ idempotencyKey, ...split(sourceId) }));
    if (!answer.ok) return;
    const commandId = answer.value.progress?.commandId;
    if (commandId) onOrdered(commandId);
    onClose();
  });
  return (
    <FormDialog
      title={m('makeTitle')}
      intro={m('makeIntro')}
      onClose={onClose}
      onSubmit={(event) => void order(event)}
      submitLabel={m('start')}
      pending={pending}
      problem={problem}
      tenant={{ name: tenantName, colour }}
    >
      <QueryResult result={result} onRetry={reload} lines={2}>
        {() =>
          options.length === 0 ? (
            <Banner
              kind="info"
              title={m('noSource')}
              actions={
                <Link to="/a/$association/$body/settlement/runs" params={params}>
                  {m('toRuns')}
                </Link>
              }
            />
          ) : (
            <Select
              label={m('source')}
              hint={m('sourceHint')}
              options={options}
              error={form.formState.errors.sourceId?.message}
              {...form.register('sourceId')}
            />
          )
        }
      </QueryResult>
    </FormDialog>
  );
}
