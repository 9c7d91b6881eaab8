import { sql } from 'kysely'
import type { Region } from '../../directory.ts'
import { levels, titleOf } from './organs.ts'
import { type Draft, markTwice, planned, type SheetKind } from './plan.ts'

/** Digits of a code by level (GB/T 2260 and the statistics bureau's list): 6 down to counties, 9 or 12 for townships. */
const codeForm = /^(\d{6}|\d{9}|\d{12})$/

/** Regions of the city, each below the one it belongs to. */
export const regionSheet: SheetKind = {
  kind: 'regions',
  title: '区划',
  columns: () => [
    { heading: '区划代码', needed: true, width: 16 },
    { heading: '名称', needed: true, width: 20 },
    { heading: '上级代码', width: 16 },
    { heading: '层级', needed: true, choices: Object.keys(levels) },
    { heading: '常住人口', kind: 'number', width: 12 },
  ],
  examples: [
    { 区划代码: '430500', 名称: '某某市', 层级: '市' },
    { 区划代码: '430502', 名称: '某某区', 上级代码: '430500', 层级: '县', 常住人口: '385000' },
    { 区划代码: '430502001', 名称: '某某街道', 上级代码: '430502', 层级: '乡' },
  ],
  current: (directory) =>
    directory.regions().map((region) => ({
      区划代码: region.code,
      名称: region.name,
      上级代码: region.parent ?? '',
      层级: titleOf<number>(levels, region.level),
      常住人口: region.population ? String(region.population) : '',
    })),
  plan(directory, rows) {
    const drafts = rows.map(
      ({ values, ...row }): Draft<Region> => ({
        row: { ...row, values },
        draft: {
          code: values.区划代码 ?? '',
          name: values.名称 ?? '',
          parent: values.上级代码 || null,
          level: levels[values.层级 ?? ''] ?? 0,
          population: populationOf(values.常住人口),
        },
        says: [
          ...(codeForm.test(values.区划代码 ?? '') ? [] : ['区划代码应为6位、9位或12位数字。']),
          ...(values.名称 ? ([...values.名称].length > 60 ? ['名称太长，最多60个字。'] : []) : ['名称没有填写。']),
          ...(levels[values.层级 ?? ''] ? [] : [`层级应为：${Object.keys(levels).join('、')}。`]),
          ...(values.常住人口 && !populationOf(values.常住人口)
            ? ['常住人口应为整数，单位是人；不知道的可以空着。']
            : []),
        ],
      }),
    )
    markTwice(drafts, ({ code }) => code, '区划代码')
    for (let fell = true; fell; ) {
      fell = false
      const all = new Map(directory.regions().map((region) => [region.code, region]))
      const standing = drafts.filter(({ says }) => !says.length)
      for (const { draft } of standing) all.set(draft.code, draft)
      for (const { draft, says } of standing) {
        const fault = parentFault(draft, all)
        if (fault) says.push(fault)
        fell ||= fault !== null
      }
    }
    const right = drafts.filter(({ says }) => !says.length).map(({ draft }) => draft)
    return {
      rows: drafts.map((draft) => planned(draft, stateOf(directory.region(draft.draft.code), draft.draft))),
      async write(tx) {
        for (const { code, name, parent, level, population } of right)
          await sql`insert into region (code, name, parent, level, population) values (${code}, ${name}, ${parent}, ${level}, ${population ?? null})
            on conflict (code) do update set name = excluded.name, parent = excluded.parent, level = excluded.level, population = coalesce(excluded.population, region.population)`.execute(
            tx,
          )
        return {}
      },
    }
  },
}

/** Inhabitants as a sheet has them, or null. */
const populationOf = (text: string | undefined): number | null =>
  text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null

function parentFault(draft: Region, all: ReadonlyMap<string, Region>): string | null {
  if (draft.parent === null) {
    const top = [...all.values()].find((region) => region.parent === null && region.code !== draft.code)
    return top ? `上级代码没有填写；最上一级已是${top.name}（${top.code}）。` : null
  }
  const parent = all.get(draft.parent)
  if (!parent) return `没有上级区划 ${draft.parent}；请把它写在同一张表里。`
  return parent.level < draft.level ? null : `上级${parent.name}的层级不高于本级。`
}

const stateOf = (known: Region | undefined, draft: Region) =>
  !known
    ? 'new'
    : known.name === draft.name &&
        known.parent === draft.parent &&
        known.level === draft.level &&
        (!draft.population || draft.population === known.population)
      ? 'same'
      : 'changed'
