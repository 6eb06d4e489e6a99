// SPDX-License-Identifier: EUPL-1.2
import type { MouseEvent, ReactNode, Ref } from 'react';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { uiTexts } from './texts.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'secondary' | 'tertiary';
  readonly danger?: boolean;
  readonly size?: 'default' | 'small';
  readonly icon?: IconName;
  readonly iconEnd?: IconName;
  /** Shows the icon alone; the children stay as the accessible name. */
  readonly iconOnly?: boolean;
  readonly block?: boolean;
  /** Work is under way: keeps its size and focus, takes no second press, says so to screen readers. */
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit' | 'reset';
  readonly form?: string;
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly onPress?: (() => void) | undefined;
  /** The pointer or the focus has come near: time to fetch what a press will need. */
  readonly onWanted?: (() => void) | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-keyshortcuts'?: string;
  readonly 'aria-haspopup'?: 'menu' | 'dialog' | 'listbox';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
}

const lookOf = ({ kind = 'secondary', danger, size, block, iconOnly, className }: ButtonProps): string =>
  classNames(
    'kern-btn',
    `kern-btn--${kind}`,
    danger && 'vw-btn--danger',
    size === 'small' && 'vw-btn--small',
    block && 'kern-btn--block',
    iconOnly && 'vw-btn--icon',
    className,
  );

/** A native button in KERN's markup. While pending it stays focusable: a disabled button would throw the focus away. */
export function Button(props: ButtonProps) {
  const m = useMessages(uiTexts);
  const {
    kind,
    danger,
    size,
    block,
    icon,
    iconEnd,
    iconOnly = false,
    pending = false,
    disabled = false,
    type = 'button',
    onPress,
    onWanted,
    children,
    className,
    ...native
  } = props;
  const press = (event: MouseEvent): void => {
    if (pending) event.preventDefault();
    else onPress?.();
  };
  return (
    <button
      {...native}
      type={type}
      className={lookOf(props)}
      disabled={disabled}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={press}
      {...(onWanted ? { onPointerEnter: onWanted, onFocus: onWanted } : {})}
    >
      {pending ? <span className="vw-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span className={classNames('kern-label', iconOnly && 'kern-sr-only')}>{children}</span>
      {iconEnd && <Icon name={iconEnd} />}
      {pending && <span className="kern-sr-only">, {m('pleaseWait')}</span>}
    </button>
  );
}
