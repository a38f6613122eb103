//! A crate under `target` whose modules are all generated code.

use std::error::Error;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Macros of the prelude as they must not be meant.
pub(crate) const SHADOWS: &str = "
#[allow(unused_macros)]
macro_rules! matches { ($($t:tt)*) => { compile_error!(\"not this one\") } }
#[allow(unused_macros)]
macro_rules! assert { ($($t:tt)*) => { compile_error!(\"not this one\") } }
#[allow(unused_macros)]
macro_rules! write { ($($t:tt)*) => { compile_error!(\"not this one\") } }
#[allow(unused_macros)]
macro_rules! panic { ($($t:tt)*) => { compile_error!(\"not this one\") } }
#[allow(unused_macros)]
macro_rules! format_args { ($($t:tt)*) => { compile_error!(\"not this one\") } }
#[allow(unused_macros)]
macro_rules! concat { ($($t:tt)*) => { compile_error!(\"not this one\") } }
";

/// Writes a crate; `file` is `lib.rs` or `main.rs`, whose text is `code`.
pub(crate) fn write(
    name: &str,
    edition: &str,
    file: &str,
    code: &str,
) -> Result<PathBuf, Box<dyn Error>> {
    let krate = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{edition}"));
    fs::create_dir_all(krate.join("src"))?;
    fs::write(krate.join("src").join(file), code)?;
    let mut manifest = String::new();
    writeln!(
        manifest,
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\n\
         [dependencies]\nserde = {{ version = \"1\", default-features = false }}\n\n\
         [profile.dev]\ndebug = 0\n\n[workspace]"
    )?;
    fs::write(krate.join("Cargo.toml"), manifest)?;
    // The versions of the workspace, so that nothing is looked up.
    fs::copy(root().join("Cargo.lock"), krate.join("Cargo.lock"))?;
    Ok(krate)
}

pub(crate) fn cargo(krate: &Path, arguments: &[&str]) -> io::Result<Output> {
    Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--offline", "--quiet"])
        .current_dir(krate)
        .env("CARGO_TARGET_DIR", krate.join("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
}

pub(crate) fn judge(output: &Output) -> Outcome {
    if output.status.success() {
        return Ok(());
    }
    let told = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    Err(String::from_utf8_lossy(&told).into_owned().into())
}
