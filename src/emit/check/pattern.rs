//! A pattern as a private function that runs its machine.

use super::super::code::{Code, Items};
use super::super::file::code_span;
use crate::datatypes::Pattern;

pub(super) fn emit(code: &mut Code, name: &str, pattern: &Pattern, support: &str) {
    let sources: Vec<String> = pattern.sources().iter().map(|s| code_span(s)).collect();
    code.doc_line(1, &format!("The pattern {}.", sources.join(" or ")));
    code.line(
        1,
        format_args!("fn {name}(text: impl ::core::iter::Iterator<Item = char>) -> bool {{"),
    );
    let machine = pattern.machine();
    for (ranges, number) in machine.classes.iter().zip(1..) {
        let items = Items::new(ranges, |out, (first, last)| {
            out.push_str(&format!("({first:?}, {last:?})"));
        });
        let head = format!("static CLASS_{number}: [(char, char); {}] = ", ranges.len());
        code.array(2, &head, &items, false);
    }
    let count = machine.classes.len();
    let classes = Items::new(1..=count, |out, number| {
        out.push_str(&format!("&CLASS_{number}"))
    });
    let head = format!("static CLASSES: [&[(char, char)]; {count}] = ");
    code.array(2, &head, &classes, false);
    let steps = Items::new(&machine.steps, |out, step| {
        out.push_str(&format!("{step:?}"))
    });
    let count = machine.steps.len();
    let head = format!("static STEPS: [(u16, u16, u16); {count}] = ");
    code.array(2, &head, &steps, false);
    for line in [
        format!("let (mut list, mut seen) = ([0; {count}], [false; {count}]);"),
        format!("let now = {support}States::new(&mut list, &mut seen);"),
        format!("let (mut list, mut seen) = ([0; {count}], [false; {count}]);"),
        format!("let next = {support}States::new(&mut list, &mut seen);"),
        format!("{support}matches(text, &CLASSES, &STEPS, now, next)"),
    ] {
        code.line(2, format_args!("{line}"));
    }
    code.line(1, format_args!("}}"));
}
