//! Values against the `oxsdatatypes` crate, within its limits: 18 digits of fractions, i64 integers.

use std::cmp::Ordering;
use std::str::FromStr;

use oxsdatatypes as ox;
use proptest::prelude::*;

use super::*;
use crate::datatypes::lexical::compare;

/// Equality by our keys and order by our comparison against those of a type of the oracle.
fn agree<T: FromStr + PartialOrd>(which: BuiltIn, a: &str, b: &str) -> Result<(), TestCaseError> {
    let datatype = Datatype::built_in(which, Version::V1_1);
    let (ours, theirs) = (
        (key(&datatype, a), key(&datatype, b)),
        (T::from_str(a), T::from_str(b)),
    );
    prop_assert_eq!(ours.0.is_some(), theirs.0.is_ok(), "{} {}", which.name(), a);
    prop_assert_eq!(ours.1.is_some(), theirs.1.is_ok(), "{} {}", which.name(), b);
    if let ((Some(x), Some(y)), (Ok(c), Ok(d))) = (ours, theirs) {
        let order = compare(which, a, b, Version::V1_1);
        prop_assert_eq!(order, c.partial_cmp(&d), "{} {} and {}", which.name(), a, b);
        prop_assert_eq!(
            x == y,
            order == Some(Ordering::Equal),
            "{} {} and {}",
            which.name(),
            a,
            b
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn decimals(a in r"[+-]?[0-9]{0,3}(\.[0-9]{0,3})?", b in r"-?[0-2]{1,2}(\.[0-2]{0,2})?") {
        agree::<ox::Decimal>(BuiltIn::Decimal, &a, &b)?;
    }

    #[test]
    fn date_times(
        a in r"-?[0-9]{4}-(0[1-9]|1[0-3])-([0-2][0-9]|3[01])T(2[0-4]|00):[0-5]9:(00|59)(\.[05])?(Z|[+-]1[0-4]:[03]0)?",
        b in r"(1999|2000)-(12-31|01-01)T(2[0-4]|00):00:00(Z|[+-]1[0-4]:00)?",
        c in r"(1999|2000)-(12-31|01-01)T(2[0-4]|00):00:00(Z|[+-]1[0-4]:00)?",
    ) {
        agree::<ox::DateTime>(BuiltIn::DateTime, &a, &b)?;
        agree::<ox::DateTime>(BuiltIn::DateTime, &c, &b)?;
    }

    #[test]
    fn dates(
        a in r"(19|20)(00|99|04)-(02-2[89]|12-31|01-01)(Z|[+-](1[0-4]|00):[03]0)?",
        b in r"(19|20)(00|99|04)-(02-2[89]|12-31|01-01)(Z|[+-](1[0-4]|00):[03]0)?",
    ) {
        agree::<ox::Date>(BuiltIn::Date, &a, &b)?;
    }

    #[test]
    fn times(
        a in r"(2[0-4]|0[0-9]):[0-5]0:00(\.[0-9]{1,2})?(Z|[+-](1[0-4]|00):[03]0)?",
        b in r"(2[0-4]|0[0-9]):[0-5]0:00(\.[0-9]{1,2})?(Z|[+-](1[0-4]|00):[03]0)?",
    ) {
        agree::<ox::Time>(BuiltIn::Time, &a, &b)?;
    }

    #[test]
    fn durations(
        a in r"-?P([0-3]Y)?([0-9]{1,2}M)?([0-9]{1,3}D)?(T([0-9]{1,2}H([0-9]M)?|[0-9](\.[0-9])?S))?",
        b in r"-?P([0-3]Y)?([0-9]{1,2}M)?([0-9]{1,3}D)?(T([0-9]{1,2}H([0-9]M)?|[0-9](\.[0-9])?S))?",
    ) {
        agree::<ox::Duration>(BuiltIn::Duration, &a, &b)?;
    }

    #[test]
    fn doubles(a in r"[+-]?[0-9]{0,2}(\.[0-9]{0,2})?([eE][+-]?[0-9]{1,3})?", b in r"-?[01](\.0)?|NaN|-?INF") {
        let datatype = Datatype::built_in(BuiltIn::Double, Version::V1_1);
        prop_assert_eq!(key(&datatype, &a).is_some(), ox::Double::from_str(&a).is_ok(), "{}", a);
        // NaN is identical to itself here; the oracle has equality alone.
        if b != "NaN" {
            agree::<ox::Double>(BuiltIn::Double, &a, &b)?;
        }
    }

    #[test]
    fn no_text_is_a_panic(text in r"[-+:.TZPYMDHSINFa0-9 =/]{0,20}", other in r"\PC{0,10}") {
        for which in BuiltIn::all() {
            for version in [Version::V1_0, Version::V1_1] {
                let datatype = Datatype::built_in(which, version);
                let _ = datatype.validate(&text, &Bound);
                let _ = datatype.validate(&other, &Bound);
            }
        }
    }
}
