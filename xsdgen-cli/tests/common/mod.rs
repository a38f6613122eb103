//! A directory of its own for each test, and the binary run in it.

#![allow(dead_code, reason = "not every test file uses every helper")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use xsdgen::internal::options::{Kind, OptionSpec};

/// A schema with one enumeration of three values.
pub(crate) const COLOR: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Color">
    <xs:restriction base="xs:string">
      <xs:enumeration value="red"/>
      <xs:enumeration value="green"/>
      <xs:enumeration value="blue"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
"#;

/// A directory that goes away with the test.
pub(crate) struct Dir(PathBuf);

impl Dir {
    pub(crate) fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xsdgen-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the temporary directory is writable");
        Self(path)
    }

    /// A directory with `color.xsd` in it.
    pub(crate) fn with_color(test: &str) -> Self {
        let dir = Self::new(test);
        dir.put("color.xsd", COLOR);
        dir
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        let parent = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).expect("the temporary directory is writable");
        fs::write(path, text).expect("the temporary directory is writable");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Names of the files in it.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xsdgen"));
        command.args(args).current_dir(&self.0);
        command.stdin(Stdio::null());
        command
    }

    /// Runs `xsdgen` here.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().expect("xsdgen starts"))
    }

    /// Runs `xsdgen` here with a text as its standard input.
    pub(crate) fn run_with_input(&self, args: &[&str], input: &str) -> Run {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("xsdgen starts");
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(input.as_bytes());
        }
        Run::of(child.wait_with_output().expect("xsdgen ends"))
    }

    /// Runs a shell command here, with `$XSDGEN` for the binary.
    pub(crate) fn shell(&self, script: &str) -> Run {
        let mut command = Command::new("sh");
        command.args(["-c", script]).current_dir(&self.0);
        command.env("XSDGEN", env!("CARGO_BIN_EXE_xsdgen"));
        Run::of(command.output().expect("sh starts"))
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a command did.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Fails the test unless the exit code is this one.
    #[track_caller]
    pub(crate) fn expect_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }
}

/// A package outside of the workspace that uses this checkout, kept between runs of the tests.
pub(crate) struct Scratch(PathBuf);

const MANIFEST: &str = r#"
[package]
name = "NAME"
version = "0.0.0"
edition = "2024"

[workspace]

[profile.dev]
debug = false
incremental = false
"#;

impl Scratch {
    /// `ROOT` in `dependencies` stands for the workspace.
    pub(crate) fn new(name: &str, dependencies: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().expect("the workspace is there");
        let made = Self(path);
        let dependencies = dependencies.replace("ROOT", &root.to_string_lossy());
        made.put(
            "Cargo.toml",
            &(MANIFEST.replace("NAME", name) + &dependencies),
        );
        // The versions that the workspace uses are the ones that are there without a network.
        let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap_or_default();
        made.put("Cargo.lock", &lock);
        made
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        let parent = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).expect("the target directory is writable");
        fs::write(path, text).expect("the target directory is writable");
    }

    /// Runs cargo here, without a network.
    pub(crate) fn cargo(&self, args: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO"));
        command.args(args).current_dir(&self.0);
        // The compiler's expansion is not stable, but what it shows here is.
        command.env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTFLAGS");
        command.env("CARGO_NET_OFFLINE", "true");
        command.env("CARGO_TARGET_DIR", self.0.with_file_name("scratch-target"));
        Run::of(command.output().expect("cargo starts"))
    }

    /// Runs cargo, which must succeed, and gives its standard output.
    #[track_caller]
    pub(crate) fn cargo_well(&self, args: &[&str]) -> String {
        let run = self.cargo(args);
        assert_eq!(run.code, Some(0), "cargo {args:?}:\n{}", run.err);
        run.out
    }
}

/// An XML catalog without entries.
pub(crate) const CATALOG: &str = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'/>\n";

/// A value of an option that is not its default and suits [`COLOR`].
pub(crate) fn sample(option: &OptionSpec) -> &'static str {
    match (option.name, option.kind()) {
        (_, Kind::Flag) => "true",
        ("root", _) => ".",
        ("vis", _) => "pub(crate)",
        ("derive", _) => "Hash",
        ("attribute", _) => "allow(dead_code)",
        ("deny" | "allow", _) => "XSD0010",
        ("rename-module", _) => "urn:x=x",
        ("default", _) => "Color::red",
        ("rename-type", _) => "Color=Paint",
        ("rename-value", _) => "Color::red=Crimson",
        ("derive-for", _) => "Color=Hash",
        ("attribute-for", _) => "Color=allow(dead_code)",
        (
            "types" | "drop-types" | "open" | "closed" | "non-exhaustive-for" | "constants-for",
            _,
        ) => "Color",
        ("constants-above", _) => "1",
        ("names-from", _) => "description",
        ("registry-entries", _) => "reserved",
        ("lock", _) => "names.lock",
        ("variant-prefix" | "type-prefix", _) => "My",
        ("strip-type-prefix", _) => "Co",
        ("trim-type-suffix", _) => "or",
        ("error-type", _) => "MyError",
        ("catalog", _) => "catalog.xml",
        (_, Kind::Choice(words)) => words.last().copied().unwrap_or(""),
        (_, Kind::Number) => "1000000",
        (_, Kind::Path | Kind::Paths) => "extra.md",
        (_, Kind::Map) => "http://example.org/=.",
        _ => "sample",
    }
}
