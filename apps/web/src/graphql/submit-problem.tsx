// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from 'react';
import { formatInstant } from '../format/index.ts';
import { type Catalogue, type Texts, type Translate, useMessages } from '../i18n/index.ts';
import { Banner, Button } from '../ui/index.ts';
import type { Trouble } from './client.ts';
import type { Problem } from './problem.ts';
import { changedMeanwhile, refusalSentence } from './refusal.ts';
import { graphqlTexts } from './texts.ts';

type Say = Translate<(typeof graphqlTexts)['de']>;

function troubleTexts(trouble: Trouble, m: Say): { readonly title: string; readonly body: string } {
  if (trouble.kind === 'signedOut') return { title: m('signedOutTitle'), body: m('signedOutBody') };
  if (trouble.kind === 'offline') return { title: m('offlineTitle'), body: m('offlineBody') };
  if (trouble.kind === 'forbidden') return { title: m('forbiddenTitle'), body: m('forbiddenBody') };
  if (trouble.kind === 'database') return { title: m('databaseTitle'), body: m('databaseBody') };
  return {
    title: m('unexpectedTitle'),
    body: trouble.correlationId ? m('unexpectedBody', { id: trouble.correlationId }) : m('unexpectedNoId'),
  };
}

/** A failed query or submit, said plainly, with the way on. */
export function TroubleBanner({ trouble, onRetry }: { readonly trouble: Trouble; readonly onRetry?: () => void }) {
  const m = useMessages(graphqlTexts);
  const { title, body } = troubleTexts(trouble, m);
  const retry = onRetry && trouble.kind !== 'forbidden' && (
    <Button size="small" icon="autorenew" onPress={onRetry}>
      {m('retry')}
    </Button>
  );
  return (
    <Banner kind={trouble.kind === 'unexpected' ? 'danger' : 'warning'} title={title} announce actions={retry}>
      {body}
    </Banner>
  );
}

interface SubmitProblemProps {
  readonly problem: Problem;
  readonly refusals: Catalogue<Texts> | undefined;
  readonly onRetry: () => void;
  readonly onLoadNew: (() => void) | undefined;
}

export function SubmitProblem({ problem, refusals, onRetry, onLoadNew }: SubmitProblemProps): ReactNode {
  const m = useMessages(graphqlTexts);
  if (problem.kind === 'trouble') return <TroubleBanner trouble={problem.trouble} onRetry={onRetry} />;
  const changed = changedMeanwhile(problem.refusal);
  if (!changed) {
    return (
      <Banner kind="danger" title={m('refusedTitle')} announce>
        {refusalSentence(problem.refusal, refusals)}
      </Banner>
    );
  }
  return <ChangedBanner changed={changed} onLoadNew={onLoadNew} />;
}

interface ChangedBannerProps {
  readonly changed: NonNullable<ReturnType<typeof changedMeanwhile>>;
  readonly onLoadNew: (() => void) | undefined;
}

/** Somebody was faster: first the way to the new state, then what is left to do with it. */
function ChangedBanner({ changed, onLoadNew }: ChangedBannerProps) {
  const m = useMessages(graphqlTexts);
  const [loaded, setLoaded] = useState(false);
  if (loaded) {
    return (
      <Banner kind="info" title={m('loadedTitle')} announce>
        {m('loadedBody')}
      </Banner>
    );
  }
  const onPress = (): void => {
    onLoadNew?.();
    setLoaded(true);
  };
  const load = onLoadNew && (
    <Button size="small" icon="autorenew" onPress={onPress}>
      {m('loadNew')}
    </Button>
  );
  return (
    <Banner kind="warning" title={m('changedTitle')} announce actions={load}>
      {m('changedBody', { who: changed.who, when: changed.when ? formatInstant(changed.when) : '–' })}
    </Banner>
  );
}
