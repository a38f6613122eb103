//! Where paths start, and how the compiler is told which files were read.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

/// The directory that a path literal is relative to: the one that holds the crate's manifest.
///
/// A test runner such as trybuild compiles a file with a manifest that it makes elsewhere. If nothing has
/// the path there, the manifest above the file that the literal stands in is meant.
pub(crate) fn directory(path: &LitStr) -> PathBuf {
    let given = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = || std::env::current_dir().unwrap_or_default();
    let base = given.unwrap_or_else(here);
    if base.join(path.value()).exists() {
        return base;
    }
    above(path)
        .filter(|other| other.join(path.value()).exists())
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

/// Items that make the compiler track every file read, and nothing else: the bytes are in no binary.
pub(crate) fn tracked<'a>(inputs: impl Iterator<Item = &'a Path>) -> TokenStream {
    inputs
        .filter_map(Path::to_str)
        .map(|file| {
            quote!(
                const _: &[u8] = ::core::include_bytes!(#file);
            )
        })
        .collect()
}
