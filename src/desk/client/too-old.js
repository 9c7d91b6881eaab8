// biome-ignore-all lint: read by browsers of fifteen years ago, so ES3 words only
// Shows what to do where the desk cannot run. Chromium 87 is the first that knows `inset`.
;(function () {
  var css = window.CSS
  var fits =
    'noModule' in document.createElement('script') &&
    typeof Promise === 'function' &&
    css &&
    css.supports &&
    css.supports('inset', '0') &&
    typeof ''.replaceAll === 'function'
  if (fits) return
  var words = document.getElementById('too-old')
  words.removeAttribute('hidden')
  words.style.display = 'block'
  document.getElementById('desk').style.display = 'none'
})()
