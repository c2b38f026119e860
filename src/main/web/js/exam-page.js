// The frame of an exam's page for its scripts: whose it is, its words, and the notices above the question.
import './device.js';

const root = document.querySelector('[data-exam]');
const notices = document.querySelector('[data-notices]');

export const words = root.dataset;
export const attempt = words.exam;
export const path = words.path;
// stopped: nobody is signed in any more; moved: another browser sits now, what waits here is still sent; over: the time is;
// closed: by the server's word the attempt is; handed: the hand-in waits; leaving: another page is on its way
export const state = { stopped: false, moved: false, over: false, closed: false, handed: false, leaving: false };

// The words under this name, with what belongs in their places.
export function word(name, values = {}) {
  return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), words[name]);
}

const placeOf = kind => notices.querySelector(`[data-kind="${kind}"]`);

// One notice of each kind; said again it changes its words and nothing else, so that a screen reader does not begin anew.
// @param more { title, line: a second sentence, tone, above: over the others, nodes: what stands below }
export function say(kind, text, { title, line, tone = 'warn', above = false, nodes = [] } = {}) {
  const standing = placeOf(kind);
  const notice = standing || document.createElement('div');
  if (!standing) {
    notice.dataset.kind = kind;
    notice.append(...[['strong', title], ['p', text], ['p', line]].filter(part => part[1] !== undefined).map(([tag]) => document.createElement(tag)), ...nodes);
  }
  notice.className = `notice ${tone}`;
  [title, text, line].filter(part => part !== undefined).forEach((part, place) => {
    const element = notice.children[place];
    if (element.textContent !== part) element.textContent = part;
  });
  if (!standing && above) notices.prepend(notice); else if (!standing) notices.append(notice);
  return notice;
}

export function unsay(kind) {
  const notice = placeOf(kind);
  if (notice) notice.remove();
}

export function button(text, act, quiet = false) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = quiet ? 'button quiet' : 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}

export function link(text, address) {
  const element = document.createElement('a');
  element.className = 'button';
  element.href = address;
  element.textContent = text;
  return element;
}

export function leaveFor(address) {
  state.leaving = true;
  location.replace(address);
}
