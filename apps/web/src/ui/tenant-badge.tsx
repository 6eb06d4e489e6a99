// SPDX-License-Identifier: EUPL-1.2
import { classNames } from './class-names.ts';
import { tenantColour } from './tenant-colours.ts';

export interface TenantLook {
  readonly name: string;
  /** The name of a tenant's colour, or a CSS colour. It is only ever shown as an area beside the name, never as text, so any colour is readable. */
  readonly colour: string;
}

export function TenantBadge({
  tenant,
  note,
  className,
}: {
  readonly tenant: TenantLook;
  readonly note?: string;
  readonly className?: string;
}) {
  return (
    <span className={classNames('vw-tenant', className)}>
      <span className="vw-tenant__colour" style={{ backgroundColor: tenantColour(tenant.colour) }} aria-hidden="true" />
      <span className="vw-tenant__name">{tenant.name}</span>
      {note && <span className="vw-tenant__note">{note}</span>}
    </span>
  );
}
