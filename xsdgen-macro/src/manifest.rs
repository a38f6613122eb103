//! Where paths start, and how the compiler is told which files were read.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;
use xsdgen::internal::diagnostic::codes;
use xsdgen::internal::is_outside;
use xsdgen::internal::text::suggestion;

use crate::report;

/// The directory that a path literal is relative to: the one that holds the crate's manifest.
///
/// A test runner such as trybuild compiles a file with a manifest that it makes elsewhere. If nothing has
/// the path there, the manifest above the file that the literal stands in is meant.
pub(crate) fn directory(path: &LitStr) -> PathBuf {
    let given = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = || std::env::current_dir().unwrap_or_default();
    let base = given.unwrap_or_else(here);
    let file = base.join(path.value());
    if file.exists() {
        return base;
    }
    // A misspelt name stands beside files that it may be.
    let lost = !file.parent().is_some_and(Path::exists);
    above(path)
        .filter(|other| lost || other.join(path.value()).exists())
        .unwrap_or(base)
}

/// The directory of the manifest above the file that the literal stands in.
fn above(path: &LitStr) -> Option<PathBuf> {
    // The compiler knows the file relative to the directory that it runs in.
    let file = std::env::current_dir()
        .ok()?
        .join(path.span().unwrap().local_file()?);
    file.ancestors()
        .skip(1)
        .find(|directory| directory.join("Cargo.toml").is_file())
        .map(Path::to_owned)
}

/// Refuses what is no file; a run would say so too, but not relative to what. Under `cargo package`, which keeps the
/// manifest as it was written, it says why there is none.
pub(crate) fn check_file(path: &LitStr, base: &Path) -> syn::Result<()> {
    let file = base.join(path.value());
    if file.is_dir() {
        return Err(report::error_with_help(
            codes::CANNOT_READ,
            path.span(),
            "this is a directory, and the compiler cannot be told of files that are added to it",
            "name the files, or generate in a build script",
        ));
    }
    if file.exists() {
        return Ok(());
    }
    if base.join("Cargo.toml.orig").exists() && is_outside(Path::new(&path.value()), base) {
        return Err(report::error_with_help(
            codes::NOT_PACKAGED,
            path.span(),
            "this lies outside of the package, so nobody who gets the package from a registry has it",
            "move it below Cargo.toml, or check the generated file in",
        ));
    }
    let names: Vec<String> = file
        .parent()
        .and_then(|directory| directory.read_dir().ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let otherwise = "the path starts at the directory of the crate's Cargo.toml";
    let help = suggestion(&name, names.iter().map(String::as_str), otherwise);
    Err(report::error_with_help(
        codes::CANNOT_READ,
        path.span(),
        &format!("there is no such file below {}", base.display()),
        &help,
    ))
}

/// Items that make the compiler track every file read, and nothing else: the bytes are in no binary.
pub(crate) fn tracked<'a>(inputs: impl Iterator<Item = &'a Path>) -> TokenStream {
    let track = |file: &Path| match file.to_str() {
        Some(file) => quote!(
            const _: &[u8] = ::core::include_bytes!(#file);
        ),
        None => {
            let text = format!(
                "{} cannot be tracked: its path is not Unicode [{}]",
                file.display(),
                codes::CANNOT_READ
            );
            quote!(::core::compile_error!(#text);)
        }
    };
    inputs.map(track).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proc_macro2::Span;
    use syn::LitStr;

    #[test]
    fn what_a_package_does_not_hold_is_said_under_cargo_package() {
        let name = format!("xsdgen package {}", std::process::id());
        let package = std::env::temp_dir().join(name);
        fs::create_dir_all(&package).unwrap();
        let path = LitStr::new("../no schemas/coffee.xsd", Span::call_site());
        let said = || super::check_file(&path, &package).unwrap_err().to_string();
        assert!(said().starts_with("there is no such file"), "{}", said());
        fs::write(package.join("Cargo.toml.orig"), "").unwrap();
        assert!(
            said().starts_with("this lies outside of the package"),
            "{}",
            said()
        );
        fs::remove_dir_all(&package).unwrap();
    }
}
