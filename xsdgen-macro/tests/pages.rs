//! A specification page in place, with the feature `pages`.

#![cfg(feature = "pages")]
#![deny(warnings)]
#![allow(missing_docs)]

xsdgen_macro::include_schema!("tests/schemas/page.html", description);

#[test]
fn a_page_in_place() {
    assert_eq!("light".parse(), Ok(Roast::Light));
    assert_eq!(Roast::Light.description(), Some("Until the first crack."));
}
