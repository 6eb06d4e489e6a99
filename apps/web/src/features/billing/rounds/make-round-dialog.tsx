// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { FormDialog, requiredChoice, useAppForm } from '../../../forms/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, Link, Select } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { roundTexts } from '../messages/round-texts.ts';
import { PrepareRound } from './round-changes.ts';
import { useSources } from './sources.ts';

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

/** Corrections that get no documents of their own now, and the way to what has to be done instead. */
function OtherCorrections({ toFold, waiting }: Pick<ReturnType<typeof useSources>, 'toFold' | 'waiting'>) {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  return (
    <>
      {toFold.map(({ runId, label, round }) => (
        <Banner
          key={runId}
          kind="info"
          title={label}
          actions={
            round && (
              <Link to="/a/$association/$body/billing/rounds/$roundId" params={{ ...params, roundId: round.id }}>
                {m('toDrafts')}
              </Link>
            )
          }
        >
          {m('foldInstead')}
        </Banner>
      ))}
      {waiting.map(({ runId, label, round }) => (
        <p key={runId} className="vw-muted">
          {label}: {m(round ? 'waitsForIssue' : 'waitsForRound')}
        </p>
      ))}
    </>
  );
}

export function MakeRoundDialog({ from, onClose, onOrdered }: MakeRoundDialogProps) {
  const m = useMessages(roundTexts);
  const params = useBodyParams();
  const { tenantName, colour } = useActingBody();
  const { result, options, toFold, waiting, reload } = useSources();
  const form = useAppForm(schema, { sourceId: from ?? '' });
  // Who comes from a correction that gets no documents of its own chooses anew, or takes it into the drafts.
  const isOffered = !from || result.fetching || options.some(({ value }) => value === from);
  useEffect(() => {
    if (!isOffered && form.getValues('sourceId') === from) form.setValue('sourceId', '');
  }, [isOffered, from, form]);
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
        {() => (
          <>
            {options.length > 0 && (
              <Select
                label={m('source')}
                hint={m('sourceHint')}
                options={options}
                error={form.formState.errors.sourceId?.message}
                {...form.register('sourceId')}
              />
            )}
            {options.length === 0 && toFold.length === 0 && (
              <Banner
                kind="info"
                title={m('noSource')}
                actions={
                  <Link to="/a/$association/$body/settlement/runs" params={params}>
                    {m('toRuns')}
                  </Link>
                }
              />
            )}
            <OtherCorrections toFold={toFold} waiting={waiting} />
          </>
        )}
      </QueryResult>
    </FormDialog>
  );
}
