//! What a page has for its own use is taken out of its tree: menus, buttons, labels that fold or copy something, marks
//! that link to the place where they stand. What tells them is what they do, never what they are called.

use super::tree::{NodeId, ROOT, Tree, is_inline};

/// Parts of a line behind a control that are looked at.
const AROUND: usize = 8;

/// Longest text that a control is compared with.
const LONG: usize = 200;

/// The tree without them.
pub(super) fn without_furniture(mut tree: Tree) -> Tree {
    let ids = 1..tree.nodes.len();
    let gone: Vec<NodeId> = ids.filter(|&id| is_furniture(&tree, id)).collect();
    tree.remove(&gone);
    tree
}

fn is_furniture(tree: &Tree, id: NodeId) -> bool {
    let name = tree.name(id);
    if name.is_empty() {
        return false;
    }
    is_never_text(name)
        || is_hidden(tree, id) && !has_schema(tree, id)
        || name == "a" && is_permalink(tree, id)
        || is_control(tree, id) && !is_content(tree, id)
}

/// Whether what stands in an element of that name is never text of the page.
fn is_never_text(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "template" | "noscript" | "svg" | "math" | "button" | "select" | "nav"
    )
}

/// Whether an element is not for reading, by its attributes. The sheet of tabs that is not shown yet is.
fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    let is = |name: &str, value: &str| tree.attribute(id, name).is_some_and(|v| v.trim() == value);
    let role = tree.attribute(id, "role").unwrap_or("").trim();
    let hidden = tree.attribute(id, "hidden").map(str::trim);
    matches!(
        role,
        "button"
            | "menu"
            | "menubar"
            | "menuitem"
            | "navigation"
            | "search"
            | "switch"
            | "tab"
            | "tablist"
            | "toolbar"
            | "tooltip"
    ) || is("aria-hidden", "true")
        || hidden.is_some_and(|h| !matches!(h, "false" | "until-found")) && role != "tabpanel"
}

/// Whether schema text stands in it: pages fold that away.
fn has_schema(tree: &Tree, id: NodeId) -> bool {
    tree.descendants(id).any(|d| {
        let text = tree.text(d).unwrap_or(tree.name(d));
        text.contains("simpleType") || text.contains("simpletype") || text.contains("enumeration")
    })
}

/// A sign without words that links to the place where it stands: `¶`, `#`.
fn is_permalink(tree: &Tree, id: NodeId) -> bool {
    let here = tree.attribute(id, "href").is_some_and(|h| h.contains('#'));
    here && matches!(
        tree.text_up_to(id, AROUND).trim(),
        "#" | "¶" | "§" | "🔗" | "∞" | "⚓"
    )
}

/// Something in a line that runs a script when it is clicked.
fn is_control(tree: &Tree, id: NodeId) -> bool {
    if !is_inline(tree.name(id)) {
        return false;
    }
    let href = tree.attribute(id, "href").map(str::trim_start);
    let begins = |h: &str, with: &str| {
        let head = h.get(..with.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(with))
    };
    match href {
        Some(h) if begins(h, "javascript:") => true,
        Some("" | "#") | None => tree.attribute(id, "onclick").is_some(),
        Some(_) => false,
    }
}

/// Whether a control is a word of the text all the same, such as a term that shows its meaning: it is all that a cell,
/// term, item, heading or text has, or the sentence goes on behind it.
fn is_content(tree: &Tree, id: NodeId) -> bool {
    let title = |name: &str| {
        matches!(
            name,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" | "caption" | "summary"
        )
    };
    let holder = tree.ancestors(id).find(|&a| {
        let name = tree.name(a);
        title(name) || matches!(name, "td" | "dt" | "dd" | "li")
    });
    let holder = holder.unwrap_or(ROOT);
    let start = |id: NodeId| tree.text_up_to(id, LONG).trim().to_owned();
    start(holder) == start(id) || goes_on(tree, id) && !title(tree.name(holder))
}

/// Whether words stand behind a part of a line, in that line.
fn goes_on(tree: &Tree, id: NodeId) -> bool {
    let mut node = id;
    while let Some(parent) = tree.node(node).map(|n| n.parent) {
        let siblings = tree.children(parent);
        // The children of a node stand in the order of their ids.
        let behind = siblings.partition_point(|&s| s <= node);
        for &next in siblings.iter().skip(behind).take(AROUND) {
            let name = tree.name(next);
            if !name.is_empty() && (name == "br" || !is_inline(name)) {
                return false;
            }
            let text = tree.text_up_to(next, AROUND);
            if text.contains(char::is_alphanumeric) && !is_control(tree, next) {
                return true;
            }
        }
        if parent == ROOT || !is_inline(tree.name(parent)) {
            return false;
        }
        node = parent;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::markup::tree::ROOT;
    use crate::markup::{scan, xml};

    fn text(markup: &str) -> String {
        scan::collapse(&xml::parse(markup).all_text(ROOT))
    }

    #[test]
    fn what_is_not_for_reading_is_gone() {
        for furniture in [
            "<button>Copy</button>",
            "<span role='button' tabindex='0'>Expand all</span>",
            "<span aria-hidden='true'>x</span>",
            "<div hidden=''>Loading</div>",
            "<nav><a href='/'>Home</a></nav>",
            "<a href='#state'>¶</a>",
            "<a href='javascript:fold(3)'>Collapse section</a>",
            "<a href='#' onclick='copy()'>Copy</a> <span onclick='wrap()'>Wrap</span>",
        ] {
            let page = format!("<div><p>It is on. {furniture}</p></div>");
            assert_eq!(text(&page), "It is on.", "{page}");
        }
        assert_eq!(
            text("<h2><a href='javascript:fold()'>Hide</a> State</h2>"),
            "State"
        );
    }

    #[test]
    fn what_is_for_reading_stays() {
        for page in [
            "<p>A <a href='javascript:term(1)'>lease</a> ends.</p>",
            "<td><a href='javascript:term(1)'>lease</a></td>",
            "<div hidden=''><pre>&lt;xs:simpleType name='A'/></pre></div>",
            "<div role='tabpanel' hidden=''>lease</div>",
            "<p>See <a href='#notes'>§ 3</a></p>",
            "<td onclick='mark()'>lease</td>",
        ] {
            let tree = xml::parse(page);
            assert!(tree.nodes.len() > 2);
            let all: String = tree
                .nodes
                .iter()
                .enumerate()
                .filter_map(|(id, _)| tree.text(id))
                .collect();
            assert_eq!(text(page), scan::collapse(&all), "{page}");
        }
    }
}
