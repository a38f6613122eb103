//! OASIS XML Catalogs 1.1: which local file stands for an address.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use roxmltree::Node;

use super::Loader;
use super::address::percent_decoded;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::options::ReadOptions;
use crate::source::{Location, SourceId};
use crate::text::join;
use crate::xml::{self, Visitor, XML_NAMESPACE, strip, walk};

/// The catalogs of a run, in the order in which they are asked.
#[derive(Debug, Default)]
pub(super) struct Catalogs {
    files: Vec<CatalogFile>,
    /// How many of `files` were named by options; the others are reached from these.
    given: usize,
}

/// One catalog file.
#[derive(Debug, Default)]
struct CatalogFile {
    entries: Vec<Entry>,
    /// Indexes of files to ask when no entry matches.
    next: Vec<usize>,
}

/// One entry. The order of the kinds is the order in which they are tried (7.1.2, 7.2.2).
#[derive(Debug)]
enum Entry {
    /// `uri`, `system` and `public`: this address is that file.
    Exact { address: String, target: String },
    /// `rewriteURI`, `rewriteSystem`: addresses that begin so continue there.
    Rewrite { start: String, target: String },
    /// `uriSuffix`, `systemSuffix`: addresses that end so are that file.
    Suffix { end: String, target: String },
    /// `delegateURI`, `delegateSystem`, `delegatePublic`: addresses that begin so are that catalog's.
    Delegate { start: String, catalog: usize },
}

impl Catalogs {
    /// Reads the catalogs that options name, and those that these name.
    pub(super) fn load(
        loader: &mut Loader,
        options: &ReadOptions,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut reading = Reading {
            catalogs: Self::default(),
            known: HashMap::new(),
            queue: Vec::new(),
        };
        for path in &options.catalogs {
            reading.index(path.clone(), None);
        }
        reading.catalogs.given = reading.queue.len();
        let mut done = 0;
        while let Some((path, from)) = reading.queue.get(done).cloned() {
            let read = match from {
                None => loader.read_named(&path, options),
                Some(_) => loader.read_file(&path, options),
            };
            let file = match read {
                Ok(source) => {
                    loader.catalog_files.insert(source);
                    reading.read(source, &path, loader, options, diagnostics)
                }
                Err(mut diagnostic) => {
                    diagnostic.location = diagnostic.location.or(from);
                    diagnostics.push(diagnostic);
                    CatalogFile::default()
                }
            };
            reading.catalogs.files.push(file);
            done += 1;
        }
        reading.catalogs
    }

    /// What stands for an address: a path, or another address.
    pub(super) fn resolve(&self, address: &str) -> Option<String> {
        // Each file is asked once: catalogs may name each other in a circle.
        let mut asked = vec![false; self.files.len()];
        let mut queue: Vec<usize> = (0..self.given).rev().collect();
        while let Some(index) = queue.pop() {
            let file = self.files.get(index)?;
            if std::mem::replace(asked.get_mut(index)?, true) {
                continue;
            }
            if let Some(found) = file.resolve(address) {
                return Some(found);
            }
            queue.extend(file.next.iter().rev());
            let delegates = file.entries.iter().filter_map(|e| match e {
                Entry::Delegate { start, catalog } if address.starts_with(start) => {
                    Some((start.len(), *catalog))
                }
                _ => None,
            });
            let mut delegates: Vec<(usize, usize)> = delegates.collect();
            delegates.sort_by_key(|(length, _)| *length);
            queue.extend(delegates.into_iter().map(|(_, catalog)| catalog));
        }
        None
    }
}

impl CatalogFile {
    fn resolve(&self, address: &str) -> Option<String> {
        let mut rewrite: Option<(&str, &str)> = None;
        let mut suffix: Option<(&str, &str)> = None;
        let longer =
            |old: Option<(&str, &str)>, new: &str| old.is_none_or(|o| o.0.len() < new.len());
        for entry in &self.entries {
            match entry {
                Entry::Exact { address: a, target } if a == address => {
                    return Some(target.clone());
                }
                Entry::Rewrite { start, target }
                    if address.starts_with(start) && longer(rewrite, start) =>
                {
                    rewrite = Some((start, target));
                }
                Entry::Suffix { end, target } if address.ends_with(end) && longer(suffix, end) => {
                    suffix = Some((end, target));
                }
                _ => {}
            }
        }
        match (rewrite, suffix) {
            (Some((start, target)), _) => Some(format!("{target}{}", address.get(start.len()..)?)),
            (None, Some((_, target))) => Some(target.to_owned()),
            (None, None) => None,
        }
    }
}

/// Catalogs while they are read.
struct Reading {
    catalogs: Catalogs,
    known: HashMap<PathBuf, usize>,
    /// Files in the order of their indexes, and what names them.
    queue: Vec<(PathBuf, Option<Location>)>,
}

impl Reading {
    fn index(&mut self, path: PathBuf, from: Option<Location>) -> usize {
        let key = path.canonicalize().unwrap_or_else(|_| path.clone());
        let next = self.queue.len();
        let index = *self.known.entry(key).or_insert(next);
        if index == next {
            self.queue.push((path, from));
        }
        index
    }

    fn read(
        &mut self,
        source: SourceId,
        path: &Path,
        loader: &Loader,
        options: &ReadOptions,
        diagnostics: &mut Diagnostics,
    ) -> CatalogFile {
        let text = loader.sources.get(source).map_or("", |s| s.text());
        let at = |start: usize, end: usize| Location {
            source,
            start: start as u32,
            end: end as u32,
        };
        let tree = match xml::parse(text, &options.limits) {
            Ok(tree) => tree,
            Err(error) => {
                diagnostics.push(error.diagnostic(|offset| at(offset, offset)));
                return CatalogFile::default();
            }
        };
        let root = tree.root_element();
        if root.tag_name().name() != "catalog" {
            let range = root.range();
            diagnostics.push(
                Diagnostic::error(
                    codes::NOT_A_CATALOG,
                    format!(
                        "this is not an XML catalog: its root element is `{}`",
                        root.tag_name().name()
                    ),
                )
                .at(at(range.start, range.start))
                .help("an OASIS catalog has the root element `catalog` in the namespace `urn:oasis:names:tc:entity:xmlns:xml:catalog`"),
            );
            return CatalogFile::default();
        }
        let mut visitor = CatalogReader {
            reading: self,
            source,
            file: CatalogFile::default(),
            bases: vec![path.to_string_lossy().into_owned()],
        };
        // The walk begins below its root: above `catalog`, so that its `xml:base` counts too.
        walk(tree.root(), &mut visitor);
        visitor.file
    }
}

struct CatalogReader<'r> {
    reading: &'r mut Reading,
    source: SourceId,
    file: CatalogFile,
    /// Base addresses of the elements that the walk is in.
    bases: Vec<String>,
}

impl<'a, 't> Visitor<'a, 't> for CatalogReader<'_> {
    fn enter(&mut self, node: Node<'a, 't>) -> bool {
        if !node.is_element() {
            return false;
        }
        let outer = self.bases.last().map_or("", String::as_str);
        let base = match node.attribute((XML_NAMESPACE, "base")) {
            Some(own) => join(outer, strip(own)),
            None => outer.to_owned(),
        };
        let get = |name: &str| node.attribute(name).map(|v| strip(v).to_owned());
        let target = |name: &str| get(name).map(|t| join(&base, &t));
        let pair = |key: &str, value: &str| get(key).zip(target(value));
        let name = node.tag_name().name();
        let entry = match name {
            "uri" => pair("name", "uri"),
            "system" => pair("systemId", "uri"),
            "public" => pair("publicId", "uri"),
            _ => None,
        }
        .map(|(address, target)| Entry::Exact { address, target });
        let entry = entry.or_else(|| {
            match name {
                "rewriteURI" => pair("uriStartString", "rewritePrefix"),
                "rewriteSystem" => pair("systemIdStartString", "rewritePrefix"),
                _ => None,
            }
            .map(|(start, target)| Entry::Rewrite { start, target })
        });
        let entry = entry.or_else(|| {
            match name {
                "uriSuffix" => pair("uriSuffix", "uri"),
                "systemSuffix" => pair("systemIdSuffix", "uri"),
                _ => None,
            }
            .map(|(end, target)| Entry::Suffix { end, target })
        });
        self.file.entries.extend(entry);
        if let Some(catalog) = target("catalog") {
            let start = match name {
                "nextCatalog" => None,
                "delegateURI" => get("uriStartString"),
                "delegateSystem" => get("systemIdStartString"),
                "delegatePublic" => get("publicIdStartString"),
                _ => return true,
            };
            let range = node.range();
            let from = Location {
                source: self.source,
                start: range.start as u32,
                end: range.end as u32,
            };
            let index = self
                .reading
                .index(PathBuf::from(percent_decoded(&catalog)), Some(from));
            match start {
                Some(start) => self.file.entries.push(Entry::Delegate {
                    start,
                    catalog: index,
                }),
                None => self.file.next.push(index),
            }
        }
        self.bases.push(base);
        true
    }

    fn leave(&mut self) {
        self.bases.pop();
    }
}
