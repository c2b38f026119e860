// Words of a page with their values put in: {name} is replaced, and what nobody gives stays to be seen.
import './device.js';

export function fill(words, key, values = {}) {
  const text = words[key] === undefined ? key : words[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] === undefined ? whole : String(values[name]));
}
