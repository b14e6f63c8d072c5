import { route } from '@/lib/api/route';
import { idParams } from '@/lib/api/wire/shapes';
import { vendorReportQuery } from '@/lib/api/wire/vendors';
import { getVendorReport } from '@/lib/services/vendor-report';

export const GET = route({ params: idParams, query: vendorReportQuery }, (actor, input) =>
  getVendorReport(actor, input.params.id, input.query),
);
