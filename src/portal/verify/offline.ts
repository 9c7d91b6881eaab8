import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

/**
 * One file that checks a receipt on any computer, asking nobody: the same code that the page runs, its types taken
 * off. Made when it is first asked for.
 */
export const offlinePage = (): string => {
  page ??= build()
  return page
}
let page: string | undefined

function build(): string {
  const source = readFileSync(join(import.meta.dirname, '../scripts/receipt-check.ts'), 'utf8')
  const check = stripTypeScriptTypes(source).replace(/^export /gm, '')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>离线核对回执</title>
<style>
body{margin:0 auto;max-width:44rem;padding:1.5rem 1.25rem 4rem;background:#fbfaf7;color:#1c2333;font:1.125rem/1.7 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:break-word}
h1{font-size:1.6rem;line-height:1.4}label{display:block;font-weight:600;margin:1.5rem 0 .4rem}
input,textarea,button{font:inherit;max-width:100%;box-sizing:border-box}textarea{width:100%;border:1px solid #767e8e;padding:.5rem}
button{min-height:3rem;padding:0 1.2rem;border:1px solid #1f4e8c;background:#1f4e8c;color:#fff;border-radius:.3rem}
:focus{outline:.2rem solid #1f4e8c;outline-offset:.15rem}
#result,#compared{margin-top:1rem;padding:.8rem 1rem;border-left:.3rem solid #767e8e;background:#fff}
.good{border-color:#2f6f5e!important}.bad{border-color:#b3392b!important}code{font-size:1rem;word-break:break-all}
</style>
</head>
<body>
<h1>离线核对回执</h1>
<p>这个页面不连网，也不把任何东西发出去。可以存下来，在任何一台电脑上用。</p>
<label for="file">选回执文件（从回执页面下载的，名字以 .json 结尾）</label>
<input type="file" id="file" accept=".json,application/json">
<div id="result" role="status" hidden></div>
<div id="more" hidden>
<label for="text">想核对写的内容：把当时写的“一句话”或者“经过”原样贴在这里</label>
<textarea id="text" rows="5"></textarea>
<p><button type="button" id="compare">比一比</button></p>
<div id="compared" role="status" hidden></div>
</div>
<h2>能证明什么</h2>
<p>能证明：文件里的登记（编号、时间、收到的单位、内容的指纹）从登记那一刻起没有改过一个字。</p>
<p>还不能证明：系统里现在存的和它一样，这要到网站的“验证回执”核对；公开登记簿开通以前，也不能证明它在公开登记簿上。</p>
<script>
"use strict";
${check}
var read = null
function show(id, ok, words) {
  var box = document.getElementById(id)
  box.hidden = false
  box.className = ok ? 'good' : 'bad'
  box.textContent = words
}
document.getElementById('file').addEventListener('change', function () {
  var file = this.files && this.files[0]
  if (!file) return
  var reader = new FileReader()
  reader.onload = function () {
    read = readReceipt(String(reader.result))
    document.getElementById('more').hidden = !read.ok
    document.getElementById('compared').hidden = true
    if (read.ok) show('result', true, '对得上，文件没有被改过。编号 ' + read.caseNo + '，' + read.organ + '，' + read.receivedAt.slice(0, 16).replace('T', ' ') + ' 收到。指纹 ' + read.leaf)
    else show('result', false, read.says)
  }
  reader.readAsText(file)
})
document.getElementById('compare').addEventListener('click', function () {
  var text = document.getElementById('text').value
  var same = read && read.ok && [text, text.trim(), JSON.stringify(text.split('\\n').filter(function (one) { return one.trim() }))].some(function (one) { return isRegistered(one, read) })
  show('compared', same, same ? '就是登记时写的内容，一个字也没有变。' : '和登记时写的不一样。标点、空格、换行也要一样；经过、一句话要分开核对。')
})
</script>
</body>
</html>
`
}
