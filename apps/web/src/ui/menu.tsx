// SPDX-License-Identifier: EUPL-1.2
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';
import type { ButtonProps } from './button.tsx';
import type { IconName } from './icon.tsx';

// The overlay machinery is as large as the rest of a first page: it comes when a menu is first wanted.
const load = () => import('./menu-popover.tsx').then((module) => ({ default: module.MenuPopover }));
const MenuPopover = lazy(load);

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: IconName;
  readonly start?: ReactNode;
  readonly shortcut?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onAction?: () => void;
  readonly href?: string;
}

export interface MenuSection {
  readonly id: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** With it the section is a choice of one: the id of what is chosen now. */
  readonly selected?: string;
}

export interface MenuProps {
  /** The button that opens it: a ui Button. */
  readonly trigger: ReactElement<ButtonProps>;
  readonly label: string;
  readonly sections: readonly MenuSection[];
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}

export function Menu({ trigger, label, sections, placement = 'bottom start' }: MenuProps) {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const button = cloneElement(trigger, {
    ref: triggerRef,
    onPress: () => setOpen(true),
    onWanted: () => void load(),
    'aria-haspopup': 'menu',
    'aria-expanded': open,
  });
  return (
    <>
      {button}
      {open && (
        <Suspense>
          <MenuPopover triggerRef={triggerRef} label={label} sections={sections} placement={placement} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
