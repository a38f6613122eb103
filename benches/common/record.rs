//! What a bench tells people, and with `--json FILE` also `run.py`: figures and targets, one JSON object a line.
//!
//! Each bench that is written in Rust includes this file. It stands in a folder, or cargo would take it for a bench.

// No bench needs all of it.
#![allow(dead_code)]

use std::fs::File;
use std::io::Write;

#[derive(Default)]
pub struct Record {
    file: Option<File>,
    met: usize,
    missed: Vec<String>,
}

impl Record {
    /// Takes `--json FILE` out of the arguments.
    pub fn new(arguments: &mut Vec<String>) -> Result<Self, String> {
        let Some(at) = arguments.iter().position(|a| a == "--json") else {
            return Ok(Self::default());
        };
        let path = arguments
            .get(at + 1)
            .cloned()
            .ok_or("--json needs a file")?;
        arguments.drain(at..=at + 1);
        let file = File::create(&path).map_err(|e| format!("{path}: {e}"))?;
        Ok(Self {
            file: Some(file),
            ..Self::default()
        })
    }

    /// What a contestant needs for a task.
    pub fn figure(&mut self, case: &str, task: &str, who: &str, figure: f64, unit: &str) {
        self.line(&format!(
            "{{\"case\": {case:?}, \"task\": {task:?}, \"who\": {who:?}, \"figure\": {figure:?}, \"unit\": {unit:?}}}"
        ));
    }

    /// Prints and keeps whether a figure reaches a target.
    pub fn at_most(&mut self, case: &str, what: &str, figure: f64, limit: f64) {
        self.target(case, what, figure, "<=", limit, figure <= limit);
    }

    /// The same, where more is better.
    pub fn at_least(&mut self, case: &str, what: &str, figure: f64, limit: f64) {
        self.target(case, what, figure, ">=", limit, figure >= limit);
    }

    fn target(&mut self, case: &str, what: &str, figure: f64, sign: &str, limit: f64, met: bool) {
        let verdict = if met { "pass" } else { "MISS" };
        println!("  {verdict} {what}: {figure:.2}, target {sign} {limit}");
        if met {
            self.met += 1;
        } else {
            self.missed.push(format!(
                "{case}, {what}: {figure:.2}, target {sign} {limit}"
            ));
        }
        self.line(&format!(
            "{{\"case\": {case:?}, \"target\": {what:?}, \"figure\": {figure:?}, \"sign\": {sign:?}, \
             \"limit\": {limit:?}, \"met\": {met}}}"
        ));
    }

    /// Prints how many targets were reached, and the others.
    pub fn summary(&self) {
        println!(
            "\n{} of {} targets reached",
            self.met,
            self.met + self.missed.len()
        );
        self.missed
            .iter()
            .for_each(|missed| println!("  MISS {missed}"));
    }

    fn line(&mut self, line: &str) {
        if let Some(file) = &mut self.file
            && let Err(error) = writeln!(file, "{line}")
        {
            eprintln!("the file of --json: {error}");
        }
    }
}
