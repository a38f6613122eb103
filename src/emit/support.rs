//! The private module at the end of a file: what the code above it needs at run time, as whole modules of
//! `src/runtime`.

use super::code::Code;
use super::file::File;
use super::lints::Lints;
use super::shared;
use crate::runtime::Module;

/// Writes the module, if anything is needed.
pub(super) fn emit(code: &mut Code, file: &File<'_>, name: &str) {
    if code.needs().is_empty() {
        return;
    }
    let (string, vector) = (code.needs().string, code.needs().vector);
    let shared = code.needs().shared.clone();
    code.gap();
    code.doc_line("What reading values takes at run time.");
    code.module(format_args!("mod {name} {{"), |code| {
        if string || vector {
            code.line("extern crate alloc;");
            code.gap();
        }
        if string {
            code.line("pub(crate) use self::alloc::string::String;");
        }
        if vector {
            code.line("pub(crate) use self::alloc::vec::Vec;");
        }
        for shared in shared {
            shared::define(code, file, shared);
        }
        // What the macros name is needed too.
        let modules: Vec<Module> = code.needs().modules().collect();
        for module in modules {
            let head = format!("pub(crate) mod {} {{", module.name());
            code.item_block(Lints::default(), head, |code| code.verbatim(module.text()));
        }
    });
}
