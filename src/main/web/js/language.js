// Remembers the language chosen at the top of a page, for the next visit to the address that names none. A page that is
// the same for everybody sends no cookie, so the choice is written here; without script the browser's own wish decides.
document.querySelectorAll('.languages a').forEach(link => link.addEventListener('click', () => {
  document.cookie = `language=${link.lang}; path=/; max-age=31536000; samesite=lax`;
}));

// Who is signed in sees in the frame how much is new. A personal page says it itself; a page that is the same for everybody
// asks, but only in a browser where somebody has signed in: others have nothing to ask for.
const inbox = document.querySelector('[data-inbox]');

function remembered(value) {
  try {
    if (value === undefined) return localStorage.getItem('signed-in') === 'yes';
    if (value) localStorage.setItem('signed-in', 'yes'); else localStorage.removeItem('signed-in');
  } catch (blocked) { /* without storage there is no number on such pages */ }
  return false;
}

function show(news) {
  remembered(news.signedIn);
  if (!news.signedIn) return;
  const number = inbox.querySelector('[data-inbox-number]');
  inbox.querySelector('[data-inbox-words]').textContent = news.words;
  number.textContent = news.unread;
  number.hidden = news.unread === 0;
  inbox.hidden = false;
}

if (inbox && inbox.dataset.inbox) {
  remembered(inbox.dataset.inbox === 'known');
} else if (inbox && remembered()) {
  fetch(`/api/inbox?language=${document.documentElement.lang}`).then(answer => answer.ok ? answer.json() : null)
    .then(news => news && show(news)).catch(() => {});
}
