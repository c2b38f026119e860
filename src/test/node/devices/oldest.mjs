// The oldest browsers that get our scripts: the first that can read the syntax gate of js/device.js. By MDN's browser-compat-data.
export const OLDEST = { chrome: '80', chrome_android: '80', firefox: '74', safari: '13.1', safari_ios: '13.4' };

const number = version => Number.parseFloat(String(version).replace('≤', ''));

function isIn(statements, oldest) {
  return [statements || []].flat().some(one => one.version_added && one.version_added !== 'preview' && !one.flags
    && !one.prefix && !one.alternative_name && number(one.version_added) <= number(oldest));
}

// The browsers of that age that lack the feature; none when nothing is written about it.
export const lacking = (compat, oldest = OLDEST) =>
  compat ? Object.keys(oldest).filter(browser => !isIn(compat.support[browser], oldest[browser])) : [];
