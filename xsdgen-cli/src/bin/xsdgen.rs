//! `xsdgen`

use std::process::ExitCode;

fn main() -> ExitCode {
    xsdgen_cli::run(std::env::args_os())
}
