// SPDX-License-Identifier: EUPL-1.2
import { TroubleBanner, troubleOf } from '../../../../graphql/index.ts';
import { useMessages } from '../../../../i18n/index.ts';
import { Icon, Section, Stack } from '../../../../ui/index.ts';
import { useBilingual } from '../../bilingual.ts';
import { fieldId, isIncomplete } from '../rule/places.ts';
import { previewTexts } from './preview-messages.ts';
import type { PlacedFinding, RulePreviewState } from './use-rule-preview.ts';

/** To the field itself; what is folded away opens first. */
function goTo(place: string): void {
  const id = fieldId(place);
  const goal = document.getElementById(id) ?? document.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`);
  goal?.closest('details')?.setAttribute('open', '');
  goal?.scrollIntoView({ block: 'center' });
  goal?.focus({ preventScroll: true });
}

function FindingList({ findings }: { readonly findings: readonly PlacedFinding[] }) {
  const say = useBilingual();
  return (
    <ul className="vws-preview__findings">
      {findings.map(({ place, path, code, message }) => (
        <li key={`${path} ${code}`}>
          {place === '' ? (
            say(message)
          ) : (
            <button type="button" className="vw-link-button" onClick={() => goTo(place)}>
              {say(message)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FindingGroupProps {
  readonly tone: 'open' | 'wrong' | 'facts';
  readonly title: string;
  readonly intro?: string;
  readonly findings: readonly PlacedFinding[];
}

function FindingGroup({ tone, title, intro, findings }: FindingGroupProps) {
  if (findings.length === 0) return null;
  const head = (
    <>
      <Icon name={tone === 'wrong' ? 'danger' : tone === 'facts' ? 'warning' : 'edit'} />
      {title}
    </>
  );
  // What nobody has come to yet need not be read out: its fields are empty.
  if (tone === 'open') {
    return (
      <details className="vws-preview__group">
        <summary className="vws-preview__group-title">{head}</summary>
        <FindingList findings={findings} />
      </details>
    );
  }
  return (
    <div className={`vws-preview__group vws-preview__group--${tone}`}>
      <p className="vws-preview__group-title">{head}</p>
      {intro && <p className="vw-muted">{intro}</p>}
      <FindingList findings={findings} />
    </div>
  );
}

/** The sentence that the rule means; before that, what keeps it from having one. */
export function Meaning({ state }: { readonly state: RulePreviewState }) {
  const m = useMessages(previewTexts);
  const say = useBilingual();
  const { preview, findings, error, stale } = state;
  const ofRule = findings.filter(({ source }) => source === 'rule');
  const missing = ofRule.filter(isIncomplete);
  const wrong = ofRule.filter((finding) => !isIncomplete(finding));
  const facts = findings.filter(({ source }) => source === 'facts');
  return (
    <Section title={m('meaning')}>
      <Stack gap="small">
        {error && <TroubleBanner trouble={troubleOf(error)} />}
        <p className={stale ? 'vws-sentence vws-preview--stale' : 'vws-sentence'} aria-live="polite">
          {preview?.sentence ? say(preview.sentence) : m('notYet')}
        </p>
        <FindingGroup tone="wrong" title={m('wrong', { count: wrong.length })} findings={wrong} />
        <FindingGroup tone="open" title={m('open', { count: missing.length })} findings={missing} />
        <FindingGroup
          tone="facts"
          title={m('facts')}
          {...(preview?.rows.length === 0 ? { intro: m('factsIntro') } : {})}
          findings={facts}
        />
      </Stack>
    </Section>
  );
}
