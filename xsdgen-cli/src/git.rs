//! A version of files: as they are, or as a git revision has them.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xsdgen::Error;
use xsdgen::internal::diagnostic::{codes, error};

/// What is taken out of a revision: whatever an input can be or refer to.
const KINDS: [&str; 15] = [
    "*.cat", "*.csv", "*.gc", "*.htm", "*.html", "*.md", "*.ods", "*.tab", "*.toml", "*.tsv",
    "*.wsdl", "*.xlsm", "*.xlsx", "*.xml", "*.xsd",
];

/// Files to read.
pub(crate) enum Version {
    /// They are there.
    Here(PathBuf),
    /// They are taken out of a revision into a directory that goes away with this.
    Revision {
        /// The directory.
        directory: PathBuf,
        /// The file or directory in it.
        path: PathBuf,
        /// The revision.
        revision: String,
        /// Where the current directory is in the repository.
        prefix: PathBuf,
    },
}

/// `PATH`, or `REVISION:PATH` when there is no such path.
pub(crate) fn version(given: &str) -> Result<Version, Error> {
    let here = PathBuf::from(given);
    match given.split_once(':') {
        Some((revision, path)) if !here.exists() && !revision.is_empty() => {
            check_out(revision, path)
        }
        _ => Ok(Version::Here(here)),
    }
}

fn check_out(revision: &str, path: &str) -> Result<Version, Error> {
    let top = git(&["rev-parse", "--show-toplevel"], None, b"")?;
    let prefix = PathBuf::from(git(&["rev-parse", "--show-prefix"], None, b"")?);
    // A leading dash would be an option to git.
    let commit = format!("{revision}^{{commit}}");
    let commit = git(
        &["rev-parse", "--verify", "--end-of-options", &commit],
        None,
        b"",
    )?;
    let directory = directory()?;
    // From here on the directory goes away whatever happens.
    let version = Version::Revision {
        path: directory.join(&prefix).join(path),
        directory,
        revision: revision.to_owned(),
        prefix,
    };
    let Version::Revision {
        directory,
        path: file,
        ..
    } = &version
    else {
        return Ok(version);
    };
    let index = directory.join("index");
    let in_index = |arguments: &[&str], input: &[u8]| {
        let mut all = vec!["-C", &top];
        all.extend(arguments);
        git(&all, Some(index.as_os_str()), input)
    };
    in_index(&["read-tree", &commit], b"")?;
    let mut list = vec!["ls-files", "-z", "--cached", "--"];
    list.extend(KINDS);
    let files = in_index(&list, b"")?;
    let target = format!("--prefix={}/", directory.display());
    in_index(
        &["checkout-index", "-z", "--stdin", &target],
        files.as_bytes(),
    )?;
    if !file.exists() {
        let message = format!("revision `{revision}` has no `{path}` that is read");
        let help = Some("the path is relative to the current directory");
        return Err(error(codes::GIT_FAILED, message, help).into());
    }
    Ok(version)
}

/// A new directory that only this process uses.
fn directory() -> Result<PathBuf, Error> {
    let parent = std::env::temp_dir();
    let mut n = 0_u32;
    loop {
        let path = parent.join(format!("xsdgen-{}-{n}", std::process::id()));
        match std::fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => n += 1,
            Err(e) => return Err(failed(&format!("cannot create `{}`: {e}", path.display()))),
        }
    }
}

/// Runs git and gives what it prints, without the line end.
fn git(arguments: &[&str], index: Option<&OsStr>, input: &[u8]) -> Result<String, Error> {
    let mut command = Command::new("git");
    command.args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(index) = index {
        command.env("GIT_INDEX_FILE", index);
    }
    let cannot = |e: std::io::Error| failed(&format!("cannot run git: {e}"));
    let mut child = command.spawn().map_err(cannot)?;
    if let Some(mut stdin) = child.stdin.take() {
        // git says itself what is wrong when it stops reading.
        let _ = stdin.write_all(input);
    }
    let output = child.wait_with_output().map_err(cannot)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("it did not say why");
        return Err(failed(&format!("git failed: {said}")));
    }
    let text = String::from_utf8(output.stdout)
        .map_err(|_| failed("the repository has file names that are not UTF-8"))?;
    Ok(text.trim_end_matches('\n').to_owned())
}

fn failed(message: &str) -> Error {
    let help = "`REVISION:PATH` needs git, and a repository around the current directory";
    error(codes::GIT_FAILED, message, Some(help)).into()
}

impl Version {
    /// Where the files are.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Here(path) | Self::Revision { path, .. } => path,
        }
    }

    /// A file of it, as the user would name it.
    pub(crate) fn shown(&self, file: &str) -> String {
        let Self::Revision {
            directory,
            revision,
            prefix,
            ..
        } = self
        else {
            return file.to_owned();
        };
        let Ok(inside) = Path::new(file).strip_prefix(directory) else {
            return file.to_owned();
        };
        let inside = inside.strip_prefix(prefix).unwrap_or(inside);
        format!("{revision}:{}", inside.display())
    }
}

impl Drop for Version {
    fn drop(&mut self) {
        if let Self::Revision { directory, .. } = self {
            // Nothing is lost when it stays: it is in the system's directory for such files.
            let _ = std::fs::remove_dir_all(directory);
        }
    }
}
