/** What a page of Concord may do, as response headers. The Electron shell sends the same ones. */

/** Stands in the built index.html wherever a nonce belongs; the host puts a fresh one there for every page load. */
export const NONCE_PLACEHOLDER = "__CSP_NONCE__";

/**
 * Everything comes from the page's own origin. Style elements that the interface makes while it runs carry the nonce;
 * style attributes are set through the DOM and need no permission. Previews and downloads are blobs.
 */
export function contentSecurityPolicy({ nonce, connect }: { nonce: string; connect: readonly string[] }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(" ")}`,
    "worker-src 'self'",
    "frame-src blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Headers of every answer. `authority` is the host's own `address:port`. */
export function securityHeaders(authority: string, nonce: string): Record<string, string> {
  return {
    "content-security-policy": contentSecurityPolicy({ nonce, connect: [`ws://${authority}`] }),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()",
    "cache-control": "no-store",
  };
}
