// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Icon, type IconName } from './icon.tsx';
import { uiTexts } from './texts.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface BannerProps {
  readonly kind: Exclude<Tone, 'neutral'>;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** True for what appears while the page is in use: screen readers say it at once. */
  readonly announce?: boolean;
}

export function Banner({ kind, title, children, actions, announce = false }: BannerProps) {
  return (
    <div
      className={`kern-alert kern-alert--${kind}`}
      {...(announce ? { role: kind === 'danger' || kind === 'warning' ? 'alert' : 'status' } : {})}
    >
      <div className="kern-alert__header">
        <Icon name={kind} />
        <span className="kern-title">{title}</span>
      </div>
      {(children || actions) && (
        <div className="kern-alert__body">
          {children && <div className="kern-body">{children}</div>}
          {actions && <div className="vw-cluster">{actions}</div>}
        </div>
      )}
    </div>
  );
}

export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`kern-badge vw-badge vw-badge--${tone}${tone === 'neutral' ? '' : ` kern-badge--${tone}`}`}>
      {icon && <Icon name={icon} />}
      <span className="kern-label kern-label--small">{children}</span>
    </span>
  );
}

/** A state of a record: a dot in the tone and always a word. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`vw-status vw-status--${tone}`}>
      <span className="vw-status__dot" aria-hidden="true" />
      {children}
    </span>
  );
}

/** Nothing to show is a place for the next step, not for an excuse. */
export function EmptyState({
  title,
  children,
  action,
  icon = 'checklist',
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: IconName;
}) {
  return (
    <div className="vw-empty">
      <Icon name={icon} className="kern-icon--large" />
      <p className="kern-title kern-title--small">{title}</p>
      {children && <p className="vw-muted">{children}</p>}
      {action}
    </div>
  );
}

/** Grey bars in the shape of what comes; says "Wird geladen" once. */
export function Skeleton({ lines = 3, label }: { readonly lines?: number; readonly label?: string }) {
  const m = useMessages(uiTexts);
  return (
    <div className="vw-skeleton" role="status">
      <span className="kern-sr-only">{label ?? m('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="vw-skeleton__bar" aria-hidden="true" />
      ))}
    </div>
  );
}

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 100; nothing: it is not known how long. */
  readonly percent?: number;
  /** 'noch etwa 2 Minuten' */
  readonly note?: ReactNode;
  readonly action?: ReactNode;
}

export function ProgressBar({ label, percent, note, action }: ProgressBarProps) {
  return (
    <div className="vw-progress">
      <div className="vw-progress__head">
        <span>{label}</span>
        <span className="vw-muted">{note ?? (percent === undefined ? '' : `${percent} %`)}</span>
        {action}
      </div>
      <div className="kern-progress">
        <progress aria-label={label} max={100} {...(percent === undefined ? {} : { value: percent })} />
      </div>
    </div>
  );
}

export interface FieldProblem {
  /** The id of the control, or its name inside the form. */
  readonly field: string;
  readonly message: string;
}

/** The control that a field of the form is entered in: by its id, its name, or the field that it stands for. */
function fieldOf(box: HTMLElement | null, field: string): HTMLElement | null {
  const escaped = CSS.escape(field);
  const inForm = box?.closest('form')?.querySelector<HTMLElement>(`[name="${escaped}"], [data-field="${escaped}"]`);
  return document.getElementById(field) ?? inForm ?? null;
}

/** What is written above the control, without the remark that it is optional. */
function labelOf(control: HTMLElement | null): string | null {
  const label = control && 'labels' in control ? (control.labels as NodeListOf<HTMLLabelElement> | null)?.[0] : null;
  return label?.firstChild?.textContent?.trim() || null;
}

/** Above a form after a refused submit: takes the focus once and leads to each field. */
export function ErrorSummary({ problems, attempt = 0 }: { readonly problems: readonly FieldProblem[]; readonly attempt?: number }) {
  const m = useMessages(uiTexts);
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  const fields = problems.map(({ field }) => field).join(' ');
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  useLayoutEffect(() => {
    const named = fields.split(' ').flatMap((field) => {
      const label = labelOf(fieldOf(box.current, field));
      return label ? [[field, label] as const] : [];
    });
    setLabels(Object.fromEntries(named));
  }, [fields]);
  if (problems.length === 0) return null;
  const text = ({ field, message }: FieldProblem): string => {
    const label = labels[field];
    if (!label) return message;
    if (message !== m('missing')) return `${label}: ${message}`;
    return m(label.endsWith('?') ? 'missingAnswer' : 'missingField', { label });
  };
  return (
    <div className="kern-alert kern-alert--danger vw-error-summary" ref={box} tabIndex={-1}>
      <div className="kern-alert__header">
        <Icon name="danger" />
        <h2 className="kern-title">{m('errorSummary', { count: problems.length })}</h2>
      </div>
      <div className="kern-alert__body">
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.message}`}>
              <button type="button" className="vw-link-button" onClick={() => fieldOf(box.current, problem.field)?.focus()}>
                {text(problem)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
