import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cite, procedure } from '../../../law/index.ts'
import { articleInWords } from './article.ts'

test('articles of the regulation are said as the law room cites them, without its name', () => {
  for (let article = 1; article <= 50; article++)
    for (const rest of ['', '(1)', '(3)', '(10)', '(1)(2)']) {
      const written = `L22 ${article}${rest}`
      assert.equal(`《信访工作条例》${articleInWords(written)}`, cite(written), written)
    }
})

test('every row of the procedure has an article in words', () => {
  for (const { article, id } of procedure)
    assert.match(articleInWords(article), /^((《.+》)?第.+[条款项]|《.+》|本系统规则|本地惯例)(、本系统规则)?$/, id)
})

test('other laws are named, what is unknown stays as it was written', () => {
  assert.equal(articleInWords('民诉法90'), '《民诉法》第九十条')
  assert.equal(articleInWords('民法典 201'), '《民法典》第二百零一条')
  assert.equal(articleInWords('简易办理办法'), '《简易办理办法》')
  assert.equal(articleInWords('L22 34; [D]'), '第三十四条、本系统规则')
  assert.equal(articleInWords('市政府文件'), '市政府文件')
})
