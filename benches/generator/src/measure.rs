//! One measurement, made in a process of its own so that its peak of memory is its own.

use std::fmt::Display;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// What one input costs.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    /// Bytes read.
    pub input: f64,
    /// Bytes generated.
    pub output: f64,
    /// Values found.
    pub values: f64,
    /// Seconds that roxmltree takes to parse the same bytes; 0 if they are not XML.
    pub parse: f64,
    /// Seconds from bytes to Rust text.
    pub generate: f64,
    /// Peak of memory, in bytes, of a process that does nothing else.
    pub memory: f64,
}

/// Measures in a new process of `binary`, which is this program as built with some profile.
pub fn measure(binary: &Path, input: &Path, rounds: u32) -> Result<Cost, String> {
    let timed = child(binary, "time", input, rounds)?;
    let memory = child(binary, "memory", input, 1)?;
    match (timed.as_slice(), memory.as_slice()) {
        (&[input, output, values, parse, generate], &[memory]) => Ok(Cost {
            input,
            output,
            values,
            parse,
            generate,
            memory,
        }),
        _ => Err(format!("{}: unexpected report", input.display())),
    }
}

/// Measures seconds of computing, not of waiting, and memory in one run of a new process, whatever the size.
pub fn growing(binary: &Path, input: &Path) -> Result<Cost, String> {
    match child(binary, "grow", input, 1)?.as_slice() {
        &[input, output, generate, memory] => Ok(Cost {
            input,
            output,
            generate,
            memory,
            ..Cost::default()
        }),
        _ => Err(format!("{}: unexpected report", input.display())),
    }
}

fn child(binary: &Path, what: &str, input: &Path, rounds: u32) -> Result<Vec<f64>, String> {
    let output = Command::new(binary)
        .arg(what)
        .arg(input)
        .arg(rounds.to_string())
        .output()
        .map_err(|e| said(binary.display(), e))?;
    if !output.status.success() {
        return Err(said(
            input.display(),
            String::from_utf8_lossy(&output.stderr),
        ));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace()
        .map(|n| n.parse().map_err(|e| said(n, e)))
        .collect()
}

/// The child that times: rounds alternate, so that a noisy neighbour disturbs both alike; the least counts.
pub fn time(input: &Path, rounds: u32) -> Result<(), String> {
    let bytes = std::fs::read(input).map_err(|e| said(input.display(), e))?;
    let text = String::from_utf8(bytes).map_err(|e| said(input.display(), e))?;
    let name = input.to_string_lossy();
    let (mut parse, mut generate) = (Duration::MAX, Duration::MAX);
    let (mut output, mut values) = (0, 0);
    for _ in 0..rounds {
        if roxmltree::Document::parse(&text).is_ok() {
            let start = Instant::now();
            let _ = black_box(roxmltree::Document::parse(black_box(&text)).is_ok());
            parse = parse.min(start.elapsed());
        } else {
            parse = Duration::ZERO;
        }
        let builder = xsdgen::Builder::new().text(name.as_ref(), text.as_bytes());
        let start = Instant::now();
        let generated = black_box(&builder)
            .generate()
            .map_err(|e| said(input.display(), e))?;
        generate = generate.min(start.elapsed());
        (output, values) = (generated.code().len(), generated.counts().values);
    }
    println!(
        "{} {output} {values} {} {}",
        text.len(),
        parse.as_secs_f64(),
        generate.as_secs_f64()
    );
    Ok(())
}

/// The child that only generates, and then asks for its own peak.
pub fn memory(input: &Path) -> Result<(), String> {
    let generated = xsdgen::Builder::new()
        .schema(input)
        .generate()
        .map_err(|e| said(input.display(), e))?;
    black_box(generated.code());
    println!("{}", peak().unwrap_or_default());
    Ok(())
}

/// The child that generates once, with limits that no input here reaches.
pub fn grow(input: &Path) -> Result<(), String> {
    let mut request = xsdgen::internal::Request::new().schema(input);
    for limit in [
        "limit-input-size",
        "limit-values",
        "limit-model-size",
        "limit-output-size",
        "limit-expansion",
        "limit-documents",
        "limit-doc-length",
    ] {
        request
            .set(limit, u64::from(u32::MAX))
            .map_err(|e| said(limit, e.message))?;
    }
    let before = computed();
    let generated = request.generate().map_err(|e| said(input.display(), e))?;
    let seconds = computed() - before;
    let read = std::fs::metadata(input).map_err(|e| said(input.display(), e))?;
    println!(
        "{} {} {seconds} {}",
        read.len(),
        generated.code().len(),
        peak().unwrap_or_default()
    );
    Ok(())
}

/// Seconds that this process has computed; known on Linux only.
pub fn computed() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = text.split(' ').next().and_then(|n| n.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e9
}

/// Peak of resident memory in bytes; known on Linux only.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kilobytes * 1024)
}

/// Seconds of the fastest and of the median run of a command.
pub fn run_times(command: &mut Command, runs: usize) -> Result<(f64, f64), String> {
    let mut times = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        let output = command.output().map_err(|e| e.to_string())?;
        times.push(start.elapsed().as_secs_f64());
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |i: usize| times.get(i).copied().unwrap_or_default();
    Ok((at(0), at(runs / 2)))
}

/// An error with what it is about.
pub fn said(what: impl Display, error: impl Display) -> String {
    format!("{what}: {error}")
}
