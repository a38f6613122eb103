//! Every target of the generator, with its figure and whether it is met.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{Cost, measure, run_times, said};
use crate::shapes;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const MB: f64 = 1_000_000.0;

/// Measures and prints everything.
pub fn report() -> Result<(), String> {
    let scratch = scratch()?;
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    let documented = cost(&this, &scratch, "documented", 50_000, 7)?;
    let plain = cost(&this, &scratch, "words", 50_000, 7)?;

    println!(
        "50,000 values: {:.1} MB with docs, {:.1} MB without\n",
        documented.input / MB,
        plain.input / MB
    );
    println!("{:<58}{:>10}{:>10}", "", "figure", "target");
    at_most(
        "total against roxmltree's parse, with docs",
        documented.generate / documented.parse,
        1.9,
    );
    at_most(
        "total against roxmltree's parse, without docs",
        plain.generate / plain.parse,
        3.2,
    );
    at_least(
        "million values a second, with docs",
        documented.values / documented.generate / MB,
        0.5,
    );
    at_least(
        "million values a second, without docs",
        plain.values / plain.generate / MB,
        1.5,
    );
    for (what, cost) in [("with", documented), ("without", plain)] {
        let label = format!("(memory - output) / input, {what} docs");
        at_most(&label, (cost.memory - cost.output) / cost.input, 8.0);
    }

    let founding = Path::new(ROOT).join("schemas/dhcp-failover-state.html");
    let (binary, size) = command_line()?;
    let (least, median) = run_times(Command::new(&binary).arg("generate").arg(&founding), 60)?;
    at_most(
        "ms for the command on the founding page, least of 60",
        least * 1e3,
        5.0,
    );
    println!("{:<58}{:>10.2}", "    the same, median", median * 1e3);
    println!("{:<58}{:>10.2}", "    stripped binary, MB", size / MB);

    let unoptimised = unoptimised()?;
    let founding = measure(&unoptimised, &founding, 5)?;
    at_most("s at opt-level 0, founding page", founding.generate, 0.3);
    for shape in ["words", "documented"] {
        let cost = cost(&unoptimised, &scratch, shape, 10_000, 3)?;
        at_most(
            &format!("s at opt-level 0, 10,000 values, shape `{shape}`"),
            cost.generate,
            0.3,
        );
    }
    std::fs::remove_dir_all(scratch).map_err(|e| e.to_string())
}

/// A directory for inputs.
pub fn scratch() -> Result<PathBuf, String> {
    let path = std::env::temp_dir().join(format!("bench-generator-{}", std::process::id()));
    std::fs::create_dir_all(&path).map_err(|e| said(path.display(), e))?;
    Ok(path)
}

fn cost(
    binary: &Path,
    scratch: &Path,
    shape: &str,
    values: usize,
    rounds: u32,
) -> Result<Cost, String> {
    let shape = shapes::find(shape).ok_or("no such shape")?;
    let file = scratch.join(shape.name).with_extension(shape.extension);
    std::fs::write(&file, shape.document(values)).map_err(|e| said(file.display(), e))?;
    measure(binary, &file, rounds)
}

fn at_most(what: &str, figure: f64, target: f64) {
    line(what, figure, &format!("<= {target}"), figure <= target);
}

fn at_least(what: &str, figure: f64, target: f64) {
    line(what, figure, &format!(">= {target}"), figure >= target);
}

fn line(what: &str, figure: f64, target: &str, met: bool) {
    println!(
        "{what:<58}{figure:>10.2}{target:>10}  {}",
        if met { "met" } else { "MISSED" }
    );
}

/// Builds the command as it is released; its path and size.
fn command_line() -> Result<(PathBuf, f64), String> {
    let manifest = Path::new(ROOT).join("Cargo.toml");
    build(&manifest, &["--release", "--package", "xsdgen-cli"])?;
    let binary = target(ROOT).join("release/xsdgen");
    let size = std::fs::metadata(&binary)
        .map_err(|e| said(binary.display(), e))?
        .len();
    Ok((binary, size as f64))
}

/// This program without optimisation: what macros and build scripts run as.
fn unoptimised() -> Result<PathBuf, String> {
    let here = env!("CARGO_MANIFEST_DIR");
    build(&Path::new(here).join("Cargo.toml"), &[])?;
    Ok(target(here).join("debug/bench-generator"))
}

fn target(directory: &str) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(directory).join("target"), PathBuf::from)
}

fn build(manifest: &Path, arguments: &[&str]) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--quiet", "--manifest-path"])
        .arg(manifest)
        .args(arguments)
        .status()
        .map_err(|e| e.to_string())?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} does not build", manifest.display()))
    }
}
