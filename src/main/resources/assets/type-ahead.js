// Boxes that find a unit or an area while somebody types (the combobox pattern of ARIA). Without this file the server looks the words up.
(() => {
  const parts = (box) => {
    const whole = box.closest('.type-ahead');
    return { whole, id: whole.querySelector('input[type=hidden]'), list: whole.querySelector('[role=listbox]') };
  };
  const offered = (list) => [...list.querySelectorAll('[role=option][data-value]')];
  const boxes = new WeakMap();
  const state = (box) => {
    if (!boxes.has(box)) {
      boxes.set(box, { timer: 0, request: null, at: -1, chosen: box.value });
    }
    return boxes.get(box);
  };

  const close = (box) => {
    const known = state(box);
    clearTimeout(known.timer);
    known.request?.abort();
    known.at = -1;
    parts(box).list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const mark = (box, at) => {
    const { list } = parts(box);
    const options = offered(list);
    if (!options.length) {
      return;
    }
    state(box).at = (at + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === state(box).at)));
    const marked = options[state(box).at];
    box.setAttribute('aria-activedescendant', marked.id);
    marked.scrollIntoView({ block: 'nearest' });
  };
  const choose = (box, option) => {
    const { id } = parts(box);
    box.value = option.dataset.words;
    id.value = option.dataset.value;
    state(box).chosen = box.value;
    close(box);
    id.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const ask = async (box) => {
    const { whole, list } = parts(box);
    const known = state(box);
    known.request?.abort();
    const request = known.request = new AbortController();
    const address = new URL(whole.dataset.source, location.href);
    address.searchParams.set('q', box.value.trim());
    const day = whole.dataset.fixedDay ?? document.getElementById(whole.dataset.day ?? '')?.value;
    if (day) {
      address.searchParams.set('day', day);
    }
    try {
      const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, signal: request.signal });
      if (!answer.ok) {
        close(box);
        return;
      }
      list.innerHTML = await answer.text();
      offered(list).forEach((option, i) => { option.id = list.id + '-' + i; });
      known.at = -1;
      list.hidden = false;
      box.setAttribute('aria-expanded', 'true');
      box.removeAttribute('aria-activedescendant');
      document.querySelector('#live').textContent = list.querySelector('[data-said]')?.dataset.said ?? '';
    } catch {
      // Replaced by what was typed since, or no connection: the words stay, and the server looks them up.
    }
  };
  const boxOf = (event) => event.target.closest?.('.type-ahead [role=combobox]');

  document.addEventListener('input', (event) => {
    const box = boxOf(event);
    if (box) {
      const known = state(box);
      known.entered = false;
      parts(box).id.value = '';
      clearTimeout(known.timer);
      if (box.value.trim()) {
        known.timer = setTimeout(() => ask(box), 150);
      } else {
        close(box);
      }
    }
  });
  document.addEventListener('keydown', (event) => {
    const box = boxOf(event);
    if (!box) {
      return;
    }
    const { list } = parts(box);
    const { at } = state(box);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) {
        ask(box);
      } else {
        mark(box, event.key === 'ArrowDown' ? at + 1 : at < 0 ? -1 : at - 1);
      }
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault();
      const options = offered(list);
      const taken = at >= 0 ? options[at] : options.length === 1 ? options[0] : null;
      if (taken) {
        choose(box, taken);
      }
    } else if (event.key === 'Tab' && !list.hidden && at >= 0) {
      choose(box, offered(list)[at]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close(box);
    }
  }, true);
  // Before the box loses the focus.
  document.addEventListener('mousedown', (event) => {
    const option = event.target.closest('.type-ahead [role=option][data-value]');
    if (option) {
      event.preventDefault();
      choose(option.closest('.type-ahead').querySelector('[role=combobox]'), option);
    }
  });
  // Who comes to a box that is filled in already replaces what stands there; a click puts the caret into it once more, after the focus.
  document.addEventListener('focusin', (event) => {
    const box = boxOf(event);
    if (box) {
      box.select();
      state(box).entered = true;
    }
  });
  document.addEventListener('click', (event) => {
    const box = boxOf(event);
    if (box && state(box).entered && box.selectionStart === box.selectionEnd) {
      box.select();
    }
    if (box) {
      state(box).entered = false;
    }
  });
  document.addEventListener('focusout', (event) => {
    const box = boxOf(event);
    if (box) {
      close(box);
    }
  });
})();
