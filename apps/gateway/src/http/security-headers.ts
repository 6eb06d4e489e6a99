// SPDX-License-Identifier: EUPL-1.2
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { refuse } from './refusals.ts';

const SELF = ["'self'"];
const NONE = ["'none'"];

/** Our own files and nothing else: no inline script or style, no foreign host, no frame. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const overTls = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: SELF,
        styleSrc: SELF,
        imgSrc: [...SELF, 'data:', 'blob:'],
        fontSrc: SELF,
        connectSrc: SELF,
        manifestSrc: SELF,
        formAction: SELF,
        baseUri: NONE,
        frameAncestors: NONE,
        objectSrc: NONE,
        ...(overTls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: overTls ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}

const CSRF_HEADER = 'x-verbund';

/** A page of another origin cannot set a header of its own without being asked first, and nobody answers that question. */
export const requireOwnHeader: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.get(CSRF_HEADER) === '1') return next();
  refuse(response, { status: 403, code: 'HEADER_MISSING', params: { header: CSRF_HEADER } });
};
