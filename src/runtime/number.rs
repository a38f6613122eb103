//! Floating-point numbers as values: NaN is equal to itself, and to nothing else (Part 2, 3.3.4 and 3.3.5).
#![allow(dead_code)]

use ::core::cmp::Ordering;
use ::core::hash::{Hash, Hasher};

use super::float::{read_double, read_single};

/// A number that equals itself.
#[derive(Clone, Copy)]
pub(crate) struct Number<T>(pub(crate) T);

impl<T: PartialEq> PartialEq for Number<T> {
    #[allow(clippy::eq_op)]
    fn eq(&self, other: &Self) -> bool {
        let is_nan = |number: &T| number != number;
        self.0 == other.0 || (is_nan(&self.0) && is_nan(&other.0))
    }
}

impl<T: PartialEq> Eq for Number<T> {}

impl<T: PartialOrd + Copy + Into<f64>> Hash for Number<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let number: f64 = self.0.into();
        // One pattern of bits for NaN, and one for zero.
        let number = if number.is_nan() { f64::NAN } else { number };
        let number = if number == 0.0 { 0.0 } else { number };
        number.to_bits().hash(state);
    }
}

/// Which of two numbers is greater; NaN is neither greater nor less than others.
pub(crate) fn compare<T: PartialOrd>(a: &Number<T>, b: &Number<T>) -> Option<Ordering> {
    if a == b {
        return Some(Ordering::Equal);
    }
    a.0.partial_cmp(&b.0)
}

/// Reads a literal of `xs:float`.
pub(crate) fn single(text: &str, plus_infinity: bool) -> Option<Number<f32>> {
    read_single(text, plus_infinity).map(Number)
}

/// Reads a literal of `xs:double`.
pub(crate) fn double(text: &str, plus_infinity: bool) -> Option<Number<f64>> {
    read_double(text, plus_infinity).map(Number)
}
