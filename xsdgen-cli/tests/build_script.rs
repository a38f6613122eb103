//! A crate whose build script calls `Builder::write`: what cargo shows, and when it runs the script again.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{COLOR, Scratch};

const DEPENDENCIES: &str = "[build-dependencies]\nxsdgen = { path = \"ROOT\" }\n";

const SCRIPT: &str = r#"
fn main() -> Result<(), xsdgen::Error> {
    xsdgen::Builder::new().schema("schemas").write("all.rs")?;
    Ok(())
}
"#;

const PROGRAM: &str = r#"
mod generated {
    include!(concat!(env!("OUT_DIR"), "/all.rs"));
}

fn main() {
    for color in generated::Color::VALUES {
        println!("{color}");
    }
}
"#;

const MAIN: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="../parts/color.xsd"/>
</xs:schema>
"#;

fn values(project: &Scratch) -> String {
    project.cargo_well(&["run", "--quiet"])
}

#[test]
fn the_script_runs_again_when_and_only_when_an_input_changed() {
    let project = Scratch::new("build-script", DEPENDENCIES);
    project.put("build.rs", SCRIPT);
    project.put("src/main.rs", PROGRAM);
    project.put("schemas/main.xsd", MAIN);
    project.put("parts/color.xsd", COLOR);
    project.put("parts/unrelated.xsd", COLOR);
    assert_eq!(values(&project), "red\ngreen\nblue\n");
    let built = |project: &Scratch| {
        let run = project.cargo(&["build"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.err.contains("Compiling build-script")
    };
    assert!(!built(&project), "nothing changed");
    // cargo compares times, which some file systems keep in whole seconds.
    let pause = || std::thread::sleep(std::time::Duration::from_millis(1100));
    pause();
    project.put("parts/unrelated.xsd", "<changed/>");
    assert!(!built(&project), "nothing that was read changed");
    project.put("parts/color.xsd", &COLOR.replace("green", "yellow"));
    assert_eq!(
        values(&project),
        "red\nyellow\nblue\n",
        "an included file changed"
    );
    pause();
    project.put("schemas/shape.xsd", &COLOR.replace("Color", "Shape"));
    assert!(
        built(&project),
        "a file was added to a directory that is searched"
    );

    // Warnings are shown by cargo, with their place.
    pause();
    project.put(
        "schemas/shape.xsd",
        &MAIN.replace("../parts/color.xsd", "missing.xsd"),
    );
    let run = project.cargo(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.err
            .contains("warning: build-script@0.0.0: schemas/shape.xsd:2:3: "),
        "{}",
        run.err
    );

    // So are errors, as they are on the command line.
    pause();
    project.put(
        "schemas/shape.xsd",
        &COLOR.replace("xs:string", "xs:strong"),
    );
    let run = project.cargo(&["build"]);
    assert_eq!(run.code, Some(101), "{}", run.err);
    assert!(
        run.err.contains("Error: nothing was generated"),
        "{}",
        run.err
    );
    assert!(run.err.contains("--> schemas/shape.xsd:3:"), "{}", run.err);
    assert!(run.err.contains("^^^^"), "{}", run.err);

    // And mending it is noticed.
    pause();
    project.put("schemas/shape.xsd", &COLOR.replace("Color", "Shape"));
    assert!(built(&project), "the input was mended");
}

#[test]
fn what_is_not_in_a_package_is_a_warning() {
    let dependencies =
        "[build-dependencies]\nxsdgen = { path = \"ROOT\", default-features = false }\n";
    let project = Scratch::new("packaged", dependencies);
    project.put("../packaged-outside.xsd", COLOR);
    let script = "fn main() -> Result<(), xsdgen::Error> {\n    \
         xsdgen::Builder::new().schema(\"../packaged-outside.xsd\").write(\"a.rs\")?;\n    Ok(())\n}\n";
    project.put("build.rs", script);
    project.put("src/lib.rs", "");
    let run = project.cargo(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(!run.err.contains("XSD0514"), "{}", run.err);
    // As cargo unpacks a package.
    project.put("Cargo.toml.orig", "");
    project.put("build.rs", &format!("{script}// again\n"));
    let run = project.cargo(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.err.contains("lies outside of the package"),
        "{}",
        run.err
    );
    assert!(run.err.contains("[XSD0514]"), "{}", run.err);
}
