//! Files that are whole or untouched.

use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file whole or not at all, and leaves one that has this content already untouched.
///
/// The content goes into a file beside it, which then takes its name. Directories that are missing are made. Gives
/// whether the file was written.
pub(crate) fn if_changed(path: &Path, text: &str) -> io::Result<bool> {
    // Through a link: the file that it points at is replaced, not the link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(path).ok() {
        // A pipe or a device (`/dev/null`) cannot be replaced, only written to.
        Some(old) if !old.is_file() => {
            let mut file = OpenOptions::new().write(true).open(path)?;
            file.write_all(text.as_bytes())?;
            Ok(true)
        }
        Some(old) if old.len() == text.len() as u64 && fs::read(path)? == text.as_bytes() => {
            Ok(false)
        }
        // Replacing the file would get around a write protection.
        Some(old) if old.permissions().readonly() => Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "the file is read-only",
        )),
        old => replace(path, text, old.as_ref()).map(|()| true),
    }
}

fn replace(path: &Path, text: &str, old: Option<&Metadata>) -> io::Result<()> {
    let mut prefix = path.file_name().unwrap_or_default().to_owned();
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    // Without this only the owner could read the file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let directory = path.parent().filter(|d| !d.as_os_str().is_empty());
    if let Some(directory) = directory {
        fs::create_dir_all(directory)?;
    }
    let mut file = builder.tempfile_in(directory.unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
