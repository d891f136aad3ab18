// What the checks measure inside a page; evaluated once per page, leaves ``window.measure`` behind.
(() => {
  if (window.measure) return

  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'

  const seen = (el) =>
    el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0

  const focusable = () =>
    [...document.querySelectorAll(controls)].filter(
      (el) => el.tabIndex >= 0 && !el.disabled && seen(el),
    )

  const name = (el) => {
    const id = el.id ? `#${el.id}` : ''
    const words = (el.value && el.tagName === 'BUTTON' ? el.textContent : el.innerText) || ''
    return `${el.tagName.toLowerCase()}${id}${words ? ` „${words.trim().slice(0, 30)}”` : ''}`
  }

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const parsed = new Map()
  const rgba = (text) => {
    if (!parsed.has(text)) {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = '#000'
      canvas.fillStyle = text
      canvas.fillRect(0, 0, 1, 1)
      parsed.set(text, [...canvas.getImageData(0, 0, 1, 1).data])
    }
    return parsed.get(text)
  }

  const over = (top, below) => {
    const share = top[3] / 255
    return [0, 1, 2].map((i) => top[i] * share + below[i] * (1 - share)).concat(255)
  }

  // The colour really behind an element: every translucent layer down to the canvas.
  const behind = (el) => {
    const layers = []
    for (let at = el; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor)
      if (colour[3]) layers.push(colour)
      if (colour[3] === 255) break
    }
    const dark = getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
      matchMedia('(prefers-color-scheme: dark)').matches
    const base = dark ? [18, 18, 18, 255] : [255, 255, 255, 255]
    return layers.reduceRight((below, layer) => over(layer, below), base)
  }

  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }

  // A hidden native tick box is drawn by its label; everything else draws itself.
  const drawn = (el) => {
    const label = el.labels && el.labels[0]
    const hidden = /^(checkbox|radio)$/.test(el.type) && getComputedStyle(el).opacity === '0'
    return hidden && label ? [label, '::before'] : [el, null]
  }

  const look = (el) => {
    const [target, part] = drawn(el)
    const style = getComputedStyle(target, part)
    return {
      outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      outlineColor: style.outlineColor,
      shadow: style.boxShadow,
      border: style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth),
      borderColor: style.borderTopColor,
      background: style.backgroundColor,
    }
  }

  const colours = (shadow) => shadow.match(/(?:rgba?|color|oklab|oklch)\([^)]*\)/g) || []

  const stands = (before, after, el) => {
    const outer = behind(drawn(el)[0].parentElement)
    const strong = (text) => {
      const colour = rgba(text)
      return colour[3] > 0 && contrast(over(colour, outer), outer) >= 3
    }
    if (after.outline && !before.outline && strong(after.outlineColor)) return true
    if (after.shadow !== before.shadow && colours(after.shadow).some(strong)) return true
    if (after.border > before.border && strong(after.borderColor)) return true
    const was = over(rgba(before.background), outer)
    return contrast(over(rgba(after.background), outer), was) >= 3
  }

  const unseenFocus = (forced) => {
    const start = document.activeElement
    const wrong = []
    for (const el of focusable()) {
      el.blur()
      const before = look(el)
      el.focus({ preventScroll: true })
      const after = look(el)
      const shows = forced
        ? (after.outline && !before.outline) || after.border > before.border
        : stands(before, after, el)
      if (!shows) wrong.push(name(el))
    }
    document.activeElement?.blur()
    start?.focus?.({ preventScroll: true })
    return wrong
  }

  const obscured = () => {
    const wrong = []
    for (const el of focusable()) {
      el.focus()
      const target = drawn(el)[0]
      const box = target.getBoundingClientRect()
      const inset = 2
      const spots = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.15, 0.85].map((y) => [x, y]))
      const free = spots.some(([x, y]) => {
        const at = document.elementFromPoint(
          box.left + inset + (box.width - 2 * inset) * x,
          box.top + inset + (box.height - 2 * inset) * y,
        )
        return at && (at === el || el.contains(at) || target.contains(at) || at.control === el)
      })
      if (!free) wrong.push(name(el))
    }
    document.activeElement?.blur()
    scrollTo(0, 0)
    return wrong
  }

  const hiddenFromEyes = (el) => {
    const style = getComputedStyle(el)
    return style.clipPath !== 'none' || style.clip !== 'auto' || style.position === 'absolute' && el.clientWidth <= 1
  }

  // The head of a table that became cards is clipped whole, its cells are not.
  const withinHidden = (el) => {
    for (let at = el.parentElement; at; at = at.parentElement) if (hiddenFromEyes(at)) return true
    return false
  }

  const scrolls = (el) => {
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      if (/(auto|scroll)/.test(getComputedStyle(at).overflowX)) return true
    }
    return false
  }

  const overflow = () => {
    const width = document.documentElement.clientWidth
    const wrong = []
    for (const el of document.body.querySelectorAll('*')) {
      if (!seen(el) || hiddenFromEyes(el) || el.closest('.govuk-visually-hidden, svg')) continue
      const box = el.getBoundingClientRect()
      if (box.width && box.right > width + 1 && !scrolls(el) && !withinHidden(el)) wrong.push(name(el))
      const style = getComputedStyle(el)
      const clips = /(hidden|clip)/.test(style.overflowX + style.overflowY)
      const field = /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName)
      const cut = el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1
      if (clips && !field && cut && el.textContent.trim()) wrong.push(`${name(el)} (ucięte)`)
    }
    if (document.documentElement.scrollWidth > width + 1) wrong.push('strona przewija się w poziomie')
    return wrong.slice(0, 5)
  }

  const inSentence = (el) => {
    if (getComputedStyle(el).display !== 'inline') return false
    const block = el.closest('p, li, dd, td, label, h1, h2, h3, legend, div')
    return block && block.textContent.trim().length > el.textContent.trim().length + 2
  }

  const targets = () => {
    const boxes = focusable()
      .filter((el) => !el.classList.contains('govuk-skip-link'))
      .map((el) => [el, el.getBoundingClientRect()])
    const wrong = []
    for (const [el, box] of boxes) {
      if ((box.width >= 24 && box.height >= 24) || inSentence(el)) continue
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
      const near = boxes.find(([other, b]) => {
        if (other === el) return false
        const dx = Math.max(b.left - x, 0, x - b.right)
        const dy = Math.max(b.top - y, 0, y - b.bottom)
        return Math.hypot(dx, dy) < 12
      })
      if (near || box.height < 16) wrong.push(`${name(el)} ${Math.round(box.width)}×${Math.round(box.height)}`)
    }
    return wrong
  }

  const weakBorders = () => {
    const wrong = []
    const fields = document.querySelectorAll('input:not([type=hidden], [type=file]), select, textarea, button')
    for (const el of fields) {
      if (!seen(el) || el.tabIndex < 0) continue
      const [target, part] = drawn(el)
      const style = getComputedStyle(target, part)
      const outer = behind(target.parentElement)
      const border = rgba(style.borderTopColor)
      const edge = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none' &&
        contrast(over(border, outer), outer) >= 3
      const fill = contrast(over(rgba(style.backgroundColor), outer), outer) >= 3
      const textOnly = el.tagName === 'BUTTON' && /underline/.test(style.textDecorationLine)
      if (!edge && !fill && !textOnly) wrong.push(name(el))
    }
    return wrong
  }

  const moving = () =>
    [...document.querySelectorAll('*')]
      .filter((el) => {
        const style = getComputedStyle(el)
        const longest = (text) => Math.max(...text.split(',').map((part) => parseFloat(part) || 0))
        return (style.animationName !== 'none' && longest(style.animationDuration) > 0.01) ||
          longest(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth'
      })
      .map(name)

  const pale = () => {
    const wrong = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const el = walker.currentNode.parentElement
      if (!walker.currentNode.data.trim() || !seen(el) || el.closest('.govuk-visually-hidden')) continue
      const ground = behind(el)
      if (contrast(ground, [255, 255, 255, 255]) > 1.3) wrong.push(`${name(el)} (tło)`)
      else if (contrast(rgba(getComputedStyle(el).color), ground) < 4.5) wrong.push(name(el))
    }
    return wrong.slice(0, 5)
  }

  const visibleControls = () =>
    [...document.querySelectorAll('button, nav, .govuk-skip-link, .govuk-back-link')].filter(seen).map(name)

  const all = (query) => [...document.querySelectorAll(query)]

  const brokenIds = () => {
    const ids = all('[id]').map((el) => el.id)
    const wrong = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `identyfikator „${id}” dwa razy`)
    for (const attribute of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'headers'])
      for (const el of all(`[${attribute}]`))
        for (const id of el.getAttribute(attribute).trim().split(/\s+/))
          if (!document.getElementById(id)) wrong.push(`${attribute} wskazuje nieistniejące „${id}”`)
    return wrong
  }

  const headings = () => ({
    lang: document.documentElement.lang,
    title: document.title,
    ones: all('h1').map((el) => el.innerText.trim()),
    levels: all('h1, h2, h3, h4, h5, h6')
      .filter((el) => !el.closest('.govuk-error-summary, .govuk-notification-banner'))
      .map((el) => Number(el.tagName[1])),
    errors: all('.govuk-error-message, .govuk-error-summary').length,
  })

  // Everything a person sees or hears, attributes and the words kept for scripts included.
  const words = () => {
    const aloud = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'alt', 'placeholder']
    const body = document.body.cloneNode(true)
    // Codes are no words: "4ADD" is not English.
    for (const el of body.querySelectorAll('script, style, [translate=no]')) el.remove()
    const said = [document.title, body.textContent]
    for (const el of all('*'))
      for (const { name: attribute, value } of el.attributes)
        if (aloud.includes(attribute) || attribute.startsWith('data-i18n')) said.push(value)
    for (const el of all('input[type=submit], input[type=button]')) said.push(el.value)
    for (const el of all('meta[name=description]')) said.push(el.content)
    return said.join(' \n ')
  }

  const fields = () => all('input, textarea, select').map((el) => [el.name, el.type, el.getAttribute('autocomplete')])

  const describes = (el, id) => (el.getAttribute('aria-describedby') || '').split(/\s+/).includes(id)

  const silentStates = () => {
    const wrong = []
    for (const el of all('.govuk-tag')) if (!el.innerText.trim()) wrong.push('znacznik bez słowa')
    for (const el of all('.govuk-form-group--error')) {
      const message = el.querySelector('.govuk-error-message')
      if (!message?.textContent.trim().startsWith('Błąd:')) wrong.push('błąd pola bez słowa „Błąd:”')
    }
    for (const el of all('.govuk-error-message:not(.govuk-character-count__message)')) {
      const group = el.closest('.govuk-form-group, [role=group]')
      const near = group ? [group, ...group.querySelectorAll('[aria-describedby]')] : []
      if (!near.some((each) => describes(each, el.id)))
        wrong.push(`komunikat „${el.textContent.trim()}” nie opisuje żadnego pola`)
    }
    for (const el of all('.govuk-notification-banner'))
      if (!/^(alert|status)$/.test(el.getAttribute('role'))) wrong.push('powiadomienie nie jest ogłaszane')
    return wrong
  }

  const brokenSummaryLinks = () =>
    all('.govuk-error-summary a').flatMap((link) => {
      const text = link.innerText.trim()
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (!target || !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return [`„${text}” nie prowadzi do pola`]
      document.activeElement?.blur()
      link.click()
      if (document.activeElement !== target) return [`„${text}” nie przenosi fokusu`]
      const told = []
      for (let at = target; at; at = at.parentElement)
        for (const id of (at.getAttribute('aria-describedby') || '').split(/\s+/))
          told.push(document.getElementById(id)?.textContent || '')
      return told.some((each) => each.includes(text)) ? [] : [`„${text}” nie jest powtórzone przy polu`]
    })

  window.measure = {
    brokenIds, headings, words, fields, silentStates, brokenSummaryLinks,
    focusable, name, unseenFocus, obscured, overflow, targets, weakBorders, moving, pale, visibleControls, seen,
  }
})()
