//! A crate that uses the macros is built again when a file that was read changes, and only then.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MAIN: &str = r#"
mod all {
    xsdgen_macro::include_schema!("schemas/all.xsd");
}

#[xsdgen_macro::xsd_enum("schemas/all.xsd")]
enum Roast {}

fn main() {
    println!("{:?} {:?}", all::Roast::VALUES, Roast::VALUES);
}
"#;

const ALL: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="parts/roast.xsd"/>
</xs:schema>"#;

fn roast(values: &str) -> String {
    let values = values
        .split(' ')
        .map(|v| format!(r#"<xs:enumeration value="{v}"/>"#));
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Roast">
        <xs:restriction base="xs:token">{}</xs:restriction></xs:simpleType></xs:schema>"#,
        values.collect::<String>()
    )
}

struct Crate(PathBuf);

impl Crate {
    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Builds and runs: what was printed, or what the compiler said.
    fn run(&self) -> Result<String, String> {
        let done = Command::new(env!("CARGO"))
            .args(["run", "--offline", "--verbose"])
            .current_dir(&self.0)
            .env(
                "CARGO_TARGET_DIR",
                Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer"),
            )
            .output()
            .unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        match done.status.success() {
            true => Ok(format!(
                "{}{}",
                String::from_utf8(done.stdout).unwrap(),
                if said.contains("Fresh rebuilt v") {
                    "(not built again)"
                } else {
                    ""
                }
            )),
            false => Err(said),
        }
    }
}

#[test]
fn a_change_of_an_included_file_builds_again() {
    let consumer =
        Crate(std::env::temp_dir().join(format!("xsdgen rebuild {}", std::process::id())));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    consumer.write(
        "Cargo.toml",
        &format!(
            "[workspace]\n[package]\nname = \"rebuilt\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\
             [dependencies]\nxsdgen-macro = {{ path = {here:?} }}\n"
        ),
    );
    // What the lock file names is on this machine.
    let lock = fs::read_to_string(here.join("../Cargo.lock")).unwrap();
    consumer.write("Cargo.lock", &lock);
    consumer.write("src/main.rs", MAIN);
    consumer.write("schemas/all.xsd", ALL);
    consumer.write("schemas/parts/roast.xsd", &roast("light"));
    assert_eq!(consumer.run().unwrap(), "[Light] [Light]\n");
    assert_eq!(
        consumer.run().unwrap(),
        "[Light] [Light]\n(not built again)"
    );

    consumer.write("schemas/parts/roast.xsd", &roast("light dark"));
    assert_eq!(consumer.run().unwrap(), "[Light, Dark] [Light, Dark]\n");

    consumer.write("schemas/parts/roast.xsd", "<xs:schema");
    let error = consumer.run().unwrap_err();
    assert!(error.contains("schemas/parts/roast.xsd:1:"), "{error}");
    assert!(
        error.contains(r#"include_schema!("schemas/all.xsd")"#),
        "{error}"
    );

    consumer.write("schemas/parts/roast.xsd", &roast("dark"));
    assert_eq!(consumer.run().unwrap(), "[Dark] [Dark]\n");
    fs::remove_dir_all(&consumer.0).unwrap();
}
