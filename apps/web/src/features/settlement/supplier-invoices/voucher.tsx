// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { Link } from '../../../ui/index.ts';
import { useBodyParams } from '../body-params.ts';
import { invoiceTexts } from './messages/index.ts';

interface VoucherProps {
  readonly voucher: string | null;
  readonly invoiceId: string | null;
}

/** The voucher of an entry; where a supplier's invoice is it, it can be opened. */
export function Voucher({ voucher, invoiceId }: VoucherProps) {
  const m = useMessages(invoiceTexts);
  const params = useBodyParams();
  if (invoiceId === null) return voucher ?? '–';
  return (
    <Link to="/a/$association/$body/settlement/supplier-invoices/$invoiceId" params={{ ...params, invoiceId }}>
      {voucher ?? m('invoice')}
    </Link>
  );
}
