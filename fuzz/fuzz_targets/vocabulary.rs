#![no_main]
#![allow(dead_code, reason = "each target calls one of the checks")]

#[path = "../../tests/robustness/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::vocabulary(data));
