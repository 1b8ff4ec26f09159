/* A button that copies a letter. Without a script there is none: a tap on the text selects all of it. */
for (const letter of document.querySelectorAll(".pr-letter[data-copy]")) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "pr-button"
  button.textContent = letter.dataset.copy
  button.setAttribute("aria-live", "polite")
  button.addEventListener("click", async () => {
    const text = letter.textContent.trim()
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      /* A page without a certificate may not reach the clipboard in today's way. */
      const field = document.createElement("textarea")
      field.value = text
      document.body.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
      button.focus()
    }
    button.textContent = letter.dataset.copied
  })
  letter.closest(".pr-post").querySelector(".pr-send").append(button)
}
