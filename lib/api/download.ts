import 'server-only';

const TYPES = {
  pdf: 'application/pdf',
  eml: 'message/rfc822',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
} as const;

/** A document to save. The browser never renders it here. */
export const download = (
  format: keyof typeof TYPES,
  { fileName, bytes }: Readonly<{ fileName: string; bytes: Uint8Array }>,
): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
