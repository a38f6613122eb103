//! Writes one module for each set: xsdgen's code, and the same enumeration for strum, serde's derive, phf, and
//! in the way of xsd-parser (a `match` over bytes).

#[path = "src/sets.rs"]
mod sets;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use sets::Set;

/// More values than this take the derives minutes.
const DERIVES: usize = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let mut modules = String::new();
    let mut measured = String::new();
    let largest = env::var("LARGEST").map_or(Ok(usize::MAX), |n| n.parse())?;
    let before = env::var_os("BEFORE");
    println!("cargo::rerun-if-env-changed=LARGEST\ncargo::rerun-if-env-changed=BEFORE");
    if before.is_some() {
        println!("cargo::rustc-cfg=before");
    }
    for set in sets::all().into_iter().filter(|set| set.values.len() <= largest) {
        let derives = set.values.len() <= DERIVES;
        let name = set.name;
        let ours = xsdgen::Builder::new().text("set.xsd", schema(&set)).serde(true).generate()?;
        fs::write(out.join(format!("{name}_ours.rs")), ours.code())?;
        let compact = xsdgen::Builder::new().text("set.xsd", schema(&set)).serde_compact(true).generate()?;
        fs::write(out.join(format!("{name}_compact.rs")), compact.code())?;
        fs::write(out.join(format!("{name}_others.rs")), others(&set, derives)?)?;
        writeln!(
            modules,
            "pub mod {name} {{\n    pub mod ours {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}_ours.rs\")); }}\n    \
             pub mod compact {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}_compact.rs\")); }}\n    \
             #[cfg(before)] pub mod before {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}_before.rs\")); }}\n    \
             pub mod others {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}_others.rs\")); }}\n}}"
        )?;
        if let Some(before) = &before {
            let file = out.join(format!("{name}.xsd"));
            fs::write(&file, schema(&set))?;
            let code = Command::new(before).arg("generate").arg(file).output()?.stdout;
            fs::write(out.join(format!("{name}_before.rs")), code)?;
        }
        let how = if derives { "measure" } else { "measure_large" };
        writeln!(measured, "{how}!({name}, record);")?;
    }
    fs::write(out.join("modules.rs"), modules)?;
    fs::write(out.join("measured.rs"), format!("{{ {measured} }}"))?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/sets.rs");
    Ok(())
}

fn schema(set: &Set) -> String {
    let mut text = String::from(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:simpleType name=\"Set\">\
         <xs:restriction base=\"xs:token\">\n",
    );
    for value in &set.values {
        let _ = writeln!(text, "<xs:enumeration value=\"{value}\"/>");
    }
    text + "</xs:restriction></xs:simpleType></xs:schema>"
}

fn others(set: &Set, derives: bool) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    let mut map = phf_codegen::Map::new();
    for (i, value) in set.values.iter().enumerate() {
        map.entry(value.as_str(), format!("{i}"));
    }
    writeln!(text, "pub static PHF: phf::Map<&'static str, u32> = {};", map.build())?;
    if !derives {
        return Ok(text);
    }
    writeln!(text, "#[derive(Clone, Copy, PartialEq, strum::EnumString, strum::IntoStaticStr)]\npub enum Strum {{")?;
    for (i, value) in set.values.iter().enumerate() {
        writeln!(text, "#[strum(serialize = {value:?})] V{i},")?;
    }
    writeln!(text, "}}\n#[derive(Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]\npub enum Derived {{")?;
    for (i, value) in set.values.iter().enumerate() {
        writeln!(text, "#[serde(rename = {value:?})] V{i},")?;
    }
    writeln!(text, "}}\npub fn by_match(bytes: &[u8]) -> Result<Strum, Vec<u8>> {{ match bytes {{")?;
    for (i, value) in set.values.iter().enumerate() {
        writeln!(text, "b{value:?} => Ok(Strum::V{i}),")?;
    }
    writeln!(text, "other => Err(other.to_vec()) }} }}")?;
    Ok(text)
}
