/*
 * Computes the checksum of a chosen or dropped file here, so that the file never leaves this
 * machine. Without Web Crypto (an old browser, a site without HTTPS) the form sends the file.
 */

const LARGEST = 100 * 2 ** 20 // bytes; as exports/views/verifying.py
const form = document.querySelector('[data-verify]')
const input = form.querySelector('input[type="file"]')
const drop = form.querySelector('.drop')

/** Return the SHA-256 of a file as 64 hexadecimal digits. */
async function checksum(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function ask(file) {
  const status = form.querySelector('[data-status]')
  if (file.size > LARGEST) {
    status.textContent = form.dataset.large
    return
  }
  status.textContent = form.dataset.busy
  const question = new URLSearchParams({ sha256: await checksum(file), naam: file.name })
  location.assign(`${form.dataset.verify}?${question}#verdict`)
}

if (crypto.subtle) {
  form.querySelector('[data-stays]').hidden = false
  form.querySelector('[data-goes]').hidden = true
  input.addEventListener('change', () => input.files.length && ask(input.files[0]))
  form.addEventListener('submit', (event) => {
    if (!input.files.length) return
    event.preventDefault()
    ask(input.files[0])
  })
  drop.classList.add('can-drop')
  drop.addEventListener('dragover', (event) => {
    event.preventDefault()
    drop.classList.add('over')
  })
  drop.addEventListener('dragleave', () => drop.classList.remove('over'))
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    drop.classList.remove('over')
    if (event.dataTransfer.files.length) ask(event.dataTransfer.files[0])
  })
}

// Who came by script or keyboard hears the answer first.
document.getElementById('verdict')?.focus()
