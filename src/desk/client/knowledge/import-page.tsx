import '../styles/admin.css'
import '../styles/knowledge.css'
import { Link } from 'react-router'
import { SheetImport } from '../admin/import/sheet-import.tsx'
import { usePageTitle } from '../frame/page-title.ts'

const kinds = {
  sheet: {
    title: '知识库',
    says: '一行一条。带编号的是修改，编号空着的是新增；导入后都是草稿，送审、由别人发布以后才用来答复。适用地区、归口单位写名称或代码都行。',
  },
}

/** 表格导入、导出 of the knowledge base. */
export function KnowledgeImportPage() {
  usePageTitle('知识库：表格导入、导出')
  return (
    <main id="main" className="page knowledge-page">
      <p>
        <Link to="/knowledge/edit">回到知识维护</Link>
      </p>
      <h1>表格导入、导出</h1>
      <SheetImport kinds={kinds} base="/knowledge" />
    </main>
  )
}
