const allowedStyles = (hashes: readonly string[]): string => hashes.map((hash) => ` '${hash}'`).join('');

/**
 * What the page may load: the files of the bundle and nothing else. No network, no inline code, no frames, no forms.
 * @param styleHashes `sha256-…` of each `<style>` element that a library of the page puts in by itself.
 */
export const contentPolicy = (styleHashes: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${allowedStyles(styleHashes)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const deniedFeatures = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** The headers of every file that a shell hands to the page. */
export const pageHeaders = (styleHashes: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': contentPolicy(styleHashes),
  'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});
