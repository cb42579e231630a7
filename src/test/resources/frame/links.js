// Where the links of the screen lead to.
() => [...document.querySelectorAll('main a[href]')].map((link) => new URL(link.href).pathname)
