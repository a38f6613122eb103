//! Files that are whole or untouched.
//!
//! ```
//! use xsdgen::internal::write::if_changed;
//!
//! let file = std::env::temp_dir().join(format!("xsdgen-example-{}.rs", std::process::id()));
//! assert!(if_changed(&file, "enum A {}\n")?);
//! // Untouched: nothing is built again for nothing.
//! assert!(!if_changed(&file, "enum A {}\n")?);
//! std::fs::remove_file(&file)?;
//! # Ok::<(), std::io::Error>(())
//! ```

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Writes a file whole or not at all, and leaves one that has this content already untouched.
/// Returns whether it wrote.
///
/// The content goes into a file beside it, which then takes its name. A run that is killed in between leaves that
/// file behind; the next one that writes the same output removes it.
///
/// # Errors
/// As the file system gives them; the old content then still stands.
pub fn if_changed(path: &Path, text: &str) -> io::Result<bool> {
    // Through a link: the file that it points at is replaced, not the link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|m| !m.is_file()) {
        // A pipe or a device (`/dev/null`) cannot be replaced, only written to.
        let mut file = fs::OpenOptions::new().write(true).open(path)?;
        file.write_all(text.as_bytes())?;
        return Ok(true);
    }
    remove_left_behind(path);
    if let Some(old) = &old {
        if old.len() == text.len() as u64 && fs::read(path)? == text.as_bytes() {
            return Ok(false);
        }
        // Replacing by renaming would get around a write protection.
        if old.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is read-only",
            ));
        }
    }
    let written = write_new(path, text, old.map(|m| m.permissions()));
    written.and_then(|temporary| {
        fs::rename(&temporary, path).inspect_err(|_| {
            // The error that matters is the first one.
            let _ = fs::remove_file(&temporary);
        })
    })?;
    Ok(true)
}

/// Writes the content into a new file beside `path`, and gives its name.
fn write_new(path: &Path, text: &str, permissions: Option<fs::Permissions>) -> io::Result<PathBuf> {
    let (temporary, mut file) = create_beside(path)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| permissions.map_or(Ok(()), |p| file.set_permissions(p)))
        .and_then(|()| file.sync_all());
    match written {
        Ok(()) => Ok(temporary),
        Err(error) => {
            let _ = fs::remove_file(&temporary);
            Err(error)
        }
    }
}

/// A file that was not there before, called like `path` with the number of this process and of the file:
/// `out.rs.4711-0.tmp`.
fn create_beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let process = std::process::id();
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{process}-{number}.tmp"));
        let temporary = path.with_file_name(name);
        match fs::File::create_new(&temporary) {
            // Of an earlier process with the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            created => return created.map(|file| (temporary, file)),
        }
    }
}

/// Removes what earlier runs that were killed while they wrote `path` have left behind.
fn remove_left_behind(path: &Path) {
    let (Some(directory), Some(name)) = (path.parent(), path.file_name()) else {
        return;
    };
    let directory = if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    };
    // What cannot be listed or removed harms nobody.
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let found = entry.file_name();
        let process = found.to_str().and_then(|f| temporary_of(f, name.to_str()?));
        if process.is_some_and(|process| !is_running(process, &entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The process that made `found` to write `name`, when it is such a file.
fn temporary_of(found: &str, name: &str) -> Option<u32> {
    let numbers = found
        .strip_prefix(name)?
        .strip_prefix('.')?
        .strip_suffix(".tmp")?;
    let (process, number) = numbers.split_once('-')?;
    number.parse::<u32>().ok()?;
    process.parse().ok()
}

/// Whether a process may still be writing its file: where processes cannot be looked up, for an hour.
fn is_running(process: u32, file: &fs::DirEntry) -> bool {
    if process == std::process::id() {
        // Another thread, perhaps.
        return true;
    }
    let processes = Path::new("/proc");
    if processes.join("self").exists() {
        return processes.join(process.to_string()).exists();
    }
    const LONG: Duration = Duration::from_secs(60 * 60);
    let age = file.metadata().and_then(|m| m.modified());
    age.is_ok_and(|at| at.elapsed().unwrap_or_default() < LONG)
}

#[cfg(test)]
mod tests {
    use super::temporary_of;

    #[test]
    fn temporary_files_are_known_by_their_names() {
        assert_eq!(temporary_of("out.rs.4711-0.tmp", "out.rs"), Some(4711));
        for other in [
            "out.rs",
            "out.rs.tmp",
            "out.rs.4711.tmp",
            "out.rs.a-0.tmp",
            "out.rs.1-0.tmp~",
            "about.rs.1-0.tmp",
            "out.rs.bak.1-0.tmp",
        ] {
            assert_eq!(temporary_of(other, "out.rs"), None, "{other}");
        }
    }
}
