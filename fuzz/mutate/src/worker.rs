//! The child: one document after another, each run guarded and measured.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use xsdgen::internal::Documents;

use crate::mutate::{Random, mutate};
use crate::{checks, documents};

/// No run may take longer.
const PATIENCE: f64 = 10.0;
/// A run may take this much memory, and besides at most `FACTOR` times what it reads and writes.
const FREE: f64 = 64e6;
const FACTOR: f64 = 60.0;

/// Figures of one document.
#[derive(Default)]
struct Figures {
    runs: u64,
    longest: f64,
    /// The run that took longest.
    slowest: String,
    factor: f64,
}

/// Does the documents from number `first` on.
pub(crate) fn run(directory: &Path, times: u64, seed: u64, first: u64) {
    std::panic::set_hook(Box::new(|_| {}));
    let documents = documents(directory);
    for (number, path) in documents.iter().enumerate().skip(first as usize) {
        let original = std::fs::read(path).unwrap_or_default();
        let mut figures = Figures::default();
        for time in 0..=times {
            let bytes = mutation(&documents, number, &original, time, seed);
            let shown = format!("{}, mutation {time}", path.display());
            println!("at {shown}");
            let name = path.to_string_lossy();
            let request = checks::confined().text(name, bytes.as_slice());
            figures.guard(&shown, &request);
            if time % 20 == 0 && std::fs::write(path, &bytes).is_ok() {
                let mut request = xsdgen::internal::Request::new().schema(path);
                let _ = request.set("root", directory.to_string_lossy().into_owned());
                figures.guard(&format!("{shown}, in its place"), &request);
                let mut request =
                    xsdgen::internal::Request::new().text("described.xsd", checks::DESCRIBED);
                let _ = request.set("root", directory.to_string_lossy().into_owned());
                let _ = request.set("docs", vec![path.to_string_lossy().into_owned()]);
                figures.guard(&format!("{shown}, as descriptions"), &request);
                let _ = std::fs::write(path, &original);
            }
        }
        println!(
            "done {} {} {} {}",
            figures.runs, figures.longest, figures.factor, figures.slowest
        );
    }
}

/// Mutation number `time` of a document; number 0 is the document as it is.
fn mutation(
    documents: &[PathBuf],
    number: usize,
    original: &[u8],
    time: u64,
    seed: u64,
) -> Vec<u8> {
    let mut random = Random::new(seed ^ ((number as u64) << 20) ^ time);
    let other = documents
        .get(random.below(documents.len()))
        .map(std::fs::read);
    let other = other.and_then(Result::ok).unwrap_or_default();
    match time {
        0 => original.to_vec(),
        _ => mutate(original, &other, &mut random),
    }
}

/// Mutation number `time` of the document whose path ends so.
pub(crate) fn show(directory: &Path, document: &str, time: u64, seed: u64) -> Option<Vec<u8>> {
    let documents = documents(directory);
    let number = documents
        .iter()
        .position(|path| path.to_string_lossy().ends_with(document))?;
    let original = std::fs::read(documents.get(number)?).ok()?;
    Some(mutation(&documents, number, &original, time, seed))
}

impl Figures {
    fn guard(&mut self, shown: &str, request: &xsdgen::internal::Request) {
        let (before, start) = (reset_peak(), cpu_seconds());
        let result = catch_unwind(AssertUnwindSafe(|| request.generate()));
        let seconds = cpu_seconds() - start;
        let used = (status("VmHWM:") - before).max(0.0);
        // The check that it is Rust takes longer than all else, and is not what is measured.
        let result = result.and_then(|result| {
            catch_unwind(AssertUnwindSafe(|| checks::is_sound(&result)))?;
            Ok(result)
        });
        self.runs += 1;
        if seconds >= self.longest {
            self.longest = seconds;
            self.slowest = shown.to_owned();
        }
        if seconds > PATIENCE {
            println!("problem {seconds:.1} s: {shown}");
        }
        let amount = match result {
            Err(panic) => {
                let message = panic.downcast_ref::<String>().map(String::as_str);
                let message = message
                    .or(panic.downcast_ref::<&str>().copied())
                    .unwrap_or("no message");
                println!(
                    "problem panic: {shown}: {}",
                    message.lines().take(3).collect::<Vec<_>>().join(" ")
                );
                return;
            }
            Ok(Ok(generated)) => read(generated.sources()) + generated.code().len() as f64,
            Ok(Err(error)) => read(error.sources()) + error.to_string().len() as f64,
        };
        let factor = (used - FREE).max(0.0) / amount.max(1.0);
        self.factor = self.factor.max(factor);
        if factor > FACTOR {
            println!(
                "problem {:.0} MB for {:.2} MB: {shown}",
                used / 1e6,
                amount / 1e6
            );
        }
    }
}

fn read(sources: &xsdgen::internal::source::Sources) -> f64 {
    sources
        .iter()
        .map(|(_, source)| source.text().len() as f64)
        .sum()
}

/// Forgets the process's peak of memory (Linux only); what it holds now.
fn reset_peak() -> f64 {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    status("VmRSS:")
}

/// Seconds that this process has computed (Linux only): other processes do not count.
fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = text.split(' ').next().and_then(|n| n.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e9
}

/// A line of `/proc/self/status` in bytes, 0 where there is none.
fn status(name: &str) -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text
        .lines()
        .find_map(|l| l.strip_prefix(name))
        .unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0.0) * 1000.0
}
