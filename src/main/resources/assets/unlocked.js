// The screen may be unlocked in another tab than the one that keeps what was typed: the one tells, the other goes on by itself.
(() => {
  const tabs = new BroadcastChannel('phoihop-lock');
  if (document.querySelector('[data-unlocked]')) {
    tabs.postMessage('open');
    return;
  }
  const goOn = document.getElementById('lock-go-on');
  if (goOn) {
    tabs.addEventListener('message', (message) => { if (message.data === 'open') { goOn.requestSubmit(); } });
  }
})();
