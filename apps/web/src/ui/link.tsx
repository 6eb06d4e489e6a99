// SPDX-License-Identifier: EUPL-1.2
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface LinkLook {
  readonly look?: 'link' | 'plain' | 'button' | 'button-primary';
  readonly icon?: IconName;
}

const LOOKS = {
  link: 'kern-link kern-link--no-visited-state',
  plain: 'vw-plain-link',
  button: 'kern-btn kern-btn--secondary',
  'button-primary': 'kern-btn kern-btn--primary',
} as const;

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & LinkLook & { readonly ref?: Ref<HTMLAnchorElement> };

function Anchor({ look = 'link', icon, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={classNames(LOOKS[look], className)}>
      {icon && <Icon name={icon} />}
      {look.startsWith('button') ? <span className="kern-label">{children}</span> : children}
    </a>
  );
}

/** A link inside the application: typed `to`, `params` and `search`, loaded ahead on hover. */
export const Link = createLink(Anchor);

/** A link to somewhere else or to a download. */
export const ExternalLink = Anchor;
