//! Every target of the generator, with its figure and whether it is met.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::{Cost, measure, run_times, said};
use crate::record::Record;
use crate::shapes;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const MB: f64 = 1_000_000.0;

/// Measures and prints everything.
pub fn report(record: &mut Record) -> Result<(), String> {
    let scratch = scratch()?;
    let this = std::env::current_exe().map_err(|e| e.to_string())?;
    let documented = cost(&this, &scratch, "documented", 50_000, 7)?;
    let plain = cost(&this, &scratch, "words", 50_000, 7)?;

    println!(
        "50,000 values: {:.1} MB with docs, {:.1} MB without\n",
        documented.input / MB,
        plain.input / MB
    );
    let case = "50,000 values";
    for (what, cost, parses, speed) in [
        ("with docs", documented, 1.9, 0.5),
        ("without docs", plain, 3.2, 1.5),
    ] {
        let times = cost.generate / cost.parse;
        record.at_most(
            case,
            &format!("times roxmltree's parse, {what}"),
            times,
            parses,
        );
        let million = cost.values / cost.generate / MB;
        record.at_least(
            case,
            &format!("million values a second, {what}"),
            million,
            speed,
        );
        let memory = (cost.memory - cost.output) / cost.input;
        record.at_most(
            case,
            &format!("(memory - output) / input, {what}"),
            memory,
            8.0,
        );
        record.figure(case, what, "roxmltree's parse", cost.parse * 1e3, "ms");
        record.figure(case, what, "xsdgen", cost.generate * 1e3, "ms");
    }

    let founding = Path::new(ROOT).join("schemas/dhcp-failover-state.html");
    let (binary, size) = command_line()?;
    let (least, median) = run_times(Command::new(&binary).arg("generate").arg(&founding), 60)?;
    record.at_most(
        "founding page",
        "ms for the command, least of 60",
        least * 1e3,
        5.0,
    );
    println!(
        "  the same, median: {:.2}; stripped binary: {:.2} MB",
        median * 1e3,
        size / MB
    );

    let unoptimised = unoptimised()?;
    let founding = measure(&unoptimised, &founding, 5)?;
    record.at_most("founding page", "s at opt-level 0", founding.generate, 0.3);
    for shape in ["words", "documented"] {
        let cost = cost(&unoptimised, &scratch, shape, 10_000, 3)?;
        let what = format!("s at opt-level 0, shape `{shape}`");
        record.at_most("10,000 values", &what, cost.generate, 0.3);
    }
    record.summary();
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
