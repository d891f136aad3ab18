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
