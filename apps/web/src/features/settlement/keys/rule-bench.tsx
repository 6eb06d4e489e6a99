// SPDX-License-Identifier: EUPL-1.2
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useMessages } from '../../../i18n/index.ts';
import { Button, toast } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useMembers } from '../members.ts';
import { keyTexts } from './messages.ts';
import { MetersQuery } from './preview/preview-documents.ts';
import type { PlacedFinding, PreviewScope, RulePreviewState } from './preview/use-rule-preview.ts';
import { ruleTexts } from './rule/messages/index.ts';
import { isIncomplete, placesOf, type RefusedPlace, shownAt } from './rule/places.ts';
import { RuleEditor } from './rule/rule-editor.tsx';
import { type RuleScope, RuleScopeProvider } from './rule/rule-scope.ts';
import { TEMPLATE_NAMES, TEMPLATES } from './rule/templates.ts';
import type { DraftInHand } from './rule/use-rule-draft.ts';
import { RuleFileDialog } from './rule-file-dialog.tsx';

const TEMPLATE_TEXTS = {
  hours: 'templateHours',
  equal: 'templateEqual',
  headsAndHours: 'templateHeadsAndHours',
  baseAndQuantity: 'templateBaseAndQuantity',
  pupils: 'templatePupils',
  headsWithMinimum: 'templateHeadsWithMinimum',
  degressive: 'templateDegressive',
  largeAndSmall: 'templateLargeAndSmall',
} as const;

function Templates({ draft }: { readonly draft: DraftInHand }) {
  const m = useMessages(ruleTexts);
  const texts = { pupils: m('namePupils'), large: m('nameLarge'), small: m('nameSmall') };
  return (
    <fieldset className="vws-rule__templates">
      <legend>{m('templates')}</legend>
      <div className="vws-rule__template-list">
        {TEMPLATE_NAMES.map((name) => (
          <Button key={name} size="small" onPress={() => draft.setDraft(TEMPLATES[name](texts))}>
            {m(TEMPLATE_TEXTS[name])}
          </Button>
        ))}
      </div>
      <p className="vw-muted">{m('templatesHint')}</p>
    </fieldset>
  );
}

/** Sentences by the place that shows them; what nobody has come to yet is shown when publishing was tried. */
function useShownFindings(findings: readonly PlacedFinding[], demanded: ReadonlySet<string>): ReadonlyMap<string, string> {
  const say = useBilingual();
  return useMemo(() => {
    const shown = findings.filter((finding) => demanded.has(finding.path) || !isIncomplete(finding));
    const sentences = new Map<string, string>();
    for (const { place, message } of shown) sentences.set(place, [sentences.get(place) ?? '', say(message)].join(' ').trim());
    return sentences;
  }, [findings, demanded, say]);
}

interface RuleBenchProps {
  readonly draft: DraftInHand;
  readonly state: RulePreviewState;
  readonly scope: PreviewScope;
  /** Places whose missing entries are asked for. */
  readonly demanded: ReadonlySet<string>;
  readonly refused: RefusedPlace | null;
  readonly withTemplates: boolean;
}

/** The rule's editor with its tools: templates, a step back and forth, a rule from a file. */
export function RuleBench({ draft, state, scope, demanded, refused, withTemplates }: RuleBenchProps) {
  const m = useMessages(ruleTexts);
  const k = useMessages(keyTexts);
  const members = useMembers();
  const [{ data }] = useQuery({ query: MetersQuery });
  const [reading, setReading] = useState(false);
  const shown = useShownFindings(state.findings, demanded);
  const family = scope.family;
  const ruleScope = useMemo((): RuleScope => {
    const findings = new Map(shown);
    if (refused) findings.set(shownAt(refused.place, new Set(placesOf(draft.draft))), refused.message);
    const meters = (data?.settlementMeters ?? []).filter(({ serviceFamilyCode }) => serviceFamilyCode === family);
    return { findings, members, meters };
  }, [shown, refused, draft.draft, members, data, family]);
  const actions = (
    <>
      <Button size="small" kind="tertiary" disabled={!draft.undo} aria-keyshortcuts="Control+Z" onPress={() => draft.undo?.()}>
        {m('undo')}
      </Button>
      <Button size="small" kind="tertiary" disabled={!draft.redo} aria-keyshortcuts="Control+Y" onPress={() => draft.redo?.()}>
        {m('redo')}
      </Button>
      <Button size="small" kind="tertiary" icon="drive-folder-upload" onPress={() => setReading(true)}>
        {k('upload')}
      </Button>
    </>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Z inside of the rule; the buttons do the same
    <div className="vws-key-form__rule" onKeyDown={draft.onKeyDown}>
      {withTemplates && <Templates draft={draft} />}
      <RuleScopeProvider value={ruleScope}>
        <RuleEditor value={draft.draft} onChange={draft.setDraft} actions={actions} />
      </RuleScopeProvider>
      {reading && (
        <RuleFileDialog
          scope={scope}
          onClose={() => setReading(false)}
          onTake={(next) => {
            setReading(false);
            draft.setDraft(next);
            toast({ text: k('fileTaken') });
          }}
        />
      )}
    </div>
  );
}
