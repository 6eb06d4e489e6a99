// SPDX-License-Identifier: EUPL-1.2
import { useActingBody } from '../../session/index.ts';

type Wanted = Readonly<Record<string, string | undefined>>;

/** Where a file that the service offers is fetched from; what is undefined is left out. */
export function useDownloadAddress(): (name: string, wanted: Wanted) => string {
  const { associationSlug, tenantSlug } = useActingBody();
  return (name, wanted) => {
    const given = Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
    return `/a/${associationSlug}/${tenantSlug}/download/${name}?${new URLSearchParams(given).toString()}`;
  };
}
