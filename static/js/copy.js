/* Buttons that copy the words of an element: data-copy is its id, data-done what the button says after. */

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) break
  const words = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim())
    button.textContent = button.dataset.done
    setTimeout(() => { button.textContent = words }, 3000)
  })
}
