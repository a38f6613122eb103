//! What stands on a specification page: schema fragments with a map back to its lines, and blocks of values.

#[cfg(feature = "pages")]
mod bare;
pub(crate) mod block;
#[cfg(feature = "pages")]
mod blocks;
#[cfg(feature = "pages")]
mod entries;
pub(crate) mod flow;
mod format;
#[cfg(feature = "pages")]
mod grid;
#[cfg(feature = "pages")]
mod groups;
#[cfg(feature = "pages")]
pub(crate) mod heading;
pub(crate) mod index;
mod keys;
#[cfg(feature = "pages")]
mod lead;
mod repair;
#[cfg(feature = "pages")]
mod sections;

use crate::diagnostic::Diagnostics;
#[cfg(not(feature = "pages"))]
use crate::diagnostic::{Diagnostic, codes};
use crate::load::Loader;
#[cfg(feature = "pages")]
use crate::markup::{html, markdown, tree::Tree, xml};
use crate::options::ReadOptions;
use crate::source::{Location, SourceId};
#[cfg(feature = "pages")]
use format::Format;

pub(crate) use format::is_page;
pub(crate) use repair::{Fragment, repair};

/// What was found on one page.
#[derive(Debug)]
pub(crate) struct Page {
    /// The page.
    pub(crate) source: SourceId,
    /// Text of its first heading or title, e.g. "2.2.5.20 DhcpFailoverState".
    pub(crate) title: Option<String>,
    /// How to convert it, when it is of a format that has to be: only its schema text counts.
    pub(crate) unconverted: Option<String>,
    /// Schema fragments in page order, repaired so that they are well-formed XML documents.
    pub(crate) fragments: Vec<Fragment>,
    /// All of it.
    #[cfg(feature = "pages")]
    pub(crate) tree: Tree,
    /// Its headings, paragraphs, tables and schema texts in order.
    #[cfg(feature = "pages")]
    pub(crate) flow: flow::Flow,
    /// What may describe values.
    #[cfg(feature = "pages")]
    pub(crate) blocks: Vec<block::Block>,
    /// Where values and names are spoken of.
    #[cfg(feature = "pages")]
    pub(crate) index: index::Index,
}

/// Finds the schema fragments and the descriptions of a page.
#[cfg(feature = "pages")]
pub(crate) fn read(
    source: SourceId,
    loader: &Loader,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Page {
    let (path, text) = loader
        .sources
        .get(source)
        .map_or(("", ""), |s| (s.path(), s.text()));
    let conversion = format::conversion(path, text);
    let tree = match format::format(path, text) {
        Format::Html => html::parse(text),
        Format::Markdown => markdown::parse(text, bare::find(text)),
        Format::Xml => xml::parse(text),
    };
    let flow = flow::read(&tree, text);
    let mut fragments = Vec::new();
    for piece in &flow.pieces {
        fragments.extend(repair::repair_text(
            source,
            piece,
            &options.limits,
            diagnostics,
        ));
    }
    let blocks = match conversion {
        None => blocks::find(&tree, &flow, options.base_url.as_deref()),
        Some(conversion) => {
            diagnostics.push(conversion.not_converted(path).at(Location {
                source,
                start: 0,
                end: 0,
            }));
            Vec::new()
        }
    };
    let index = index::Index::of(&tree, &flow, &blocks);
    let title = flow.items.iter().find_map(|i| match &i.kind {
        flow::ItemKind::Heading(text, _) => Some(text.clone()),
        _ => None,
    });
    Page {
        source,
        title,
        unconverted: conversion.map(|c| c.cure(path)),
        fragments,
        tree,
        flow,
        blocks,
        index,
    }
}

/// Without the feature `pages` there is only the error that says so.
#[cfg(not(feature = "pages"))]
pub(crate) fn read(
    source: SourceId,
    _loader: &Loader,
    _options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Page {
    let location = Location {
        source,
        start: 0,
        end: 0,
    };
    diagnostics.push(
        Diagnostic::error(
            codes::NO_PAGES,
            "this is a specification page, and xsdgen was built without reading pages",
        )
        .at(location)
        .help("enable the feature `pages` of the crate"),
    );
    Page {
        source,
        title: None,
        unconverted: None,
        fragments: Vec::new(),
    }
}

#[cfg(feature = "pages")]
impl Page {
    /// The heading that a heading stands under.
    pub(crate) fn parent_heading(&self, item: usize) -> Option<usize> {
        match &self.flow.items.get(item)?.kind {
            flow::ItemKind::Heading(_, parent) => *parent,
            _ => None,
        }
    }

    /// Text of a heading.
    pub(crate) fn heading_text(&self, item: usize) -> Option<&str> {
        match &self.flow.items.get(item)?.kind {
            flow::ItemKind::Heading(text, _) => Some(text),
            _ => None,
        }
    }
}
