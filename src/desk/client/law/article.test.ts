import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cite, procedure, sources } from '../../../law/index.ts'
import { inWords } from './article.ts'

const articleInWords = (article: string): string => inWords(article, sources)

test('articles of the regulation are said as the law room cites them, without its name', () => {
  for (let article = 1; article <= 50; article++)
    for (const rest of ['', '(1)', '(3)', '(10)', '(1)(2)']) {
      const written = `L22 ${article}${rest}`
      assert.equal(`《信访工作条例》${articleInWords(written)}`, cite(written), written)
    }
})

test('every row of the procedure has an article in words', () => {
  for (const { article, id } of procedure)
    for (const one of articleInWords(article).split('、'))
      assert.match(one, /^((《[^》]+》)?第[^《]+[条款项]|《[^》]+》|本系统规则|本地惯例)$/, `${id}: ${article}`)
})

test('other laws are named, what is unknown stays as it was written', () => {
  assert.equal(articleInWords('济南热线 24'), '《济南市12345市民服务热线条例》第二十四条')
  assert.equal(articleInWords('民诉法90'), '《民事诉讼法》第九十条')
  assert.equal(articleInWords('民法典 201'), '《民法典》第二百零一条')
  assert.equal(articleInWords('简易办理办法'), '《信访事项简易办理办法》')
  assert.equal(articleInWords('L22 34; [D]'), '第三十四条、本系统规则')
  assert.equal(articleInWords('市政府文件'), '市政府文件')
})
