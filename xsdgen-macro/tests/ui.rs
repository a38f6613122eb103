//! What the compiler says when something is wrong. `TRYBUILD=overwrite cargo test -p xsdgen-macro --test ui` writes
//! the expected text anew; read it as somebody who sees it for the first time.

#![allow(missing_docs)]

#[test]
#[cfg_attr(feature = "pages", ignore = "without the feature `pages` only")]
fn errors_say_what_to_do() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
