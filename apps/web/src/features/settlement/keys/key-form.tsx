// SPDX-License-Identifier: EUPL-1.2
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { formatDate, parseDateInput } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Banner, Button, Cluster, ConfirmDialog, ErrorSummary, type FieldProblem, Link, Section, Stack, toast } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { type Key, PublishKeyVersion } from './key-documents.ts';
import { KeyFields } from './key-fields.tsx';
import { useKeyValues } from './key-values.ts';
import { keyTexts } from './messages.ts';
import { RulePreviewPane, useTrial } from './preview/rule-preview.tsx';
import { type RulePreviewState, useRulePreview } from './preview/use-rule-preview.ts';
import type { RuleDraft } from './rule/draft.ts';
import { ruleTexts } from './rule/messages/index.ts';
import { emptyRule } from './rule/new-draft.ts';
import { fieldId, isIncomplete, type RefusedPlace } from './rule/places.ts';
import { readRuleText } from './rule/read-rule.ts';
import { type DraftInHand, useRuleDraft } from './rule/use-rule-draft.ts';
import { ruleText } from './rule/write-rule.ts';
import { RuleBench } from './rule-bench.tsx';
import '../settlement.css';
import './keys.css';

/** What was missing when publishing was tried is asked for; what is added afterwards is left in peace until the next try. */
function useDemanded({ findings }: RulePreviewState) {
  const [demanded, setDemanded] = useState<ReadonlySet<string>>(new Set());
  return { demanded, demand: () => setDemanded(new Set(findings.map(({ path }) => path))) };
}

/** Findings of the rule as the summary of the form lists them. */
function useRuleProblems({ findings }: RulePreviewState, demanded: ReadonlySet<string>): readonly FieldProblem[] {
  const say = useBilingual();
  return findings
    .filter((finding) => finding.source === 'rule' && (demanded.has(finding.path) || !isIncomplete(finding)))
    .map(({ place, message }) => ({ field: fieldId(place), message: say(message) }));
}

/** The publishing itself: a refusal of the rule is put at its place, all others above the form. */
function usePublish(known: Key | undefined, draft: DraftInHand, onLoadNew: (() => void) | undefined) {
  const m = useMessages(keyTexts);
  const params = useBodyParams();
  const navigate = useNavigate();
  const last = known?.versions[0];
  const form = useKeyValues({
    serviceFamilyCode: known?.serviceFamilyCode ?? '',
    name: known?.name ?? '',
    validFrom: '',
    clause: last?.clause ?? '',
    resolution: '',
  });
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<RefusedPlace | null>(null);
  const rule = ruleText(draft.draft);
  const placeError = (field: string, message: string): boolean => {
    setAsking(false);
    if (field !== 'rule' && !field.startsWith('rule.')) return form.placeError(field, message);
    setRefused({ rule, place: field.slice('rule.'.length), message });
    return false;
  };
  const { submit, pending, problem } = useSubmit({ onFieldError: placeError, ...(onLoadNew ? { onLoadNew } : {}) });
  const publish = async (): Promise<void> => {
    if (!form.input) return;
    const { input } = form;
    const of = known ? { keyId: known.id, expectedVersion: known.version } : {};
    const answer = await submit(PublishKeyVersion, (idempotencyKey) => ({ idempotencyKey, ...of, ...input, rule }));
    setAsking(false);
    if (!answer.ok) return;
    draft.forget();
    toast({ text: m('publishedDone', { name: input.name }) });
    const keyId = answer.value.key?.id ?? known?.id;
    if (keyId) void navigate({ to: '/a/$association/$body/settlement/keys/$keyId', params: { ...params, keyId } });
    else void navigate({ to: '/a/$association/$body/settlement/keys', params });
  };
  return { form, publish, pending, problem, asking, setAsking, refused: refused?.rule === rule ? refused : null };
}

function Restored({ draft }: { readonly draft: DraftInHand }) {
  const m = useMessages(ruleTexts);
  if (!draft.restored) return null;
  return (
    <Banner kind="info" title={m('restored')}>
      <Button size="small" onPress={draft.discard}>
        {m('discard')}
      </Button>
    </Banner>
  );
}

interface KeyFormProps {
  readonly known: Key | undefined;
  /** From a trial: with which rule the form begins, instead of the last version's. */
  readonly tried?: { readonly id: string; readonly rule: string } | undefined;
  readonly onLoadNew?: () => void;
}

/** A new key or the next version of one: what it is, its rule, and beside it what the rule does. */
export function KeyForm({ known, tried, onLoadNew }: KeyFormProps): ReactNode {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const body = useActingBody();
  const params = useBodyParams();
  const last = known?.versions[0];
  const rule = tried?.rule ?? last?.rule;
  const initial = (): RuleDraft => (rule ? readRuleText(rule) : emptyRule());
  const draft = useRuleDraft(`keyDraft.${known?.id ?? 'new'}${tried ? `.${tried.id}` : ''}`, initial);
  const { form, publish, pending, problem, asking, setAsking, refused } = usePublish(known, draft, onLoadNew);
  const [attempts, setAttempts] = useState(0);
  const [waiting, setWaiting] = useState(false);
  const { values, errors } = form;
  const trial = useTrial(values.serviceFamilyCode, known?.id);
  const state = useRulePreview(draft.draft, trial.scope);
  const { demanded, demand } = useDemanded(state);
  const problems = useRuleProblems(state, demanded);
  const from = parseDateInput(values.validFrom);
  // The rule is judged by the server: who presses while it is being judged waits for that, and for nothing else.
  if (waiting && !state.stale) {
    setWaiting(false);
    demand();
    if (!state.error && state.findings.every(({ source }) => source !== 'rule')) setAsking(true);
  }
  const formProblems = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempts((count) => count + 1);
        demand();
        form.demand();
        if (form.input) setWaiting(true);
      }}
    >
      <Stack gap="large">
        {problem}
        <Restored draft={draft} />
        <Section title={m('general')}>
          <KeyFields form={form} known={known} />
        </Section>
        <div className="vws-key-form">
          <RuleBench
            draft={draft}
            state={state}
            scope={trial.scope}
            demanded={demanded}
            refused={refused}
            withTemplates={known === undefined}
          />
          <RulePreviewPane state={state} trial={trial} />
        </div>
        <ErrorSummary problems={attempts > 0 ? [...formProblems, ...problems] : []} attempt={attempts} />
        <Cluster>
          <Button type="submit" kind="primary" pending={waiting}>
            {m('publish')}
          </Button>
          <Link look="button" to="/a/$association/$body/settlement/keys" params={params}>
            {m('cancel')}
          </Link>
        </Cluster>
      </Stack>
      <ConfirmDialog
        title={m('publishTitle')}
        open={asking}
        onCancel={() => setAsking(false)}
        onConfirm={() => void publish()}
        confirmLabel={m('publish')}
        tenants={[{ name: body.tenantName, colour: body.colour }]}
        effect={m('publishEffect', {
          version: (last?.keyVersion ?? 0) + 1,
          name: values.name,
          from: from ? formatDate(from, language) : values.validFrom,
        })}
        pending={pending}
      />
    </form>
  );
}
