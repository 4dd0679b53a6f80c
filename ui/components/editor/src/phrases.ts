/** CodeMirror's own words in Chinese. */

export const PHRASES: Record<string, string> = {
  "Find": "查找",
  "Replace": "替换为",
  "next": "下一个",
  "previous": "上一个",
  "all": "全选",
  "match case": "区分大小写",
  "by word": "整词",
  "regexp": "正则表达式",
  "replace": "替换",
  "replace all": "全部替换",
  "close": "关闭",
  "current match": "当前这一处",
  "replaced $ matches": "替换了 $ 处",
  "replaced match on line $": "替换了第 $ 行的一处",
  "on line": "在第…行",
  "Go to line": "转到行",
  "go": "转到",
  "Completions": "可插入的数据",
  "Control character": "控制字符",
  "Selection deleted": "已删除选中的文字",
};
