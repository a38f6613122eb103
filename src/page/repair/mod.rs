//! Schema text as it stands on pages, made into well-formed documents whose root is `xs:schema`.
//!
//! This is also how a file is read that is one bare definition without `xs:schema`.

mod balance;
mod grammar;
mod mend;
mod open;
pub(crate) mod prefixes;
mod writer;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::markup::mapped::Mapped;
use crate::markup::scan::{Scanner, Token, split};
use crate::options::Limits;
use crate::source::{Location, OffsetMap, SourceId};
use crate::xml;

use mend::Mender;
use prefixes::Prefixes;

/// A piece of schema text, made into a well-formed document whose root is `xs:schema`.
#[derive(Debug)]
pub(crate) struct Fragment {
    /// The repaired text.
    pub(crate) xml: String,
    /// From its byte offsets to those of the page.
    pub(crate) map: OffsetMap,
    /// The simple types that are defined in it, for those who describe them.
    pub(crate) definitions: Vec<Definition>,
}

/// A simple type as it stands in schema text.
#[derive(Debug)]
#[cfg_attr(not(feature = "pages"), allow(dead_code))]
pub(crate) struct Definition {
    /// Its name, unless it is anonymous.
    pub(crate) name: Option<String>,
    /// Names of the components that it stands in, nearest first.
    pub(crate) owners: Vec<String>,
    /// The literals of its enumeration facets, as written.
    pub(crate) literals: Vec<String>,
    /// Where its start tag begins on the page.
    pub(crate) start: u32,
}

/// Whether a text has a definition of XML Schema in it.
pub(crate) fn has_schema(text: &str) -> bool {
    // cheap: most texts have none of these words
    if !["simpleType", "simpleContent", "enumeration"]
        .iter()
        .any(|w| text.contains(w))
    {
        return false;
    }
    Scanner::new(text).any(|token| {
        let Token::Start { name, .. } = token else {
            return false;
        };
        let (_, local) = split(text.get(name).unwrap_or(""));
        matches!(
            local,
            "simpleType" | "simpleContent" | "restriction" | "schema"
        )
    })
}

/// Reads a whole source as schema text without a page around it.
pub(crate) fn repair(
    source: SourceId,
    text: &str,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Vec<Fragment> {
    let mut mapped = Mapped::default();
    mapped.push(text, 0);
    repair_text(source, &mapped, limits, diagnostics)
}

/// Makes documents of a piece of text; what was mended is told, what cannot be mended too.
pub(crate) fn repair_text(
    source: SourceId,
    text: &Mapped,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Vec<Fragment> {
    let prefixes = Prefixes::of(&text.text);
    let place = |offset: usize| {
        let start = text.map.source_offset(offset as u32);
        Location {
            source,
            start,
            end: start,
        }
    };
    for (prefix, &offset) in &prefixes.unknown {
        diagnostics.push(
            Diagnostic::error(
                codes::UNKNOWN_PREFIX,
                format!("the prefix `{prefix}` is used as if it meant XML Schema, but nothing declares it"),
            )
            .at(place(offset))
            .help(format!(
                "declare it with `xmlns:{prefix}=\"{}\"`, or use `xs:` or `xsd:`, which are understood without a declaration",
                prefixes::XSD
            )),
        );
    }
    if !prefixes.unknown.is_empty() {
        return Vec::new();
    }
    note_taken(&prefixes, place(0), diagnostics);
    let mut mender = Mender::new(text, &prefixes);
    mender.run();
    let writer = mender.writer;
    for (message, offset) in writer.notes {
        diagnostics.push(
            Diagnostic::warning(codes::TORN_FRAGMENT, message)
                .at(place(offset))
                .help(
                    "correct the page, or check that the values found here are all that was meant",
                ),
        );
    }
    let mut fragments = Vec::new();
    for document in writer.documents {
        match xml::parse(&document.out.text, limits) {
            Ok(tree) => fragments.push(Fragment {
                definitions: definitions(&tree, &document.out.map),
                xml: document.out.text,
                map: document.out.map,
            }),
            Err(error) => diagnostics.push(
                Diagnostic::warning(
                    codes::BEYOND_REPAIR,
                    format!("this schema text is left out: {}", error.message),
                )
                .at(place(document.start))
                .help(error.help),
            ),
        }
    }
    fragments
}

/// Says what prefixes without a declaration were taken for.
fn note_taken(prefixes: &Prefixes, location: Location, diagnostics: &mut Diagnostics) {
    let schema = prefixes
        .taken
        .iter()
        .filter(|(_, uri)| *uri == prefixes::XSD);
    let names: Vec<String> = schema
        .map(|(prefix, _)| match prefix.as_str() {
            "" => "no prefix".to_owned(),
            _ => format!("`{prefix}`"),
        })
        .collect();
    if !names.is_empty() {
        diagnostics.push(
            Diagnostic::note(
                codes::PREFIX_TAKEN,
                format!(
                    "{} taken for XML Schema without a declaration",
                    names.join(" and ")
                ),
            )
            .at(location),
        );
    }
}

fn definitions(tree: &roxmltree::Document<'_>, map: &OffsetMap) -> Vec<Definition> {
    tree.descendants()
        .filter(|n| n.has_tag_name((prefixes::XSD, "simpleType")))
        .map(|node| {
            let facets = node
                .children()
                .filter(|n| n.has_tag_name((prefixes::XSD, "restriction")))
                .flat_map(|n| n.children())
                .filter(|n| n.has_tag_name((prefixes::XSD, "enumeration")));
            let owners = node.ancestors().skip(1).filter_map(|n| n.attribute("name"));
            Definition {
                name: node.attribute("name").map(str::to_owned),
                owners: owners.map(str::to_owned).collect(),
                literals: facets
                    .filter_map(|n| n.attribute("value").map(str::to_owned))
                    .collect(),
                start: map.source_offset(node.range().start as u32),
            }
        })
        .collect()
}
