// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { type Trouble, TroubleBanner, troubleOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Dialog, FileDrop, Stack, TextArea } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { keyTexts } from './messages.ts';
import { type RulePreview, RulePreviewQuery } from './preview/preview-documents.ts';
import type { PreviewScope } from './preview/use-rule-preview.ts';
import type { RuleDraft } from './rule/draft.ts';
import { readRuleText } from './rule/read-rule.ts';

const LARGEST_FILE = 65_536;

interface RuleFileDialogProps {
  readonly scope: PreviewScope;
  readonly onClose: () => void;
  readonly onTake: (draft: RuleDraft) => void;
}

function Findings({ findings }: { readonly findings: RulePreview['findings'] }) {
  const m = useMessages(keyTexts);
  const say = useBilingual();
  return (
    <div role="alert">
      <Banner kind="danger" title={m('fileWrong', { count: findings.length })}>
        <ul className="vws-findings">
          {findings.map(({ path, code, message }) => (
            <li key={`${path} ${code}`}>
              {path !== '' && <code>{path}</code>} {say(message)}
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  );
}

/** A rule from a file or from the clipboard. The server reads it; only one without a finding replaces the form's. */
export function RuleFileDialog({ scope, onClose, onTake }: RuleFileDialogProps) {
  const m = useMessages(keyTexts);
  const client = useClient();
  const [text, setText] = useState('');
  const [pending, setPending] = useState(false);
  const [findings, setFindings] = useState<RulePreview['findings']>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const take = async (): Promise<void> => {
    setPending(true);
    setTrouble(null);
    const answer = await client.query(RulePreviewQuery, { ...scope, rule: compact(text) }).toPromise();
    setPending(false);
    if (answer.error) return setTrouble(troubleOf(answer.error));
    const preview = answer.data?.previewKeyRule;
    setFindings((preview?.findings ?? []).filter(({ source }) => source === 'rule'));
    if (preview?.rule) onTake(readRuleText(preview.rule));
  };
  const footer = (
    <>
      <Button onPress={onClose}>{m('cancel')}</Button>
      <Button kind="primary" pending={pending} disabled={text.trim() === ''} onPress={() => void take()}>
        {m('fileTake')}
      </Button>
    </>
  );
  return (
    <Dialog open size="wide" title={m('fileTitle')} onClose={onClose} footer={footer}>
      <Stack>
        <p className="vw-muted">{m('fileIntro')}</p>
        {trouble && <TroubleBanner trouble={trouble} />}
        {findings.length > 0 && <Findings findings={findings} />}
        <FileDrop
          label={m('file')}
          files={[]}
          accept=".json,application/json"
          maxBytes={LARGEST_FILE}
          multiple={false}
          onFiles={([file]) => void file?.text().then(setText)}
          onRemove={() => setText('')}
        />
        <TextArea
          label={m('filePaste')}
          rows={10}
          spellCheck={false}
          className="vws-rule-file"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Stack>
    </Dialog>
  );
}

/** Without its line breaks; what is no JSON goes to the server as it is, and comes back as a finding. */
function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.replaceAll(/\s+/g, ' ');
  }
}
