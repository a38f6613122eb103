//! Schema text that stands bare in Markdown, often with an empty line after each line.

use std::ops::Range;

use super::repair::has_schema;
use crate::markup::scan::{self, Scanner, Token, split};

/// Finds the regions; what is fenced, indented as code, quoted or in a table is left to Markdown.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut regions = Vec::new();
    let mut fence: Option<(char, usize)> = None;
    let mut at = 0;
    let mut in_pre = false;
    // Up to here no schema begins, and the first line that cannot be schema text: what was read once is not read
    // again for each line of it.
    let mut dull = 0;
    let mut limit = 0;
    while at < text.len() {
        let line = line_at(text, at);
        let next = at + line.len();
        let trimmed = line.trim_start_matches(' ');
        let indent = line.len() - trimmed.len();
        if let Some((mark, count)) = fence {
            let run = trimmed.chars().take_while(|c| *c == mark).count();
            if run >= count
                && trimmed
                    .trim_matches(scan::is_space)
                    .chars()
                    .all(|c| c == mark)
            {
                fence = None;
            }
        } else if let Some(mark) = ['`', '~']
            .into_iter()
            .find(|&m| trimmed.chars().take_while(|c| *c == m).count() >= 3)
        {
            fence = Some((mark, trimmed.chars().take_while(|c| *c == mark).count()));
        } else if in_pre || trimmed.contains("<pre>") || trimmed.contains("<pre ") {
            in_pre = !trimmed.contains("</pre>");
        } else if indent < 4 && at >= dull && begins(trimmed) {
            let start = at + indent;
            if limit <= start {
                limit = start + stop(scan::rest(text, start));
            }
            let end = region_end(text, start, limit);
            dull = end;
            if has_schema(text.get(start..end).unwrap_or(""))
                || is_escaped(text.get(start..end).unwrap_or(""))
            {
                regions.push(start..end);
                at = text
                    .get(end..)
                    .and_then(|t| t.find('\n'))
                    .map_or(text.len(), |i| end + i + 1);
                continue;
            }
        }
        at = next;
    }
    regions
}

fn is_escaped(region: &str) -> bool {
    region.starts_with("\\<") && has_schema(&region.replace("\\<", "<"))
}

fn line_at(text: &str, at: usize) -> &str {
    let tail = scan::rest(text, at);
    let end = tail.find('\n').map_or(tail.len(), |i| i + 1);
    tail.get(..end).unwrap_or(tail)
}

/// Whether a line begins schema text.
fn begins(line: &str) -> bool {
    let line = line.strip_prefix('\\').unwrap_or(line);
    if line.starts_with("<?xml") || line.starts_with("<!--") {
        return true;
    }
    let Some(tail) = line.strip_prefix('<') else {
        return false;
    };
    let end = tail
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-')))
        .unwrap_or(tail.len());
    let (prefix, local) = split(tail.get(..end).unwrap_or(""));
    let known = matches!(
        local,
        "schema"
            | "simpleType"
            | "complexType"
            | "element"
            | "attribute"
            | "attributeGroup"
            | "group"
            | "definitions"
            | "annotation"
            | "types"
            | "restriction"
            | "sequence"
            | "choice"
            | "all"
            | "import"
            | "include"
    );
    known && (!prefix.is_empty() || matches!(local, "schema" | "simpleType" | "complexType"))
}

/// Where the schema text that begins at `start` ends: all its elements are closed and no other begins, or
/// the page goes on with a heading, a table or a fence.
fn region_end(text: &str, start: usize, limit: usize) -> usize {
    let region = text.get(..limit).unwrap_or(text);
    let mut depth = 0usize;
    let mut end = start;
    for token in Scanner::starting(region, start) {
        match token {
            Token::Start { range, empty, .. } => {
                depth += usize::from(!empty);
                end = range.end;
            }
            Token::End { range, .. } => {
                depth = depth.saturating_sub(1);
                end = range.end;
            }
            Token::Comment(range) | Token::CData(range, _) | Token::Prolog(range) => {
                end = range.end
            }
            Token::Text(range) => {
                let body = region.get(range.clone()).unwrap_or("");
                let blank = body.chars().all(|c| scan::is_space(c) || c == '\\');
                if depth == 0 && !blank {
                    break;
                }
            }
        }
    }
    if depth > 0 { limit } else { end }
}

/// Offset of the first line that cannot be schema text.
fn stop(text: &str) -> usize {
    let mut at = 0;
    while at < text.len() {
        let line = line_at(text, at);
        let heading = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
        let anchor = line.starts_with("<a id=") || line.starts_with("<a name=");
        if heading || anchor || line.starts_with("```") || line.starts_with("| ") {
            return at;
        }
        at += line.len();
    }
    text.len()
}
