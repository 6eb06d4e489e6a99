// SPDX-License-Identifier: EUPL-1.2
import type { Request, RequestHandler } from 'express';
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

/**
 * Whatever changes something comes from our own pages, or from a program. A page of another origin cannot set a header of its own without
 * being asked first, and nobody answers that question; and where the browser says whose page it is, it must be ours.
 */
export function requireOwnPage(publicUrl: string): RequestHandler {
  const ours = new URL(publicUrl).origin;
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.get(CSRF_HEADER) !== '1') return refuse(response, { status: 403, code: 'HEADER_MISSING', params: { header: CSRF_HEADER } });
    if (isForeign(request, ours)) return refuse(response, { status: 403, code: 'FOREIGN_ORIGIN' });
    next();
  };
}

/** The public address is ours, and so is whatever host the request itself was sent to. */
function isForeign(request: Request, ours: string): boolean {
  if (request.get('sec-fetch-site') === 'cross-site') return true;
  const origin = request.get('origin');
  if (origin === undefined || origin === ours) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.get('host');
}
