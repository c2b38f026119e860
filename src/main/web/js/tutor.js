// Shows answers where one asks, sentence by sentence as each has been checked. Without it every question is a page of its own, which works too.
// On a lesson the box leads to the tutor's page; here its marked part is brought beside the lesson instead. All HTML comes from our own server.
import './device.js';

function part(html, selector) {
  return new DOMParser().parseFromString(html, 'text/html').querySelector(selector);
}

function add(place, html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  place.appendChild(template.content);
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  const html = await answer.text();
  return { html, told: answer.ok ? '' : (part(html, 'main .error') || part(html, 'main .lead') || { textContent: '' }).textContent };
}

// One event is lines up to an empty one; a piece may end anywhere.
async function listen(response, hear) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let waiting = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    waiting += decoder.decode(value, { stream: true });
    const events = waiting.split('\n\n');
    waiting = events.pop();
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event);
      const data = /^data: (.*)$/m.exec(event);
      if (name && data) hear(name[1], JSON.parse(data[1]));
    }
  }
}

function bring(root) {
  const form = root.querySelector('[data-ask]');
  const talk = root.querySelector('[data-talk]');
  const stop = root.querySelector('[data-stop]');
  const go = root.querySelector('[data-go]');
  const box = form.querySelector('textarea');
  let cut = null;

  function say(text, tone) {
    let line = form.querySelector('[data-said]');
    if (!line) {
      line = document.createElement('p');
      line.dataset.said = '';
      line.setAttribute('role', 'status');
      form.insertBefore(line, form.firstChild);
    }
    line.className = tone || 'muted';
    line.textContent = text;
  }

  function begin(question) {
    const article = document.createElement('article');
    article.className = 'exchange';
    const asked = document.createElement('p');
    asked.className = 'asked';
    asked.textContent = question;
    const lines = document.createElement('div');
    lines.className = 'lines';
    article.append(asked, lines);
    talk.append(article);
    return { article, lines };
  }

  function busy(now) {
    go.disabled = now;
    stop.hidden = !now;
    talk.setAttribute('aria-busy', String(now));
  }

  async function excerpts() {
    const { html, told } = await fetched(`${form.action}?${new URLSearchParams(new FormData(form))}`);
    const found = part(html, '[data-exchange]');
    if (told || !found) return say(told || form.dataset.lost, 'error');
    talk.append(found);
    say('');
    box.value = '';
    return undefined;
  }

  async function streamed() {
    const body = new URLSearchParams(new FormData(form));
    const response = await fetch('/api/tutor', { method: 'POST', body, headers: { 'X-Qadam': '1' }, signal: cut.signal });
    if (!response.ok) return say((await response.json()).message, 'error');
    const place = begin(box.value.trim());
    let ended = false;
    await listen(response, (name, data) => {
      if (name === 'waiting') say(data.words);
      if (name === 'line') { say(''); add(place.lines, data.html); }
      if (name === 'problem') { ended = true; place.article.remove(); say(data.message, 'error'); }
      if (name === 'end') {
        ended = true;
        say('');
        add(place.article, data.html);
        place.article.querySelectorAll('[data-opinion]').forEach(opinion);
        form.elements.after.value = data.id;
        box.value = '';
      }
    });
    return ended ? undefined : say(form.dataset.lost, 'error');
  }

  function opinion(asking) {
    asking.querySelectorAll('button').forEach(button => button.addEventListener('click', async event => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(asking));
      body.append(button.name, button.value);
      const answer = await fetch(asking.action, { method: 'POST', body }).catch(() => null);
      if (answer && answer.ok) asking.textContent = asking.dataset.thanks;
    }));
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (go.disabled || !box.value.trim()) return;
    cut = new AbortController();
    say(form.dataset.sending);
    busy(true);
    try {
      await (root.dataset.mode === 'model' ? streamed() : excerpts());
    } catch (away) {
      say(cut.signal.aborted ? '' : form.dataset.lost, 'error');
    }
    busy(false);
    box.focus();
  });
  stop.addEventListener('click', () => cut && cut.abort());
  root.querySelectorAll('[data-opinion]').forEach(opinion);
}

// On a lesson: the tutor's own page knows who is asking, the lesson does not.
function beside(form) {
  form.addEventListener('submit', async event => {
    const words = form.elements.q.value.trim();
    if (!words) return;
    event.preventDefault();
    const { course, lesson } = form.elements;
    try {
      const { html, told } = await fetched(`${form.action}?${new URLSearchParams({ course: course.value, lesson: lesson.value })}`);
      const root = part(html, '[data-tutor]');
      if (told || !root) throw new Error(told);
      form.replaceWith(root);
      bring(root);
      const box = root.querySelector('textarea');
      box.value = words;
      root.querySelector('[data-go]').click();
    } catch (refused) {
      form.submit();
    }
  });
}

document.querySelectorAll('[data-tutor]').forEach(bring);
document.querySelectorAll('[data-beside]').forEach(beside);
