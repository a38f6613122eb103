//! What the commands say of types without an enumeration.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::Dir;

const PAGE: &str = include_str!("../../tests/golden/page-simple-types/input.html");

fn page(name: &str) -> Dir {
    let dir = Dir::new(name);
    dir.put("garden.html", PAGE);
    dir
}

#[test]
fn what_is_passed_over_is_counted_listed_and_explained() {
    let dir = page("kinds-passed-over");
    let run = dir.run(&["generate", "garden.html"]).expect_code(0);
    assert!(
        run.err
            .contains("none of the 3 simple types has an enumeration"),
        "{run:?}"
    );
    assert!(
        run.err.ends_with("; 3 simple types passed over\n"),
        "{run:?}"
    );
    let run = dir.run(&["inspect", "garden.html"]).expect_code(0);
    assert!(
        run.out
            .contains("passed over: guid, xs:string, at garden.html:28:1\n"),
        "{run:?}"
    );
    let json = dir
        .run(&["inspect", "--format", "json", "garden.html"])
        .expect_code(0);
    assert!(json.out.contains("\"passed_over\""), "{json:?}");
    let run = dir.run(&["explain", "guid", "garden.html"]).expect_code(0);
    for part in [
        "is           a type without enumeration, derived from xs:string\n",
        "valid        a text that matches `[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`\n",
        "facet        pattern `[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`\n",
        "The guid type is an identifier that no other thing has.\n",
        "passed over  it is not generated",
    ] {
        assert!(run.out.contains(part), "{part}: {run:?}");
    }
}

#[test]
fn one_type_is_picked_by_its_name() {
    let dir = page("kinds-picked");
    let run = dir
        .run(&["generate", "--types", "guid", "garden.html"])
        .expect_code(0);
    assert!(run.out.contains("pub struct Guid([u8; 36]);"), "{run:?}");
    assert!(!run.out.contains("PlotNumber("), "{run:?}");
    let explain = [
        "explain",
        "--simple-types",
        "all",
        "SeedCode",
        "garden.html",
    ];
    let run = dir.run(&explain).expect_code(0);
    assert!(!run.out.contains("passed over"), "{run:?}");
}

#[test]
fn names_derives_and_attributes_are_for_all_kinds() {
    let dir = page("kinds-overrides");
    let all = ["generate", "--simple-types", "all", "garden.html"];
    let others = [
        "--rename-type",
        "guid=Identifier",
        "--drop-types",
        "SeedCode",
        "--derive-for",
        "PlotNumber=my::Derive",
        "--attribute-for",
        "guid=must_use",
    ];
    let run = dir.run(&[&all[..], &others].concat()).expect_code(0);
    assert!(
        run.out.contains("#[must_use]\npub struct Identifier("),
        "{run:?}"
    );
    assert!(
        run.out
            .contains("Hash, my::Derive)]\npub struct PlotNumber("),
        "{run:?}"
    );
    assert!(!run.out.contains("SeedCode"), "{run:?}");
}

#[test]
fn a_wider_facet_is_minor_and_a_narrower_one_major() {
    let dir = page("kinds-diff");
    dir.put("wider.html", &PAGE.replace("480", "500"));
    let diff = |old: &str, new: &str| dir.run(&["diff", "--simple-types", "all", old, new]);
    let wider = diff("garden.html", "wider.html");
    assert!(wider.out.contains("minor"), "{wider:?}");
    let narrower = diff("wider.html", "garden.html");
    assert!(narrower.out.contains("major"), "{narrower:?}");
    assert!(narrower.out.contains("PlotNumber"), "{narrower:?}");
}
