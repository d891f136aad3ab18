// What would be found of an entry is asked while it is typed, and rows are added without a new page. Every
// page works without this file.
const form = document.querySelector("form[data-check]")
const place = document.getElementById("na-biezaco")
const PAUSE = 700
let waiting = 0
let asked = null

const ask = async () => {
  asked?.abort()
  asked = new AbortController()
  try {
    const answer = await fetch(form.dataset.check, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      signal: asked.signal,
      redirect: "error",
    })
    if (answer.ok) place.innerHTML = await answer.text()
  } catch {
    // No connection, or typed on meanwhile: saving tells the same.
  }
}

const later = () => {
  clearTimeout(waiting)
  waiting = setTimeout(ask, PAUSE)
}

form?.addEventListener("input", later)

// A row keeps its number when one before it is removed: what is sent may have gaps.
const add = (name, button) => {
  const template = document.querySelector(`template[data-rows="${name}"]`)
  const count = form.elements[`${name}-rows`]
  const number = Number(count.value)
  if (number >= Number(template.dataset.most)) return
  count.value = number + 1
  const row = template.innerHTML.replaceAll("__n__", number).replaceAll("__number__", number + 1)
  button.insertAdjacentHTML("beforebegin", row)
  button.previousElementSibling.querySelector("input").focus()
}

form?.addEventListener("click", (event) => {
  const button = event.target.closest("button")
  const [deed, name] = button?.value.split("-") ?? []
  if (deed !== "add" && deed !== "remove") return
  event.preventDefault()
  if (deed === "add") add(name, button)
  else button.closest("fieldset").remove()
  later()
})
