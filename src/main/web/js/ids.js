// UUIDv7 (RFC 9562 §5.7): the name of a step, made where it is taken. getRandomValues works on plain HTTP too.
export function stepId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
