// SPDX-License-Identifier: EUPL-1.2
import type { Key, ReactNode } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { Stack } from '../../../ui/index.ts';
import { registerTexts } from '../messages/register-texts.ts';

interface EarlierVersionsProps<Version> {
  readonly versions: readonly Version[];
  readonly keyOf: (version: Version) => Key;
  readonly children: (version: Version) => ReactNode;
}

/** What a setting was before or will be, out of the way; nothing where there is one version alone. */
export function EarlierVersions<Version>({ versions, keyOf, children }: EarlierVersionsProps<Version>) {
  const m = useMessages(registerTexts);
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{m('earlier')}</summary>
      <Stack>
        {versions.map((version) => (
          <div key={keyOf(version)}>{children(version)}</div>
        ))}
      </Stack>
    </details>
  );
}
