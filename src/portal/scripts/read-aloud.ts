/**
 * Reads the page aloud in large-text mode, only with a voice of the device itself: other voices would
 * send the page to their maker.
 */
export function readAloud(): void {
  const speech = window.speechSynthesis
  const main = document.getElementById('main')
  if (!speech || !main || !document.documentElement.classList.contains('large')) return

  const offer = (): void => {
    const voice = speech.getVoices().find((one) => one.localService && one.lang.replace('_', '-').startsWith('zh'))
    if (!voice || document.querySelector('.read-aloud')) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'second read-aloud'
    button.textContent = '读给我听'
    button.addEventListener('click', () => {
      if (speech.speaking) {
        speech.cancel()
        button.textContent = '读给我听'
        return
      }
      // One utterance a line: long ones are cut off by some engines.
      // biome-ignore lint/performance/useDomNodeTextContent: only what is visible is read out
      for (const words of main.innerText.split('\n').filter((line) => line.trim() !== '')) {
        const line = new SpeechSynthesisUtterance(words)
        line.voice = voice
        line.lang = voice.lang
        line.rate = 0.9
        speech.speak(line)
      }
      button.textContent = '停下'
    })
    main.insertBefore(button, main.firstChild)
  }
  speech.addEventListener('voiceschanged', offer)
  window.addEventListener('pagehide', () => speech.cancel())
  offer()
}
