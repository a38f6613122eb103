//! A whole directory of schemas and pages in one process: how many files and values a second.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use crate::measure::said;
use crate::record::Record;

/// Kinds of files that are taken.
const KINDS: [&str; 5] = ["xsd", "wsdl", "html", "htm", "md"];

/// What became of some files.
#[derive(Default)]
struct Sum {
    bytes: usize,
    values: usize,
    output: usize,
    refused: usize,
}

/// Generates from each file below some directories, with what it includes, on one thread and on all.
pub fn report(directories: &[&str], record: &mut Record) -> Result<(), String> {
    let mut files = Vec::new();
    for directory in directories {
        collect(Path::new(directory), &mut files)?;
    }
    files.sort();
    let all = thread::available_parallelism().map_or(1, usize::from);
    println!(
        "{} files\n{:<10}{:>10}{:>12}{:>12}{:>14}",
        files.len(),
        "threads",
        "seconds",
        "files/s",
        "MB/s",
        "values/s"
    );
    for threads in [1, all] {
        let start = Instant::now();
        let sum = generate(&files, threads);
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{threads:<10}{seconds:>10.2}{:>12.0}{:>12.1}{:>14.0}",
            files.len() as f64 / seconds,
            sum.bytes as f64 / seconds / 1e6,
            sum.values as f64 / seconds
        );
        let case = format!("{} files", files.len());
        let who = format!("{threads} threads");
        record.figure(
            &case,
            "files",
            &who,
            files.len() as f64 / seconds,
            "files/s",
        );
        record.figure(
            &case,
            "values",
            &who,
            sum.values as f64 / seconds,
            "values/s",
        );
        if threads == all {
            println!(
                "\n{} values, {:.1} MB read, what is included not counted, {:.1} MB written; {} files ended in an error",
                sum.values,
                sum.bytes as f64 / 1e6,
                sum.output as f64 / 1e6,
                sum.refused
            );
        }
    }
    Ok(())
}

fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(path).map_err(|e| said(path.display(), e))?;
    for entry in entries {
        let path = entry.map_err(|e| said(path.display(), e))?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else if path
            .extension()
            .is_some_and(|kind| KINDS.iter().any(|k| kind.eq_ignore_ascii_case(k)))
        {
            into.push(path);
        }
    }
    Ok(())
}

/// Each thread takes the next file that nobody has taken.
fn generate(files: &[PathBuf], threads: usize) -> Sum {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut sum = Sum::default();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            sum.bytes += file.metadata().map_or(0, |m| m.len() as usize);
            match xsdgen::Builder::new().schema(file).generate() {
                Ok(generated) => {
                    sum.values += generated.counts().values;
                    sum.output += generated.code().len();
                }
                Err(_) => sum.refused += 1,
            }
        }
        sum
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut sum = work();
        for other in others.into_iter().filter_map(|t| t.join().ok()) {
            sum.bytes += other.bytes;
            sum.values += other.values;
            sum.output += other.output;
            sum.refused += other.refused;
        }
        sum
    })
}
