// The browser's part of adding a passkey and of signing in with one. Where it cannot, the buttons stay hidden.
(() => {
  if (!window.PublicKeyCredential) {
    return;
  }
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const send = async (form, path, body, type) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'Accept': 'application/json', 'Content-Type': type, [form.dataset.header]: form.elements[form.dataset.sign].value },
      body,
    });
    if (!answer.ok) {
      throw new Error((await answer.json()).detail);
    }
    return answer.status === 204 ? null : answer.json();
  };

  const described = (credential, response) => ({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment,
  });

  const add = async (form) => {
    const options = await send(form, form.action + '/options', new URLSearchParams(new FormData(form)), 'application/x-www-form-urlencoded');
    options.challenge = bytes(options.challenge);
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = (options.excludeCredentials || []).map((one) => ({ ...one, id: bytes(one.id) }));
    const made = await navigator.credentials.create({ publicKey: options });
    const credential = described(made, {
      attestationObject: text(made.response.attestationObject),
      clientDataJSON: text(made.response.clientDataJSON),
      transports: made.response.getTransports(),
    });
    await send(form, form.action, JSON.stringify({ credential, label: form.elements.label.value.trim() }), 'application/json');
    location.reload();
  };

  const signIn = async (form) => {
    const options = await send(form, form.action + '/options', '', 'application/x-www-form-urlencoded');
    options.challenge = bytes(options.challenge);
    options.allowCredentials = (options.allowCredentials || []).map((one) => ({ ...one, id: bytes(one.id) }));
    const signed = await navigator.credentials.get({ publicKey: options });
    const answer = await send(form, form.action + '?to=' + encodeURIComponent(form.elements.to.value), JSON.stringify(described(signed, {
      authenticatorData: text(signed.response.authenticatorData),
      clientDataJSON: text(signed.response.clientDataJSON),
      signature: text(signed.response.signature),
      userHandle: signed.response.userHandle ? text(signed.response.userHandle) : null,
    })), 'application/json');
    const goOn = document.getElementById('lock-go-on');
    if (goOn) {
      goOn.requestSubmit();
    } else {
      location.assign(answer.to);
    }
  };

  document.querySelectorAll('form[data-passkey]').forEach((form) => {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const problem = form.querySelector('[role=alert]');
      problem.hidden = true;
      try {
        await (form.dataset.passkey === 'add' ? add(form) : signIn(form));
      } catch (failure) {
        // What the browser itself says is in its own words and language; ours are told as they are.
        problem.textContent = failure instanceof DOMException ? form.dataset.stopped : failure.message;
        problem.hidden = false;
      }
    });
  });
})();
