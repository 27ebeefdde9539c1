// Tells of what comes while a page is open. Only the page in front listens, since a browser keeps few lines open to one server. What is told is that there is
// something; the page asks for it as for anything else.
(() => {
  const source = document.body.dataset.live;
  const MOST = 3;
  const AGAIN = 30_000;
  // Who fills in a form is left alone for a while.
  const SETTLED = document.querySelector('form[data-keep]') ? 5_000 : 1_000;
  if (!source || !window.EventSource) {
    return;
  }
  const title = document.title;
  let stream = null;
  let soon = 0;

  const show = async (item) => {
    try {
      const answer = await fetch(source + '/' + item, { headers: { 'HX-Request': 'true' } });
      if (answer.ok) {
        const place = document.querySelector('#notices');
        place.insertAdjacentHTML('afterbegin', await answer.text());
        [...place.querySelectorAll('[data-news]')].slice(MOST).forEach((old) => old.remove());
      }
    } catch {
      // No connection: the number of what is unread is told as soon as there is one.
    }
  };
  const listen = () => {
    clearTimeout(soon);
    if (document.visibilityState !== 'visible') {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource(source);
      stream.addEventListener('unread', (event) => {
        document.title = event.data === '0' ? title : '(' + event.data + ') ' + title;
      });
      stream.addEventListener('item', (event) => show(event.data));
      // Refused, for instance while the page is locked: a browser does not try again by itself.
      stream.addEventListener('error', () => {
        if (stream?.readyState === EventSource.CLOSED) {
          stream = null;
          setTimeout(listen, AGAIN);
        }
      });
    }
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => { clearTimeout(soon); stream?.close(); stream = null; });
  // Who leafs through pages does not listen to each of them.
  addEventListener('pageshow', () => { soon = setTimeout(listen, SETTLED); });
})();
