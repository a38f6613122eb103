//! Which file a schema means by an address. Nothing is ever fetched from a network.

use std::path::{Path, PathBuf};

use super::Loader;
use super::address::{file_name, is_remote, local_file, percent_decoded};
use super::catalog::Catalogs;
use crate::diagnostic::Diagnostics;
use crate::options::ReadOptions;
use crate::source::SourceId;
use crate::text::join;

impl Loader {
    /// The file that an address stands for, seen from a source: as [`Self::find_named`] says, or, for a remote
    /// address, a file of that name beside the source.
    pub(crate) fn find(
        &mut self,
        address: &str,
        base: Option<&str>,
        from: SourceId,
        options: &ReadOptions,
        diagnostics: &mut Diagnostics,
    ) -> Option<PathBuf> {
        self.find_named(address, base, from, options, diagnostics)
            .or_else(|| self.find_beside(address, base, from))
    }

    /// The file that an address stands for, seen from a source: by catalog, by `map`, or as a path relative to
    /// the source (or to `base`, its `xml:base`).
    pub(crate) fn find_named(
        &mut self,
        address: &str,
        base: Option<&str>,
        from: SourceId,
        options: &ReadOptions,
        diagnostics: &mut Diagnostics,
    ) -> Option<PathBuf> {
        let directory = self.directory(from);
        let full = base.map_or_else(|| address.to_owned(), |base| join(base, address));
        let by_catalog = {
            let catalogs = self.catalogs(options, diagnostics);
            catalogs
                .resolve(&full)
                .or_else(|| catalogs.resolve(address))
        };
        let full = by_catalog.unwrap_or(full);
        if !is_remote(&full) {
            return local_file(&full, &directory);
        }
        options
            .maps
            .iter()
            .filter_map(|(prefix, folder)| {
                Some((prefix, folder, full.strip_prefix(prefix.as_str())?))
            })
            .max_by_key(|(prefix, ..)| prefix.len())
            .and_then(|(_, folder, rest)| mapped_file(folder, rest))
    }

    /// A file beside a source that has the name of a remote address: whether it is what is meant, its content
    /// must tell.
    pub(crate) fn find_beside(
        &self,
        address: &str,
        base: Option<&str>,
        from: SourceId,
    ) -> Option<PathBuf> {
        let full = base.map_or_else(|| address.to_owned(), |base| join(base, address));
        let name = file_name(&full).filter(|_| is_remote(&full))?;
        let beside = self.directory(from).join(name);
        beside.is_file().then_some(beside)
    }

    /// The file that a catalog names for a namespace.
    pub(crate) fn find_namespace(
        &mut self,
        namespace: &str,
        options: &ReadOptions,
        diagnostics: &mut Diagnostics,
    ) -> Option<PathBuf> {
        let found = self.catalogs(options, diagnostics).resolve(namespace)?;
        local_file(&found, Path::new(""))
    }

    /// Reads the catalogs that the options name, also when nothing needs them: one that is missing or wrong
    /// is an error all the same.
    pub(crate) fn read_catalogs(&mut self, options: &ReadOptions, diagnostics: &mut Diagnostics) {
        self.catalogs(options, diagnostics);
    }

    fn catalogs(&mut self, options: &ReadOptions, diagnostics: &mut Diagnostics) -> &Catalogs {
        if self.catalogs.is_none() {
            let catalogs = Catalogs::load(self, options, diagnostics);
            self.catalogs = Some(catalogs);
        }
        self.catalogs.get_or_insert_default()
    }

    fn directory(&self, from: SourceId) -> PathBuf {
        let file = self.sources.get(from).and_then(|s| s.file());
        file.and_then(Path::parent)
            .unwrap_or(Path::new(""))
            .to_owned()
    }
}

/// The file below a mapped directory; the rest of the address cannot lead out of it.
fn mapped_file(folder: &Path, rest: &str) -> Option<PathBuf> {
    let rest = rest.split(['?', '#']).next()?;
    let decoded = percent_decoded(rest);
    let steps = decoded.split('/').filter(|s| !s.is_empty());
    let mut file = folder.to_owned();
    for step in steps {
        if step == ".." || step.contains('\\') {
            return None;
        }
        file.push(step);
    }
    file.is_file().then_some(file)
}
