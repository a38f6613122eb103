//! What a run reads, and what a path stands for: one file, or the files of a directory.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::load::Loader;
use crate::options::ReadOptions;
use crate::source::SourceId;

/// What a run reads.
#[derive(Clone, Debug)]
pub(crate) enum InputSpec {
    /// A file, or a directory of them.
    Path(PathBuf),
    /// Bytes that the caller has, and a name for messages.
    Bytes(String, Vec<u8>),
}

/// Extensions of the files that a directory is searched for.
const EXTENSIONS: [&str; 16] = [
    "csv", "gc", "htm", "html", "markdown", "md", "mdx", "mkd", "shtml", "tsv", "txt", "wsdl",
    "xep", "xhtml", "xml", "xsd",
];

/// What a directory has.
#[derive(Default)]
struct Listing {
    /// Files that are read.
    files: Vec<PathBuf>,
    /// The directory and those below it.
    directories: Vec<PathBuf>,
    /// How many files of which endings are not.
    passed_over: BTreeMap<String, usize>,
}

/// Reads a file, or all files of a directory and its subdirectories in the order of their names;
/// the directories are added to `directories`.
pub(crate) fn read(
    path: &Path,
    loader: &mut Loader,
    options: &ReadOptions,
    directories: &mut Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<SourceId>, Diagnostic> {
    if !path.is_dir() {
        return Ok(vec![loader.read_named(path, options)?]);
    }
    let mut listing = Listing::default();
    let wanted = |extension: &str| EXTENSIONS.contains(&extension) || loader.converts(extension);
    let listed = listing.add(path, &wanted, options.limits.depth);
    directories.append(&mut listing.directories);
    listed.map_err(|e| {
        Diagnostic::error(
            codes::CANNOT_READ,
            format!("cannot list `{}`: {e}", path.display()),
        )
        .help("check the permissions of the directory and of those in it")
    })?;
    if listing.files.is_empty() {
        let message = format!(
            "the directory `{}` has no file that is read{}",
            path.display(),
            listing.others(", but ")
        );
        let help = format!(
            "its files and those below it must end in .{}",
            EXTENSIONS.join(", .")
        );
        return Err(Diagnostic::error(codes::CANNOT_READ, message).help(help));
    }
    if !listing.passed_over.is_empty() {
        let message = format!(
            "in the directory `{}` these files are passed over: {}",
            path.display(),
            listing.others("")
        );
        diagnostics.push(Diagnostic::note(codes::PASSED_OVER, message));
    }
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for file in &listing.files {
        match loader.read_file(file, options) {
            Ok(id) => documents.push(id),
            Err(error) => faults.push(error),
        }
    }
    if options.keep_going && !documents.is_empty() {
        for error in &mut faults {
            error.left_out = Some("this document".to_owned());
            error.soften();
        }
    } else if let Some(last) = faults.pop() {
        // Without those that cannot be read, names would be missing in the others.
        diagnostics.extend(faults);
        return Err(last);
    }
    diagnostics.extend(faults);
    Ok(documents)
}

impl Listing {
    /// Files in the order of their names, a directory's own before its subdirectories'. Hidden ones are left out.
    fn add(
        &mut self,
        directory: &Path,
        wanted: &dyn Fn(&str) -> bool,
        depth: u32,
    ) -> io::Result<()> {
        self.directories.push(directory.to_owned());
        let mut entries: Vec<PathBuf> = fs::read_dir(directory)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<io::Result<_>>()?;
        entries.retain(|p| {
            !p.file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with('.'))
        });
        entries.sort_unstable();
        let (directories, here): (Vec<_>, Vec<_>) = entries.into_iter().partition(|p| p.is_dir());
        for file in here {
            let extension = file.extension().unwrap_or_default().to_string_lossy();
            let extension = extension.to_ascii_lowercase();
            if wanted(&extension) {
                self.files.push(file);
            } else {
                *self.passed_over.entry(extension).or_default() += 1;
            }
        }
        for directory in directories {
            // A link to a directory could lead back here.
            if depth > 0 && !directory.is_symlink() {
                self.add(&directory, wanted, depth - 1)?;
            }
        }
        Ok(())
    }

    /// How many files of which endings are not read; nothing when all are.
    fn others(&self, lead: &str) -> String {
        let kinds = self.passed_over.iter().map(|(extension, count)| {
            let ending = match extension.as_str() {
                "" => "without an ending".to_owned(),
                extension => format!("`.{extension}`"),
            };
            format!("{count} {ending}")
        });
        let mut kinds: Vec<String> = kinds.take(KINDS + 1).collect();
        if kinds.len() > KINDS {
            kinds.truncate(KINDS);
            kinds.push(format!("{} other endings", self.passed_over.len() - KINDS));
        }
        match kinds.is_empty() {
            true => String::new(),
            false => format!("{lead}{}", kinds.join(", ")),
        }
    }
}

/// Endings that are told apart in a message.
const KINDS: usize = 12;
