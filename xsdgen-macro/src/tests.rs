//! The macros make what the library makes, and know every option of it.

use proc_macro2::TokenStream;
use quote::quote;
use xsdgen::Builder;
use xsdgen::internal::Request;
use xsdgen::internal::options::{Kind, OPTIONS, OptionValue};

use crate::args::Args;
use crate::include;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Tokens without the spaces, which say nothing.
fn compact(tokens: &TokenStream) -> String {
    tokens.to_string().replace([' ', '\n'], "")
}

#[test]
fn the_macro_makes_what_the_library_makes() -> Outcome {
    let made = include::expand(quote!(
        "tests/schemas/coffee.xsd",
        serde,
        description = true
    ));
    let generated = Builder::new()
        .base(env!("CARGO_MANIFEST_DIR"))
        .schema("tests/schemas/coffee.xsd")
        .serde(true)
        .description(true)
        .generate()?;
    let expected: TokenStream = generated.code().parse()?;
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas/coffee.xsd");
    let tracked = quote!(
        const _: &[u8] = ::core::include_bytes!(#schema);
    );
    assert_eq!(
        compact(&made),
        compact(&expected) + &compact(&tracked),
        "the code of the library, then the items that track what was read"
    );
    Ok(())
}

#[test]
fn every_option_is_known_by_its_name() -> Outcome {
    for option in OPTIONS {
        let (text, value) = match option.kind() {
            Kind::Flag => (String::new(), OptionValue::Flag(true)),
            Kind::Number => (" = 7".to_owned(), "7".into()),
            Kind::Choice(words) => {
                let word = words.last().copied().unwrap_or_default();
                (format!(" = {word:?}"), word.into())
            }
            Kind::List | Kind::Paths => (" = [\"a\", b]".to_owned(), ["a", "b"].into()),
            Kind::Map => (" = [\"a\" = \"b\"]".to_owned(), ["a=b"].into()),
            _ => (" = \"a\"".to_owned(), "a".into()),
        };
        let args: Args = syn::parse_str(&format!("{}{text}", option.name.replace('-', "_")))?;
        let (mut by_macro, mut by_name) = (Request::new(), Request::new());
        let ours = args.apply(&mut by_macro, &[]).map_err(|e| e.to_string());
        let theirs = by_name
            .set(option.name, value)
            .map(drop)
            .map_err(|d| d.message);
        assert_eq!(
            ours.is_ok(),
            theirs.is_ok(),
            "{}: {ours:?}, {theirs:?}",
            option.name
        );
        assert_eq!(
            format!("{by_macro:?}"),
            format!("{by_name:?}"),
            "{}",
            option.name
        );
    }
    Ok(())
}

#[test]
fn tokens_as_the_command_line_has_them() -> Outcome {
    let args: Args = syn::parse2(
        quote!("a.xsd", vis = pub(in crate::a), derive(A, b::C), attribute(cfg(all()))),
    )?;
    let values: Vec<_> = args.options.iter().map(|o| o.value.clone()).collect();
    assert_eq!(
        values,
        [
            OptionValue::from("pub(in crate::a)"),
            ["A", "b::C"].into(),
            ["cfg(all())"].into(),
        ]
    );
    Ok(())
}

#[test]
fn the_documentation_lists_every_option() {
    let docs = include_str!("lib.rs");
    for option in OPTIONS {
        let name = format!("`{}`", option.name.replace('-', "_"));
        assert!(
            docs.contains(&name),
            "{name} is missing in the table of options"
        );
    }
}
