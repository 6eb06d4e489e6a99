// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { downloadText } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button } from '../../../ui/index.ts';
import type { KeyVersion } from './key-documents.ts';
import { keyTexts } from './messages.ts';
import { ruleTexts } from './rule/messages/index.ts';
import { type Difference, differences, type OutlineLine, outlineOf } from './rule/outline.ts';
import { readRuleText } from './rule/read-rule.ts';

/** The rule of a version in short lines. */
function useOutline(rule: string | undefined, nameOf: (party: string) => string): readonly OutlineLine[] {
  const m = useMessages(ruleTexts);
  const language = useLanguage();
  // Amounts and days are written in the language of the page.
  return useMemo(() => (rule === undefined || !language ? [] : outlineOf(readRuleText(rule), nameOf, m)), [rule, nameOf, m, language]);
}

export function RuleOutline({ version, nameOf }: { readonly version: KeyVersion; readonly nameOf: (party: string) => string }) {
  const m = useMessages(keyTexts);
  const lines = useOutline(version.rule, nameOf);
  return (
    <details className="vws-outline">
      <summary>{m('structure')}</summary>
      <dl>
        {lines.map(({ id, depth, label, value }) => (
          <div key={id} style={{ '--vws-depth': Math.min(depth, 6) } as never}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function DifferenceLine({ difference }: { readonly difference: Difference }) {
  const m = useMessages(keyTexts);
  const { kind, label, before, after } = difference;
  const text = (value: string): string => (value === '' ? label : `${label}: ${value}`);
  if (kind === 'new') return <>{m('added', { text: text(after) })}</>;
  if (kind === 'gone') return <>{m('gone', { text: text(before) })}</>;
  return <>{m('changed', { label, before, after })}</>;
}

interface ChangesProps {
  readonly version: KeyVersion;
  readonly before: KeyVersion;
  readonly nameOf: (party: string) => string;
}

/** What this version has otherwise than the one before it. */
export function RuleChanges({ version, before, nameOf }: ChangesProps) {
  const m = useMessages(keyTexts);
  const [now, old] = [useOutline(version.rule, nameOf), useOutline(before.rule, nameOf)];
  const found = differences(old, now);
  if (found.length === 0) return <>{m('noChanges')}</>;
  return (
    <ul className="vws-findings">
      {found.map((difference) => (
        <li key={`${difference.kind} ${difference.label}`}>
          <DifferenceLine difference={difference} />
        </li>
      ))}
    </ul>
  );
}

export function DownloadRule({ name, version }: { readonly name: string; readonly version: KeyVersion }) {
  const m = useMessages(keyTexts);
  const file = `${name} ${version.keyVersion}`.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const download = (): void => downloadText(`${file}.json`, `${JSON.stringify(JSON.parse(version.rule), null, 2)}\n`, 'application/json');
  return (
    <Button size="small" kind="tertiary" icon="download" onPress={download}>
      {m('download')}
    </Button>
  );
}
