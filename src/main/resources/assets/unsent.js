// What stands in a form marked data-unsent outlives a crash or a closed tab: choices, days, numbers, the places and units chosen. Never words,
// which may hold what must be kept nowhere but in the open form: not the fields data-unsent names, nor whatever has not the shape of a day or a number.
(() => {
  const LONGEST = 3 * 24 * 3_600_000;
  const ALL = 'unsent:';
  const mine = ALL + (document.body.dataset.account ?? '') + ':';
  // Numbers and names are written in a language.
  const place = mine + document.documentElement.lang + ':' + location.pathname;
  // As the form reads them: 20:30, 20h, 4h30, 20 giờ 30; alone or after a day.
  const HOUR = '\\d{1,2} ?(?:[:hg]|giờ) ?(?:\\d{2})?';
  const DAY = new RegExp(`^(?:(?:\\d{1,2}/\\d{1,2}/\\d{4}|\\d{4}-\\d{2}-\\d{2})(?:[ T]${HOUR})?|${HOUR})$`);
  // So few digits are no telephone and no identity number.
  const NUMBER = (text) => /^[\d.,]+$/.test(text) && text.replace(/\D/g, '').length < 9;

  let store;
  try {
    store = localStorage;
  } catch {
    return;
  }
  const read = (key) => {
    try {
      const kept = JSON.parse(store.getItem(key));
      return Date.now() - kept.at < LONGEST && Array.isArray(kept.fields) ? kept : null;
    } catch {
      return null;
    }
  };
  const forget = (which) => Object.keys(store).filter((key) => key.startsWith(ALL) && which(key)).forEach((key) => store.removeItem(key));
  forget((key) => document.body.dataset.account && !key.startsWith(mine) || !read(key));

  const shown = () => document.querySelector('form[data-unsent]');

  /** Name and value of what may be kept; null for a box without its tick. */
  const fields = (form) => {
    const words = form.dataset.unsent.split(' ');
    return [...form.elements].flatMap((field) => {
      const box = field.closest('.type-ahead');
      if (!field.name || field.name === '_csrf' || field.type === 'submit' || words.includes(field.name)) {
        return [];
      }
      if (box) {
        const chosen = box.querySelector('input[type=hidden]').value;
        return chosen || !box.querySelector('[role=combobox]').value ? [[field.name, field.value]] : [];
      }
      if (field.type === 'checkbox') {
        return [[field.name, field.checked ? field.value : null]];
      }
      const text = field.value.trim();
      return field.type === 'hidden' || field.localName === 'select' || !text || DAY.test(text.normalize()) || NUMBER(text) ? [[field.name, field.value]] : [];
    });
  };

  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    const form = shown();
    try {
      if (form) {
        store.setItem(place, JSON.stringify({ at: Date.now(), fields: fields(form) }));
      }
    } catch {
      // No room left: then it is not kept.
    }
  };
  const soon = (event) => {
    if (event.target.closest('form[data-unsent]')) {
      clearTimeout(timer);
      timer = setTimeout(keep, 300);
    }
  };
  const drop = () => {
    clearTimeout(timer);
    timer = 0;
    store.removeItem(place);
  };
  document.addEventListener('input', soon);
  document.addEventListener('change', soon);
  addEventListener('pagehide', () => { if (timer) { keep(); } });
  document.addEventListener('form-sent', drop);
  document.addEventListener('submit', (event) => {
    if (event.target.getAttribute('action') === '/sign-out') {
      drop();
      forget(() => true);
    }
  });

  // What was kept is offered, never put in unasked.
  const note = document.getElementById('unsent');
  const kept = read(place);
  const form = shown();
  if (!note || !kept || !form) {
    return;
  }
  const now = new Map(fields(form));
  if (kept.fields.every(([name, value]) => ['id', 'version'].includes(name) || (now.get(name) ?? '') === (value ?? ''))) {
    drop();
    return;
  }
  const language = document.documentElement.lang === 'vi' ? 'vi-VN' : 'en-GB';
  note.querySelector('time').textContent = new Date(kept.at).toLocaleString(language, { dateStyle: 'short', timeStyle: 'short' });
  note.hidden = false;
  document.getElementById('live').textContent = note.querySelector('p').textContent;

  // The form is drawn again by the server with what was kept: its kind asks for other amounts, and its partners need rows.
  const restore = async () => {
    const data = new URLSearchParams(new FormData(shown()));
    kept.fields.forEach(([name, value]) => { if (value === null) { data.delete(name); } else { data.set(name, value); } });
    data.set('do', 'again');
    const answer = await fetch(shown().action, { method: 'POST', body: data, headers: { 'HX-Request': 'true' } });
    if (!answer.ok) {
      throw new Error();
    }
    const content = document.getElementById('page-content');
    content.replaceChildren(...new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes);
    htmx.process(content);
    shown().dispatchEvent(new Event('input', { bubbles: true }));
    shown().querySelector('select, input:not([type=hidden])').focus();
  };
  note.querySelector('[data-restore]').addEventListener('click', () => restore().catch(() => {
    note.querySelector('[role=alert]').textContent = document.getElementById('notices').dataset.offline;
  }));
  note.querySelector('[data-drop]').addEventListener('click', () => {
    drop();
    note.remove();
    shown().querySelector('select, input:not([type=hidden])').focus();
  });
})();
