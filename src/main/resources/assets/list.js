// Lists: what is asked for, rows chosen for a step, an export that shows how far it is. Everything also works without this file.
(() => {
  // What a list is asked for is what was clicked and typed so far, also while an earlier answer is still on its way: each click changes
  // what it changes on the page, the search box is as it stands, and the newest request takes the place of the one before (hx-sync).
  document.addEventListener('htmx:configRequest', (event) => {
    const list = event.target.closest('.list');
    if (!list || event.target.closest('[data-more]')) {
      return;
    }
    const asked = new URL(list.dataset.asked ?? location.href, location.href);
    const box = list.querySelector('[data-search]');
    const link = event.target.closest('a');
    const filter = event.target.closest('.filter-form');
    if (filter && !link) {
      new FormData(filter).forEach((value, name) => {
        if (filter.elements[name].type !== 'hidden') {
          put(asked, name, value.trim());
        }
      });
    }
    if (link) {
      const [to, here] = [new URL(link.href), new URL(location.href)];
      new Set([...to.searchParams.keys(), ...here.searchParams.keys()]).forEach((name) => {
        if (to.searchParams.get(name) !== here.searchParams.get(name)) {
          put(asked, name, to.searchParams.get(name));
        }
      });
      if (box && 'clear' in link.dataset) {
        box.value = '';
      }
    }
    if (box) {
      put(asked, 'q', box.value.trim());
    }
    put(asked, 'after', null);
    list.dataset.asked = asked.href;
    [...event.detail.parameters.keys()].forEach((name) => delete event.detail.parameters[name]);
    event.detail.path = asked.pathname + asked.search;
  });
  const put = (address, name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
  document.addEventListener('htmx:afterRequest', (event) => {
    // A request that was replaced has no status: what it asked for is still wanted.
    if (event.detail.xhr.status) {
      delete event.target.closest('.list')?.dataset.asked;
    }
  });

  // Rows chosen for a step.
  const choices = () => [...document.querySelectorAll('#list-rows input[name=chosen]')];
  const countChosen = () => {
    const said = document.querySelector('[data-chosen]');
    if (said) {
      // Steps for chosen rows only stand there once there are any.
      const chosen = choices().filter((one) => one.checked).length;
      said.dataset.none ??= said.textContent;
      said.textContent = chosen ? said.dataset.chosen.replace('{0}', chosen) : said.dataset.none;
      said.closest('.list-steps').hidden = chosen === 0;
      document.querySelectorAll('[data-choose-all]').forEach((all) => {
        all.checked = chosen > 0 && chosen === choices().length;
        all.indeterminate = chosen > 0 && chosen < choices().length;
      });
    }
  };
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-choose-all]')) {
      choices().forEach((one) => { one.checked = event.target.checked; });
    }
    if (event.target.matches('[data-choose-all], input[name=chosen]')) {
      countChosen();
    }
  });
  document.addEventListener('htmx:afterSettle', countChosen);
  addEventListener('pageshow', countChosen);

  // An export: rows of a CSV are counted as they come; of a workbook, which is packed, only its size is known.
  const size = (bytes) => (bytes < 1e6 ? Math.ceil(bytes / 1e3) + ' kB' : (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + ' MB');
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('[data-export]');
    const dialog = document.querySelector('#exporting');
    if (!link || !dialog || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const words = link.parentElement.dataset;
    const [said, bar, button] = ['[data-said]', 'progress', 'button'].map((one) => dialog.querySelector(one));
    const stop = new AbortController();
    const counts = link.href.includes('format=csv');
    let [bytes, rows] = [0, -1];
    const tell = (text) => {
      said.textContent = text
        .replace('{rows}', Math.max(rows, 0).toLocaleString(document.documentElement.lang))
        .replace('{size}', size(bytes));
    };
    const soFar = () => tell(counts ? words.rows : words.size);
    dialog.onclose = () => stop.abort();
    button.textContent = button.dataset.stop;
    bar.hidden = false;
    soFar();
    dialog.showModal();
    try {
      const answer = await fetch(link.href, { signal: stop.signal });
      if (!answer.ok) {
        location.assign(link.href);
        return;
      }
      const parts = [];
      for (const reader = answer.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) {
          break;
        }
        parts.push(value);
        bytes += value.length;
        if (counts) {
          value.forEach((byte) => { rows += byte === 13; });
        }
        soFar();
      }
      const name = /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(answer.headers.get('Content-Disposition')?.replace(/.*filename\*=/, 'filename*='))?.[1] ?? 'export';
      const saved = document.createElement('a');
      saved.href = URL.createObjectURL(new Blob(parts));
      saved.download = decodeURIComponent(name);
      saved.click();
      setTimeout(() => URL.revokeObjectURL(saved.href), 60000);
      tell(counts ? words.done : words.doneSize);
    } catch {
      said.textContent = stop.signal.aborted ? '' : words.failed;
    }
    bar.hidden = true;
    button.textContent = button.dataset.close;
  });
})();
