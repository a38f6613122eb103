//! The elements that are open while schema text is written anew.

use std::collections::HashMap;

use crate::markup::scan::split;

/// An element that is open.
pub(super) struct Open {
    /// As written, or as it would be written.
    pub(super) name: String,
    /// Local name when it is an element of XML Schema, else empty.
    pub(super) schema: String,
    /// Whether it stands in the document that is being written.
    pub(super) written: bool,
    /// Where its start tag is.
    pub(super) at: usize,
}

/// The open elements, outermost first. It counts their names, since torn text can leave thousands open, and most end
/// tags that match none are told from the count.
#[derive(Default)]
pub(super) struct OpenElements {
    elements: Vec<Open>,
    /// How many have a local name, in lower case.
    names: HashMap<String, usize>,
    /// How many elements of XML Schema in the document have a local name.
    parents: HashMap<String, usize>,
}

impl OpenElements {
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    pub(super) fn get(&self, depth: usize) -> Option<&Open> {
        self.elements.get(depth)
    }

    /// The first that stands in the document that is being written, and how many stand before it.
    pub(super) fn outermost_written(&self) -> (usize, Option<&Open>) {
        let before = self.elements.partition_point(|open| !open.written);
        (before, self.elements.get(before))
    }

    /// Whether the innermost belongs to the document that is being written.
    pub(super) fn is_inside(&self) -> bool {
        self.elements.last().is_some_and(|open| open.written)
    }

    /// Local name of the innermost, when it is one of XML Schema in the document.
    pub(super) fn parent(&self) -> Option<&str> {
        let open = self.elements.last().filter(|open| open.written)?;
        Some(&open.schema)
    }

    pub(super) fn push(&mut self, open: Open) {
        let (_, local) = split(&open.name);
        *self.names.entry(local.to_ascii_lowercase()).or_default() += 1;
        if open.written && !open.schema.is_empty() {
            *self.parents.entry(open.schema.clone()).or_default() += 1;
        }
        self.elements.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        let open = self.elements.pop()?;
        let (_, local) = split(&open.name);
        take(&mut self.names, &local.to_ascii_lowercase());
        if open.written && !open.schema.is_empty() {
            take(&mut self.parents, &open.schema);
        }
        Some(open)
    }

    /// Depth of the innermost element that an end tag closes: letter case and prefix may differ.
    pub(super) fn closed_by(&self, qname: &str) -> Option<usize> {
        if self.elements.last().is_some_and(|open| open.name == qname) {
            return Some(self.elements.len() - 1);
        }
        let (_, local) = split(qname);
        if !self.names.contains_key(&local.to_ascii_lowercase()) {
            return None;
        }
        self.elements.iter().rposition(|open| {
            let (_, open) = split(&open.name);
            open.eq_ignore_ascii_case(local)
        })
    }

    /// Depth of the innermost element of XML Schema in the document that `allows` something.
    pub(super) fn innermost(&self, allows: impl Fn(&str) -> bool) -> Option<usize> {
        if !self.parents.keys().any(|parent| allows(parent)) {
            return None;
        }
        let fits = |open: &Open| open.written && !open.schema.is_empty() && allows(&open.schema);
        self.elements.iter().rposition(fits)
    }
}

/// Counts one less.
fn take(counts: &mut HashMap<String, usize>, name: &str) {
    if let Some(count) = counts.get_mut(name) {
        *count -= 1;
        if *count == 0 {
            counts.remove(name);
        }
    }
}
