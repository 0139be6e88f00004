// Hashes a file in the browser and asks for its SHA-256. The file itself is not sent.
(function () {
  'use strict';
  const drop = document.getElementById('drop');
  const file = document.getElementById('file');
  const field = document.getElementById('hash');
  const status = document.getElementById('drop-status');
  if (!drop || !file || !field || !window.crypto || !window.crypto.subtle) return;
  drop.hidden = false;

  async function check(chosen) {
    if (!chosen) return;
    status.textContent = 'Hashing “' + chosen.name + '”…';
    try {
      const digest = await window.crypto.subtle.digest('SHA-256', await chosen.arrayBuffer());
      field.value = Array.from(new Uint8Array(digest), function (byte) { return byte.toString(16).padStart(2, '0'); }).join('');
      status.textContent = 'Checking “' + chosen.name + '”…';
      field.form.requestSubmit();
    } catch (error) {
      status.textContent = 'This file could not be read. Try again, or paste its hash above.';
    }
  }

  file.addEventListener('change', function () { check(file.files[0]); });
  ['dragover', 'dragenter'].forEach(function (name) {
    drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add('over'); });
  });
  ['dragleave', 'drop'].forEach(function (name) {
    drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.remove('over'); });
  });
  drop.addEventListener('drop', function (event) { check(event.dataTransfer.files[0]); });
})();
