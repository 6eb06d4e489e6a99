// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useActingBody } from '../../session/index.ts';

/** The part of every address that names the body. */
export function useBodyParams(): { readonly association: string; readonly body: string } {
  const { associationSlug, tenantSlug } = useActingBody();
  return useMemo(() => ({ association: associationSlug, body: tenantSlug }), [associationSlug, tenantSlug]);
}
