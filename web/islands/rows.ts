/** Adds and removes repeating rows in place; the same buttons ask the server where this does not run. */
export function start(field: HTMLElement): void {
  const name = field.dataset.name ?? ''
  const list = field.querySelector('.rows-list')
  const template = field.querySelector('template')
  if (!list || !template) return
  field.addEventListener('click', event => {
    const button = (event.target as Element).closest('button')
    if (!button || !('add' in button.dataset || 'remove' in button.dataset)) return
    event.preventDefault()
    if ('add' in button.dataset) {
      const row = template.content.cloneNode(true) as DocumentFragment
      list.append(row)
    } else {
      const row = button.closest('.rows-row')
      if (list.children.length > 1) row?.remove()
      else for (const box of row?.querySelectorAll<HTMLInputElement>('.input') ?? []) box.value = ''
    }
    renumber(list, name)
    list.lastElementChild?.querySelector<HTMLElement>('.input')?.focus()
  })
}

/** The server reads rows by their number, so the numbers follow the order on the page. */
function renumber(list: Element, name: string): void {
  const place = new RegExp(`${name.replace(/[^\w-]/g, '\\$&')}\\.(?:\\d+|__row__)(?=\\.|$)`, 'g')
  ;[...list.children].forEach((row, index) => {
    for (const element of row.querySelectorAll('*')) {
      for (const attribute of ['name', 'id', 'for', 'aria-describedby', ...(element.tagName === 'BUTTON' ? ['value'] : [])]) {
        const value = element.getAttribute(attribute)
        if (value) element.setAttribute(attribute, value.replace(place, `${name}.${index}`))
      }
    }
    for (const title of row.querySelectorAll('legend, .unseen')) {
      title.textContent = title.textContent?.replace(/(\d+|__number__)$/, String(index + 1)) ?? ''
    }
  })
}
