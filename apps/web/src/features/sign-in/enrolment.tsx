// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import { downloadText } from '../../format/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { type AuthAnswer, authClient } from '../../session/index.ts';
import { Banner, Button, Cluster, Skeleton, Stack } from '../../ui/index.ts';
import { accountTexts } from './account-messages.ts';
import { CodeForm } from './code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { refusalText } from './refusal-text.ts';

interface Secret {
  readonly secret: string;
  /** The dark squares as one SVG path, in units of one square. */
  readonly path: string;
  readonly size: number;
}

async function drawCode(uri: string): Promise<{ readonly path: string; readonly size: number }> {
  const { create } = await import('qrcode');
  const { modules } = create(uri, { errorCorrectionLevel: 'M' });
  const squares = Array.from({ length: modules.size * modules.size }, (_, index) => index).filter((index) => modules.data[index]);
  return {
    size: modules.size,
    path: squares.map((index) => `M${index % modules.size} ${Math.floor(index / modules.size)}h1v1h-1z`).join(''),
  };
}

const secretOf = async ({ secret, uri }: { secret: string; uri: string }): Promise<Secret> => ({ secret, ...(await drawCode(uri)) });

/** 'ABCDEFGH' → 'ABCD EFGH': easier to type. */
const inFours = (text: string): string => text.replaceAll(/(.{4})(?=.)/g, '$1 ');

export function Enrolment({ onDone }: { readonly onDone: () => void }) {
  const m = useMessages(accountTexts);
  const [secret, setSecret] = useState<Secret | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asksPassword, setAsksPassword] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let current = true;
    void authClient.enrol().then(async (answer) => {
      if (answer.ok) {
        const made = await secretOf(answer.value);
        return current && setSecret(made);
      }
      if (answer.refusal.code === 'PASSWORD_NEEDED') return current && setAsksPassword(true);
      return current && setProblem(refusalText(answer.refusal));
    });
    return () => {
      current = false;
    };
  }, []);
  const begin = async (password: string): Promise<AuthAnswer<unknown>> => {
    const answer = await authClient.enrol(password);
    if (answer.ok) setSecret(await secretOf(answer.value));
    return answer;
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (problem) return <Banner kind="danger" title={problem} announce />;
  if (!secret && asksPassword) return <PasswordForm send={begin} />;
  if (!secret) return <Skeleton lines={5} />;
  return (
    <Stack>
      <p>{m('enrolIntro')}</p>
      <div className="vw-qr">
        <svg viewBox={`0 0 ${secret.size} ${secret.size}`} role="img" aria-label={m('enrolQr')} shapeRendering="crispEdges">
          <path d={secret.path} fill="#000" />
        </svg>
        <div>
          <div className="vw-muted">{m('enrolSecret')}</div>
          <div className="vw-code">{inFours(secret.secret)}</div>
        </div>
      </div>
      <p>{m('enrolConfirm')}</p>
      <CodeForm
        send={async (code) => {
          const answer = await authClient.confirmEnrolment(code);
          if (answer.ok && answer.value.length === 0) onDone();
          else if (answer.ok) setCodes(answer.value);
          return answer;
        }}
        onDone={() => undefined}
      />
    </Stack>
  );
}

/** Shown this once: the server keeps only their hashes. */
function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const m = useMessages(accountTexts);
  return (
    <Stack>
      <Banner kind="success" title={m('enrolDone')} announce />
      <p>{m('recoveryIntro')}</p>
      <ul className="vw-code" aria-label={m('recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Cluster>
        <Button
          icon="download"
          onPress={() => downloadText('verbundwerk-ersatzcodes.txt', `${codes.join('\n')}\n`, 'text/plain;charset=utf-8')}
        >
          {m('recoveryDownload')}
        </Button>
        <Button kind="primary" onPress={onDone}>
          {m('recoveryKept')}
        </Button>
      </Cluster>
    </Stack>
  );
}
