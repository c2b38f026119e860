// Remembers the language chosen at the top of a page, for the next visit to the address that names none. A page that is
// the same for everybody sends no cookie, so the choice is written here; without script the browser's own wish decides.
document.querySelectorAll('.languages a').forEach(link => link.addEventListener('click', () => {
  document.cookie = `language=${link.lang}; path=/; max-age=31536000; samesite=lax`;
}));
