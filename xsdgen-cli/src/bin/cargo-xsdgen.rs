//! `cargo xsdgen`: starts the `xsdgen` that was installed beside it, so that there is one copy of the code.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let program = beside().unwrap_or_else(|| PathBuf::from("xsdgen"));
    match Command::new(&program)
        .args(without_cargo(env::args_os().skip(1)))
        .status()
    {
        // Ended by a signal: what it was is not told further.
        Ok(status) => ExitCode::from(
            status
                .code()
                .and_then(|c| u8::try_from(c).ok())
                .unwrap_or(1),
        ),
        Err(e) => {
            eprintln!("error: cannot start `{}`: {e}", program.display());
            eprintln!("  = help: `cargo install xsdgen-cli` installs both");
            ExitCode::FAILURE
        }
    }
}

/// The program in the same directory.
fn beside() -> Option<PathBuf> {
    let own = env::current_exe().ok()?;
    let other = own.with_file_name(format!("xsdgen{}", env::consts::EXE_SUFFIX));
    other.is_file().then_some(other)
}

/// The arguments without the `xsdgen` that cargo puts first.
fn without_cargo(arguments: impl Iterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    let mut arguments = arguments.peekable();
    let _ = arguments.next_if(|first| first == "xsdgen");
    arguments
}
