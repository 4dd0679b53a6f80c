/** CodeMirror's own words in Chinese. */

export const PHRASES: Record<string, string> = {
  "Completions": "可插入的数据",
  "Control character": "控制字符",
  "Selection deleted": "已删除选中的文字",
};
