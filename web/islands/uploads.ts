/** Says at once when a file is too large or there are too many, and shows how much of the form has been sent. */
export function start(element: HTMLElement): void {
  const input = element as HTMLInputElement
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    const { bytes, tooLarge, files: most, tooMany } = input.dataset
    const says = files.some(file => file.size > Number(bytes)) ? tooLarge : files.length > Number(most) ? tooMany : undefined
    input.setCustomValidity(says ?? '')
    input.reportValidity()
  })
  const { form } = input
  if (!form || form.dataset.sends) return
  form.dataset.sends = 'with progress'
  form.addEventListener('submit', event => {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')]
    if (!inputs.some(each => each.files?.length)) return
    event.preventDefault()
    const wrong = inputs.find(each => each.validationMessage)
    if (wrong) wrong.reportValidity()
    else send(form, event.submitter)
  })
}

function send(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', submitter?.textContent ?? '')
  bar.className = 'sending'
  form.append(bar)
  const request = new XMLHttpRequest()
  request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
    if (lengthComputable) [bar.max, bar.value] = [total, loaded]
  })
  request.addEventListener('load', () => show(request))
  // the line broke: the plain form tries once more and the browser tells the person what is wrong
  request.addEventListener('error', () => form.submit())
  request.open(form.method, form.action)
  request.setRequestHeader('X-Sent-By', 'script')
  request.send(new FormData(form, submitter))
}

/** Leads on to where the form leads; problems are this page again, with what was typed. */
function show(request: XMLHttpRequest): void {
  const to = request.getResponseHeader('x-go-on')
  if (to) {
    // an address that differs only behind its # would load nothing
    history.replaceState(history.state, '', to)
    location.reload()
    return
  }
  const { title, body } = new DOMParser().parseFromString(request.responseText, 'text/html')
  document.title = title
  document.body.replaceWith(body)
  scrollTo(0, 0)
  document.dispatchEvent(new Event('page-replaced'))
}
