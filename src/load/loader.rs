//! Reading files: each once, within the bounds, all recorded.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::catalog::Catalogs;
use super::conversion::{Conversion, Converter};
use super::encoding::{Undecodable, decode};
use super::sheet::{self, SheetReader};
use crate::diagnostic::{Diagnostic, codes};
use crate::options::ReadOptions;
use crate::source::{Location, SourceId, Sources};

/// Reads files into [`Sources`]: decodes them, keeps to the bounds, reads no file twice.
#[derive(Debug, Default)]
pub struct Loader {
    /// What was read so far.
    pub sources: Sources,
    /// Canonical paths of the files read: one file reached by two paths is one source.
    known: HashMap<PathBuf, SourceId>,
    /// Messages show paths below it without it.
    base: PathBuf,
    /// Makes HTML of formats that are not read as they are, if it may.
    converter: Option<Converter>,
    /// Reads spreadsheets, if they are read.
    sheets: Option<SheetReader>,
    /// The documents among the sources that are catalogs.
    pub(super) catalog_files: HashSet<SourceId>,
    /// The catalogs, once they are needed.
    pub(super) catalogs: Option<Catalogs>,
}

impl Loader {
    /// A loader that shows paths below `base` without it.
    pub fn below(base: PathBuf) -> Self {
        Self::converting(base, None)
    }

    /// The same; other formats are converted.
    pub(crate) fn converting(base: PathBuf, converter: Option<Converter>) -> Self {
        Self {
            base,
            converter,
            ..Self::default()
        }
    }

    /// The same; spreadsheets are read.
    pub(crate) fn reading_sheets(self, sheets: Option<SheetReader>) -> Self {
        Self { sheets, ..self }
    }

    /// Reads a file that the user named, unless it was read before. It may be a pipe or a device, such as
    /// `/dev/stdin`.
    ///
    /// # Errors
    /// When it cannot be read, lies outside of `options.root`, is too large, or is not text.
    pub fn read_named(
        &mut self,
        path: &Path,
        options: &ReadOptions,
    ) -> Result<SourceId, Diagnostic> {
        // What a shell makes of `<(command)` can be opened and has no path of its own.
        let canonical = match path.canonicalize() {
            Err(_) if path.exists() => path.to_owned(),
            found => found.map_err(|e| cannot_read(path, &e.to_string()))?,
        };
        self.read(path, canonical, options)
    }

    /// Reads a file that a document or a directory led to, unless it was read before.
    ///
    /// # Errors
    /// As [`read_named`](Self::read_named); and when it is a pipe or a device: opening one may wait for ever.
    pub fn read_file(
        &mut self,
        path: &Path,
        options: &ReadOptions,
    ) -> Result<SourceId, Diagnostic> {
        let canonical = path
            .canonicalize()
            .map_err(|e| cannot_read(path, &e.to_string()))?;
        let about = canonical.metadata();
        if about.is_ok_and(|about| !about.is_file() && !about.is_dir()) {
            return Err(cannot_read(path, "it is a pipe or a device").help(
                "documents refer to files only; name it as an input if its content is needed",
            ));
        }
        self.read(path, canonical, options)
    }

    fn read(
        &mut self,
        path: &Path,
        canonical: PathBuf,
        options: &ReadOptions,
    ) -> Result<SourceId, Diagnostic> {
        if let Some(id) = self.known.get(&canonical) {
            return Ok(*id);
        }
        confine(path, &canonical, options)?;
        let bytes = bytes_of(path, options)?;
        let shown = path.strip_prefix(&self.base).unwrap_or(path);
        let mut shown = shown.display().to_string();
        if sheet::extension(&shown).is_some() {
            let id = self.add_sheet(shown, Some(path.to_owned()), bytes, options)?;
            self.known.insert(canonical, id);
            return Ok(id);
        }
        let bytes = match (Conversion::of(&shown), &self.converter) {
            (Some(conversion), Some(converter)) if conversion.is_possible() => {
                let html = converter.html(conversion, path, bytes)?;
                if html.len() as u64 > largest(options) {
                    return Err(too_large(&shown, options));
                }
                // Lines are those of the HTML.
                shown.push_str(" (as HTML)");
                html
            }
            (conversion, _) => match conversion.and_then(|c| c.unreadable(&shown)) {
                Some(unreadable) => return Err(unreadable),
                None => bytes,
            },
        };
        let id = self.add(shown, Some(path.to_owned()), bytes)?;
        self.known.insert(canonical, id);
        Ok(id)
    }

    /// Takes bytes that are not in a file, such as standard input, under a name for messages.
    ///
    /// # Errors
    /// When they are too many, or not text.
    pub fn read_bytes(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        options: &ReadOptions,
    ) -> Result<SourceId, Diagnostic> {
        if bytes.len() as u64 > largest(options) {
            return Err(too_large(name, options));
        }
        if sheet::extension(name).is_some() {
            return self.add_sheet(name.to_owned(), None, bytes, options);
        }
        self.add(name.to_owned(), None, bytes)
    }

    /// Takes the sheet with the codes out of a spreadsheet.
    fn add_sheet(
        &mut self,
        name: String,
        file: Option<PathBuf>,
        bytes: Vec<u8>,
        options: &ReadOptions,
    ) -> Result<SourceId, Diagnostic> {
        let (Some(reader), Some(extension)) = (&self.sheets, sheet::extension(&name)) else {
            return Err(sheet::not_here(&name));
        };
        let most = largest(options);
        let sheet = reader.sheet((&name, bytes), extension, most, options)?;
        let cells = (sheet.sheet, sheet.cells);
        Ok(self.sources.add_sheet(name, file, sheet.text, cells))
    }

    /// Whether files of this extension are converted, or are spreadsheets that are read.
    pub(super) fn converts(&self, extension: &str) -> bool {
        let converted = || Conversion::extensions().any(|e| e == extension);
        let is_sheet = sheet::EXTENSIONS.contains(&extension);
        self.converter.is_some() && converted() || self.sheets.is_some() && is_sheet
    }

    /// Whether a document was read as a catalog.
    pub(crate) fn is_catalog(&self, id: SourceId) -> bool {
        self.catalog_files.contains(&id)
    }

    fn add(
        &mut self,
        name: String,
        file: Option<PathBuf>,
        bytes: Vec<u8>,
    ) -> Result<SourceId, Diagnostic> {
        match decode(bytes) {
            Ok(text) => Ok(self.sources.add(name, file, text)),
            Err(Undecodable::Unknown(label)) => Err(Diagnostic::error(
                codes::UNKNOWN_ENCODING,
                format!("`{name}` is in the encoding `{label}`, which is not read"),
            )
            .help(
                "convert it to UTF-8; UTF-16, ISO-8859-1, windows-1252 and US-ASCII are read too",
            )),
            Err(Undecodable::Malformed { encoding, before }) => {
                let message = format!("`{name}` is not valid {encoding} from here on");
                let offset = before.len() as u32;
                let source = self.sources.add(name, file, before);
                Err(Diagnostic::error(codes::UNDECODABLE, message)
                    .at(Location {
                        source,
                        start: offset,
                        end: offset,
                    })
                    .help("name its encoding in the XML declaration, e.g. `<?xml version=\"1.0\" encoding=\"windows-1252\"?>`, or convert it to UTF-8"))
            }
        }
    }
}

/// Bytes of the largest document whatever the option says: offsets are 32 bits wide, and decoding makes at most
/// three bytes of one.
const LARGEST: u64 = (u32::MAX / 3) as u64;

fn largest(options: &ReadOptions) -> u64 {
    options.limits.input_size.min(LARGEST)
}

/// The bytes of a file within the bounds.
fn bytes_of(path: &Path, options: &ReadOptions) -> Result<Vec<u8>, Diagnostic> {
    let limit = largest(options);
    let file = File::open(path).map_err(|e| cannot_read(path, &e.to_string()))?;
    let mut bytes = Vec::new();
    if let Ok(about) = file.metadata() {
        if about.is_dir() {
            return Err(cannot_read(path, "it is a directory"));
        }
        if about.len() > limit {
            return Err(too_large(&path.display().to_string(), options));
        }
        bytes.reserve_exact(about.len() as usize + 1);
    }
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| cannot_read(path, &e.to_string()))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(&path.display().to_string(), options));
    }
    Ok(bytes)
}

/// Refuses a file outside of the directory that reading is confined to.
fn confine(path: &Path, canonical: &Path, options: &ReadOptions) -> Result<(), Diagnostic> {
    let Some(root) = &options.root else {
        return Ok(());
    };
    let inside = root
        .canonicalize()
        .is_ok_and(|root| canonical.starts_with(root));
    if inside {
        return Ok(());
    }
    Err(Diagnostic::error(
        codes::OUTSIDE_ROOT,
        format!(
            "`{}` lies outside of `{}`, which reading is confined to",
            path.display(),
            root.display()
        ),
    )
    .help("move the file, or widen the option `root`"))
}

fn cannot_read(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::error(
        codes::CANNOT_READ,
        format!("cannot read `{}`: {why}", path.display()),
    )
    .help("check the spelling, the directory that the path is relative to, and the permissions")
}

fn too_large(name: &str, options: &ReadOptions) -> Diagnostic {
    let limit = largest(options);
    let message = format!("`{name}` is larger than {limit} bytes");
    Diagnostic::error(codes::TOO_LARGE, message).help(if limit < LARGEST {
        "raise the option `limit-input-size` if the file is to be trusted"
    } else {
        "this is the most that can be read, whatever `limit-input-size` says; split the file"
    })
}
