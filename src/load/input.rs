//! What a run reads, and what a path stands for: one file, or the files of a directory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, codes};
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
const EXTENSIONS: [&str; 7] = ["gc", "htm", "html", "md", "wsdl", "xml", "xsd"];

/// Reads a file, or all files of a directory and its subdirectories in the order of their names;
/// the directories are added to `directories`.
pub(crate) fn read(
    path: &Path,
    loader: &mut Loader,
    options: &ReadOptions,
    directories: &mut Vec<PathBuf>,
) -> Result<Vec<SourceId>, Diagnostic> {
    if !path.is_dir() {
        return Ok(vec![loader.read_named(path, options)?]);
    }
    let mut files = Vec::new();
    collect(path, &mut files, directories, options.limits.depth).map_err(|e| {
        Diagnostic::error(
            codes::CANNOT_READ,
            format!("cannot list `{}`: {e}", path.display()),
        )
        .help("check the permissions of the directory and of those in it")
    })?;
    if files.is_empty() {
        let message = format!(
            "the directory `{}` has no file that is read",
            path.display()
        );
        let help = format!(
            "its files and those below it must end in .{}",
            EXTENSIONS.join(", .")
        );
        return Err(Diagnostic::error(codes::CANNOT_READ, message).help(help));
    }
    files
        .iter()
        .map(|file| loader.read_file(file, options))
        .collect()
}

/// Files in the order of their names, a directory's own before its subdirectories'. Hidden ones are left out.
fn collect(
    directory: &Path,
    files: &mut Vec<PathBuf>,
    searched: &mut Vec<PathBuf>,
    depth: u32,
) -> io::Result<()> {
    searched.push(directory.to_owned());
    let mut entries: Vec<PathBuf> = fs::read_dir(directory)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<io::Result<_>>()?;
    entries.retain(|p| {
        !p.file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with('.'))
    });
    entries.sort_unstable();
    let (directories, here): (Vec<_>, Vec<_>) = entries.into_iter().partition(|p| p.is_dir());
    files.extend(here.into_iter().filter(|p| is_wanted(p)));
    for directory in directories {
        // A link to a directory could lead back here.
        if depth > 0 && !directory.is_symlink() {
            collect(&directory, files, searched, depth - 1)?;
        }
    }
    Ok(())
}

fn is_wanted(path: &Path) -> bool {
    let extension = path
        .extension()
        .map(|e| e.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()))
}
