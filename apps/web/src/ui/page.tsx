// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useEffect } from 'react';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { uiTexts } from './texts.ts';

export interface PageProps {
  /** The only h1, also the title of the browser's tab. */
  readonly title: string;
  /** Beside the title: a status, a number. */
  readonly badge?: ReactNode;
  /** Links to the pages above, from the top; the page itself is added. */
  readonly breadcrumbs?: readonly ReactNode[];
  readonly intro?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'full' | 'text' | 'form';
  readonly children: ReactNode;
}

export function Page({ title, badge, breadcrumbs = [], intro, actions, width = 'full', children }: PageProps) {
  const m = useMessages(uiTexts);
  useEffect(() => {
    document.title = `${title} – Verbundwerk`;
  }, [title]);
  return (
    <div className={classNames('vw-page', `vw-page--${width}`)}>
      {breadcrumbs.length > 0 && (
        <nav aria-label={m('breadcrumbs')} className="vw-breadcrumbs">
          <ol>
            {breadcrumbs.map((crumb, index) => (
              <li key={index}>{crumb}</li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <header className="vw-page__header">
        <div className="vw-page__title">
          <h1 className="kern-heading-large">{title}</h1>
          {badge}
        </div>
        {actions && <div className="vw-page__actions">{actions}</div>}
      </header>
      {intro && <p className="vw-page__intro">{intro}</p>}
      {children}
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A titled panel of a page. */
export function Section({ title, actions, level = 2, children }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="vw-section">
      <header className="vw-section__header">
        <Heading className="kern-title">{title}</Heading>
        {actions && <div className="vw-cluster">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

/** Children in a row that wraps. */
export const Cluster = ({ children }: { readonly children: ReactNode }) => <div className="vw-cluster">{children}</div>;
/** Children under each other with even distance. */
export const Stack = ({ children, gap = 'default' }: { readonly children: ReactNode; readonly gap?: 'small' | 'default' | 'large' }) => (
  <div className={`vw-stack vw-stack--${gap}`}>{children}</div>
);
/** Fields side by side where there is room; with a name where the same fields stand in several places. */
export const FieldGrid = ({ children, label }: { readonly children: ReactNode; readonly label?: string }) =>
  label ? (
    <fieldset className="vw-field-grid vw-field-grid--named" aria-label={label}>
      {children}
    </fieldset>
  ) : (
    <div className="vw-field-grid">{children}</div>
  );
